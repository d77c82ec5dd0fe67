import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, DomainError, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { isStaffRole } from '../domain/permissions.js';
import type { SignedIn } from '../domain/scope.js';
import { FOUR_EYES, mayGive } from '../domain/staff-grants.js';
import { IdentityError } from '../errors.js';
import { ScopeSources } from '../staff/scope-sources.js';
import { GrantRole } from './grant-role.js';

export interface GivenRole {
  readonly role: string;
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
  /** Now when left out. */
  readonly validFrom: Date | undefined;
  /** Without end when left out. */
  readonly validTo: Date | undefined;
}

/** A member of staff gives a role to somebody else, as far as their own grants reach. */
@Injectable()
export class GiveRole {
  constructor(
    private readonly grantRole: GrantRole,
    private readonly scopeSources: ScopeSources,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What can be said of the role before anybody is known to whom it goes. @throws what `execute` throws of the role itself */
  async check({ role, organisationId, programmeId, validFrom, validTo }: GivenRole, actor: SignedIn): Promise<void> {
    if (!isStaffRole(role)) throw new DomainError(IdentityError.unknownRole, { role });
    if (!mayGive(actor, { role, organisationId, programmeId })) throw new DomainError(IdentityError.grantNotYours);
    const begin = validFrom ?? this.clock.now();
    if (validTo && (validTo <= begin || validTo <= this.clock.now()))
      throw new DomainError(IdentityError.grantEndsTooSoon, {}, [{ pointer: '/input/until', code: 'too_small' }]);
    await this.checkPlace(organisationId, programmeId);
  }

  /**
   * A role that two must agree to waits for the second.
   * @throws identity.unknown-role, identity.grant-not-yours, identity.grant-to-self, identity.grant-ends-too-soon, identity.unknown-organisation,
   * identity.unknown-programme, identity.unknown-person, identity.grant-private-way
   */
  async execute(personId: PersonId, given: GivenRole, actor: SignedIn): Promise<void> {
    await this.check(given, actor);
    if (personId === actor.personId) throw new DomainError(IdentityError.grantToSelf);
    const { validFrom = this.clock.now(), validTo = null } = given;
    const needsApproval = isStaffRole(given.role) && FOUR_EYES.includes(given.role);
    await this.grantRole.execute(
      { ...given, personId, validFrom, validTo, needsApproval },
      { kind: 'person', personId: actor.personId },
    );
  }

  private async checkPlace(organisationId: string | null, programmeId: string | null): Promise<void> {
    const places = `select 1 from identity.organisation o where o.state = 'active' and o.id::text = $1`;
    if (organisationId && !(await this.database.one(places, [organisationId])))
      throw new DomainError(IdentityError.unknownOrganisation, { name: organisationId });
    const programmes = `select 1 from (${this.scopeSources.programmes()}) p where p.programme_id::text = $1 limit 1`;
    if (programmeId && !(await this.database.one(programmes, [programmeId])))
      throw new DomainError(IdentityError.unknownProgramme);
  }
}

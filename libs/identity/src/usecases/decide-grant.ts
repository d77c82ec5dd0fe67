import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { isStaffRole, type StaffRole } from '../domain/permissions.js';
import type { SignedIn } from '../domain/scope.js';
import { mayGive } from '../domain/staff-grants.js';
import { IdentityError } from '../errors.js';
import { RoleGranted, RoleWithdrawn } from '../facts/index.js';
import { Administrators } from '../persistence/administrators.js';

interface GrantRow {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: StaffRole;
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly grantedBy: string;
  readonly approvedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What a member of staff decides about a grant that is there: agree as the second person, withdraw it, or keep it for another year. */
@Injectable()
export class DecideGrant {
  constructor(
    private readonly database: Database,
    private readonly administrators: Administrators,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.unknown-grant, identity.grant-not-yours, identity.grant-not-waiting, identity.grant-needs-another, identity.grant-is-over */
  approve(id: string, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const grant = await this.take(id, actor);
      if (grant.approvedAt) throw new DomainError(IdentityError.grantNotWaiting);
      // Four eyes: neither who gave it nor who gets it.
      if ([grant.grantedBy, grant.personId].includes(actor.personId))
        throw new DomainError(IdentityError.grantNeedsAnother);
      await this.set(id, 'approved_at = $2, approved_by = $3', [actor.personId]);
      await this.note('identity.approve-grant', grant, actor);
      const { validFrom } = grant;
      const fact = this.factOf(grant, 2);
      const from = validFrom > this.clock.now() ? { from: validFrom.toISOString() } : {};
      await this.outbox.record(RoleGranted, { ...fact, data: { ...fact.data, ...from } });
    });
  }

  /** Counts from the next request on. @throws identity.unknown-grant, identity.grant-not-yours, identity.grant-is-over, identity.last-administrator */
  withdraw(id: string, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      await this.administrators.requireOneBeside(({ grantId }) => grantId === id);
      const grant = await this.take(id, actor);
      await this.set(id, 'revoked_at = $2, revoked_by = $3', [actor.personId]);
      await this.note('identity.withdraw-grant', grant, actor);
      // Whose grant waited never had the role.
      if (grant.approvedAt) await this.outbox.record(RoleWithdrawn, this.factOf(grant, 3));
    });
  }

  /** The yearly question is answered: still needed. @throws identity.unknown-grant, identity.grant-not-yours, identity.grant-is-over */
  keep(id: string, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const grant = await this.take(id, actor);
      if (grant.personId === actor.personId) throw new DomainError(IdentityError.grantNeedsAnother);
      await this.set(id, 'reviewed_at = $2', []);
      await this.note('identity.review-grant', grant, actor);
    });
  }

  /** The grant, held until the end of the transaction. */
  private async take(id: string, actor: SignedIn): Promise<GrantRow> {
    const grant = await this.database.one<GrantRow>(
      `select id, person_id as "personId", role, organisation_id as "organisationId", programme_id as "programmeId", valid_from as "validFrom", valid_to as "validTo",
         granted_by as "grantedBy", approved_at as "approvedAt", revoked_at as "revokedAt"
       from identity.role_grant where id::text = $1 for update`,
      [id],
    );
    if (!grant || !isStaffRole(grant.role)) throw new DomainError(IdentityError.unknownGrant);
    if (!mayGive(actor, grant)) throw new DomainError(IdentityError.grantNotYours);
    if (grant.revokedAt || (grant.validTo && grant.validTo <= this.clock.now()))
      throw new DomainError(IdentityError.grantIsOver);
    return grant;
  }

  private async set(id: string, what: string, values: readonly unknown[]): Promise<void> {
    await this.database.query(`update identity.role_grant set ${what} where id = $1`, [
      id,
      this.clock.now(),
      ...values,
    ]);
  }

  private note(action: string, grant: GrantRow, { personId }: SignedIn): Promise<void> {
    const actor: Actor = { kind: 'person', personId };
    const subject = { kind: 'role-grant', id: grant.id };
    const details = { role: grant.role, programmeId: grant.programmeId, personId: grant.personId };
    return this.audit.record({ actor, action, subject, organisationId: grant.organisationId, details });
  }

  private factOf({ id, personId, role, organisationId, programmeId }: GrantRow, version: number) {
    return {
      subject: { kind: 'role-grant', id, version },
      organisationId,
      programmeId,
      data: { personId, role },
    };
  }
}

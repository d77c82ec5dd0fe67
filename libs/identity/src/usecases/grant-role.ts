import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { isStaffRole } from '../domain/permissions.js';
import { IdentityError } from '../errors.js';
import { RoleGranted } from '../facts/index.js';

export interface GrantRoleCommand {
  readonly personId: PersonId;
  readonly role: string;
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
  /** Now when left out. */
  readonly validFrom?: Date;
  readonly validTo?: Date | null;
  /** The grant counts only once a second person has agreed. */
  readonly needsApproval?: boolean;
}

/**
 * Gives a person a staff role for an organisation (or all) in a programme (or all). Who may give what is asked before, by `GiveRole` for staff; the
 * command line may give anything.
 */
@Injectable()
export class GrantRole {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * Granting what a grant already covers is granting it once; a longer or earlier time is a grant of its own beside the first.
   * @throws identity.unknown-role, identity.unknown-person, identity.grant-private-way
   */
  execute(command: GrantRoleCommand, actor: Actor): Promise<void> {
    const { role, needsApproval = false } = command;
    if (!isStaffRole(role)) throw new DomainError(IdentityError.unknownRole, { role });
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const { validFrom = now, validTo = null } = command;
      // Two who grant at once: the second waits here and then finds the grant of the first.
      await this.holdFitPerson(command.personId);
      if (await this.isCovered(command, validFrom, validTo)) return;
      const id = newId<'role-grant'>(now.getTime());
      await this.database.query(
        `insert into identity.role_grant (id, person_id, role, organisation_id, programme_id, valid_from, valid_to, granted_by, granted_at, approved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          command.personId,
          role,
          command.organisationId,
          command.programmeId,
          validFrom,
          validTo,
          nameOf(actor),
          now,
          needsApproval ? null : now,
        ],
      );
      await this.audit.record({
        actor,
        action: 'identity.grant-role',
        subject: { kind: 'person', id: command.personId },
        organisationId: command.organisationId,
        details: {
          role,
          programmeId: command.programmeId,
          validFrom: validFrom.toISOString(),
          validTo: validTo?.toISOString() ?? null,
          needsApproval,
        },
      });
      if (needsApproval) return;
      await this.outbox.record(RoleGranted, {
        subject: { kind: 'role-grant', id, version: 1 },
        organisationId: command.organisationId,
        programmeId: command.programmeId,
        data: { personId: command.personId, role, ...(validFrom > now && { from: validFrom.toISOString() }) },
      });
    });
  }

  /**
   * A role opens by what an organisation vouches for, or by the address that was invited: never by a private address beside a university's account
   * (config/decisions/0006).
   */
  private async holdFitPerson(personId: PersonId): Promise<void> {
    const person = await this.database.one<{ state: string }>(
      'select state from identity.person where id = $1 for update',
      [personId],
    );
    if (person?.state !== 'active') throw new DomainError(IdentityError.unknownPerson);
    const [ways] = await this.database.query<{ kinds: number }>(
      `select count(distinct kind)::int as kinds from identity.sign_in where person_id = $1 and state = 'active'`,
      [personId],
    );
    if (ways && ways.kinds > 1) throw new DomainError(IdentityError.grantPrivateWay);
  }

  private async isCovered(command: GrantRoleCommand, validFrom: Date, validTo: Date | null): Promise<boolean> {
    const { personId, role, organisationId, programmeId, needsApproval = false } = command;
    const covering = await this.database.one(
      `select 1 from identity.role_grant where person_id = $1 and role = $2 and organisation_id is not distinct from $3
         and programme_id is not distinct from $4 and revoked_at is null and (approved_at is not null or $7)
         and valid_from <= $5 and (valid_to is null or valid_to >= $6::timestamptz)`,
      [personId, role, organisationId, programmeId, validFrom, validTo, needsApproval],
    );
    return covering !== undefined;
  }
}

/** Who did it, as the grant keeps it: a person's id, or the name of a command. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.name;
}

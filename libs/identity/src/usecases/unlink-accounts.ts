import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { undoableUntil } from '../domain/account-link.js';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { SignInWaysChanged } from '../facts/index.js';
import { AccountLinks, type ConfirmedLink } from '../persistence/account-links.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { type KnownWay, SignInWays } from '../persistence/sign-in-ways.js';
import { HoldsRole } from '../queries/holds-role.js';
import { bothOpen, LinkedWays, type SortedWays } from '../queries/linked-ways.js';

/** Parts two linked accounts again: what opened the other one goes back to it, and it wakes up as it was. */
@Injectable()
export class UnlinkAccounts {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly ways: SignInWays,
    private readonly linkedWays: LinkedWays,
    private readonly holdsRole: HoldsRole,
    private readonly contacts: ContactAddresses,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws identity.unknown-link for those of others, undone and invented ones; identity.link-too-old after thirty days; identity.link-ways-gone
   * when one of the two would be left without a way in, identity.staff-ways
   */
  execute(id: string, { personId }: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      // As whoever removes a way, so that both find what the other one has left.
      await this.database.query('select 1 from identity.person where id = $1 for update', [personId]);
      const link = await this.links.oneInForce(id, personId);
      if (!link) throw new DomainError(IdentityError.unknownLink);
      if (this.clock.now() >= undoableUntil(link.confirmedAt)) throw new DomainError(IdentityError.linkTooOld);
      // A role would come under a way that it was not given to.
      if (await this.holdsRole.of(personId)) throw new DomainError(IdentityError.staffWays);
      const sorted = await this.linkedWays.sort(link, await this.ways.of(personId));
      if (!bothOpen(sorted)) throw new DomainError(IdentityError.linkWaysGone);
      await this.part(link, personId, sorted);
    });
  }

  private async part(link: ConfirmedLink, kept: PersonId, sorted: SortedWays): Promise<void> {
    const { id, otherPersonId: other } = link;
    const signInIds = sorted.returning.flatMap((way) => way.signInIds);
    const contactIds = await this.contacts.idsOf(kept);
    await this.database.query('update identity.sign_in set person_id = $2 where id = any($1::uuid[])', [
      signInIds,
      other,
    ]);
    await this.contacts.moveBack(link.movedContactIds, kept, other);
    await this.ways.endSessions(signInIds);
    await this.forgetAffiliations(link, kept, sorted);
    await this.database.query(
      `update identity.person set state = 'active', version = version + 1 where id = $1 and state = 'linked'`,
      [other],
    );
    await this.links.undo(id);
    await this.outbox.record(SignInWaysChanged, {
      subject: { kind: 'account-link', id, version: 2 },
      data: { personId: kept, change: 'unlinked', contactIds },
    });
    await this.audit.record({
      actor: { kind: 'person', personId: kept },
      action: 'identity.unlink-accounts',
      subject: { kind: 'account-link', id },
      details: { otherPersonId: other, signIns: signInIds.length },
    });
  }

  /** What the other account's universities have said of the kept one meanwhile was said of the other one. */
  private async forgetAffiliations(
    { confirmedAt }: ConfirmedLink,
    kept: PersonId,
    { returning, staying }: SortedWays,
  ): Promise<void> {
    await this.database.query(
      `delete from identity.affiliation where person_id = $1 and seen_at >= $2
         and organisation_id = any($3::uuid[]) and organisation_id <> all($4::uuid[])`,
      [kept, confirmedAt, organisationsOf(returning), organisationsOf(staying)],
    );
  }
}

function organisationsOf(ways: readonly KnownWay[]): string[] {
  return ways.flatMap(({ organisationId }) => organisationId ?? []);
}

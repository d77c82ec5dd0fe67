import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { SignInWaysChanged } from '../facts/index.js';
import { AccountLinks, type LinkId } from '../persistence/account-links.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { LinkObjections } from './link-objections.js';

/** Makes two accounts of one person one: what opened the other one opens this one. All else of the other account stays with it, asleep. */
@Injectable()
export class LinkAccounts {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly contacts: ContactAddresses,
    private readonly objections: LinkObjections,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * `session` is the id of the session that asked.
   * @throws identity.link-not-asked, identity.account-disabled, and what speaks against it (see LinkObjections)
   */
  execute({ personId }: SignedIn, session: string): Promise<void> {
    return this.transactions.run(async () => {
      const link = await this.links.asked(personId, session);
      if (!link?.otherPersonId) throw new DomainError(IdentityError.linkNotAsked);
      const other = link.otherPersonId;
      await this.holdBoth(personId, other);
      await this.objections.refuse(personId, other);
      await this.merge(link.id, personId, other);
    });
  }

  /** In one order, so that two who link each other at once do not wait for ever. */
  private async holdBoth(kept: PersonId, other: PersonId): Promise<void> {
    const active = await this.database.query(
      `select 1 from (select id, state from identity.person where id = any($1::uuid[]) order by id for update) as held where state = 'active'`,
      [[kept, other]],
    );
    if (active.length < 2) throw new DomainError(IdentityError.accountDisabled);
  }

  private async merge(id: LinkId, kept: PersonId, other: PersonId): Promise<void> {
    const now = this.clock.now();
    const moved = await this.database.query<{ id: string }>(
      `update identity.sign_in set person_id = $1 where person_id = $2 and state = 'active' returning id`,
      [kept, other],
    );
    const contactIds = await this.contacts.moveAll(other, kept);
    await this.database.query('update identity.session set ended_at = $2 where person_id = $1 and ended_at is null', [
      other,
      now,
    ]);
    await this.database.query(`update identity.person set state = 'linked', version = version + 1 where id = $1`, [
      other,
    ]);
    const signInIds = moved.map((row) => row.id);
    await this.links.confirm(id, signInIds, contactIds);
    await this.outbox.record(SignInWaysChanged, {
      subject: { kind: 'account-link', id, version: 1 },
      data: { personId: kept, change: 'linked', contactIds: await this.contacts.idsOf(kept) },
    });
    await this.audit.record({
      actor: { kind: 'person', personId: kept },
      action: 'identity.link-accounts',
      subject: { kind: 'account-link', id },
      details: { otherPersonId: other, signIns: signInIds.length },
    });
  }
}

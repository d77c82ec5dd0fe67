import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { SignInWaysChanged } from '../facts/index.js';
import { AccountLinks } from '../persistence/account-links.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { type KnownWay, SignInWays } from '../persistence/sign-in-ways.js';
import { HoldsRole } from '../queries/holds-role.js';
import { bothOpen, LinkedWays } from '../queries/linked-ways.js';

/** A person closes a way into their own account. */
@Injectable()
export class RemoveWay {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly ways: SignInWays,
    private readonly links: AccountLinks,
    private readonly linkedWays: LinkedWays,
    private readonly holdsRole: HoldsRole,
    private readonly contacts: ContactAddresses,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
  ) {}

  /** @throws identity.unknown-way for those of others, closed and invented ones; identity.last-way when no other way would open the account, identity.way-of-link, identity.staff-ways */
  execute(id: string, { personId }: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      // Two that are closed at once are closed one after the other, so that one stays.
      await this.database.query('select 1 from identity.person where id = $1 for update', [personId]);
      const ways = await this.ways.of(personId);
      const way = ways.find((own) => own.id === id);
      if (!way) throw new DomainError(IdentityError.unknownWay);
      if (await this.holdsRole.of(personId)) throw new DomainError(IdentityError.staffWays);
      const left = ways.filter((other) => other !== way);
      if (!left.some(({ works }) => works)) throw new DomainError(IdentityError.lastWay);
      await this.keepLinksUndoable(personId, ways, left);
      const contactIds = await this.contacts.idsOf(personId);
      await this.ways.close(way);
      if (way.address) await this.contacts.leave(personId, way.address);
      await this.outbox.record(SignInWaysChanged, {
        subject: { kind: 'sign-in', id, version: 2 },
        data: { personId, change: 'removed', contactIds },
      });
      await this.audit.record({
        actor: { kind: 'person', personId },
        action: 'identity.remove-way',
        subject: { kind: 'sign-in', id },
        details: { kind: way.kind },
      });
    });
  }

  /** The page promises thirty days in which a link can be undone: until then neither of the two accounts loses its last way. */
  private async keepLinksUndoable(
    personId: PersonId,
    ways: readonly KnownWay[],
    left: readonly KnownWay[],
  ): Promise<void> {
    for (const link of await this.links.undoable(personId)) {
      const wasOpen = bothOpen(await this.linkedWays.sort(link, ways));
      if (wasOpen && !bothOpen(await this.linkedWays.sort(link, left))) throw new DomainError(IdentityError.wayOfLink);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { AuditSink, Transactions } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { AccountLinks } from '../persistence/account-links.js';

/** Somebody who asked to link has come back from a university: the account that it opens is theirs. No session begins by this. */
@Injectable()
export class ProveOtherAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly audit: AuditSink,
  ) {}

  /** @throws identity.link-not-asked when it took too long, was proved before, is the same account, or the university did not ask who it is */
  execute(linkId: string, other: PersonId, authenticatedAt: Date): Promise<void> {
    return this.transactions.run(async () => {
      const proved = await this.links.prove(linkId, other, authenticatedAt);
      if (!proved) throw new DomainError(IdentityError.linkNotAsked);
      await this.audit.record({
        actor: { kind: 'person', personId: proved.keptPersonId },
        action: 'identity.prove-other-account',
        subject: { kind: 'account-link', id: linkId },
        details: { otherPersonId: other },
      });
    });
  }
}

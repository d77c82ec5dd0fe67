import { Injectable } from '@nestjs/common';
import { AuditSink, Transactions } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { AccountLinks } from '../persistence/account-links.js';
import { HoldsRole } from '../queries/holds-role.js';

/** A person asks for another account of theirs to be linked to this one. Nothing moves before it is proved and confirmed. */
@Injectable()
export class AskToLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly holdsRole: HoldsRole,
    private readonly audit: AuditSink,
  ) {}

  /**
   * `session` is the id of the session that asks. `other` is the account that was proved just now; left out when it will be, through a university.
   * @throws identity.staff-ways
   */
  execute({ personId }: Pick<SignedIn, 'personId'>, session: string, other?: PersonId): Promise<void> {
    return this.transactions.run(async () => {
      if (await this.holdsRole.of(personId)) throw new DomainError(IdentityError.staffWays);
      const id = await this.links.ask(personId, session, other);
      await this.audit.record({
        actor: { kind: 'person', personId },
        action: 'identity.ask-to-link',
        subject: { kind: 'account-link', id },
      });
    });
  }
}

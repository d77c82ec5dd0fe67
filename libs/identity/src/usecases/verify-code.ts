import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { TakeCode } from './take-code.js';

export interface VerifiedSignIn {
  readonly personId: PersonId;
  readonly signInId: string;
}

/** Signs in by a code. */
@Injectable()
export class VerifyCode {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly takeCode: TakeCode,
    private readonly contacts: ContactAddresses,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.code-not-asked, identity.code-expired, identity.code-exhausted, identity.code-wrong, identity.account-disabled */
  async execute(command: { readonly code: string; readonly browser: string }): Promise<VerifiedSignIn> {
    // The verdict leaves the transaction before it is thrown: a wrong try must stay counted.
    const verdict = await this.transactions.run(async () => {
      const proved = await this.takeCode.execute({ ...command, addsTo: null });
      return proved instanceof DomainError ? proved : this.signIn(proved.addressKey);
    });
    if (verdict instanceof DomainError) throw verdict;
    return verdict;
  }

  private async signIn(key: string): Promise<VerifiedSignIn | DomainError> {
    const now = this.clock.now();
    const found = await this.database.one<{ id: string; person_id: PersonId }>(
      `update identity.sign_in s set verified_at = coalesce(s.verified_at, $2), last_used_at = $2
       from identity.person p
       where p.id = s.person_id and p.state = 'active' and s.kind = 'email' and s.state = 'active' and s.key = $1 returning s.id, s.person_id`,
      [key, now],
    );
    if (!found) return new DomainError(IdentityError.accountDisabled);
    await this.contacts.useFirst(found.person_id, key);
    await this.audit.record({
      actor: { kind: 'person', personId: found.person_id },
      action: 'identity.sign-in',
      subject: { kind: 'sign-in', id: found.id },
      details: { by: 'email' },
    });
    return { personId: found.person_id, signInId: found.id };
  }
}

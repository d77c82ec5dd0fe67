import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Secrets, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { CODE_TRIES, checkCode } from '../domain/email-code.js';
import { IdentityError } from '../errors.js';

interface CodeRow {
  id: string;
  address_key: string;
  expires_at: Date;
  tries: number;
  used_at: Date | null;
  code_hashes: string[];
}

export interface VerifiedSignIn {
  readonly personId: PersonId;
  readonly signInId: string;
}

/** Takes the code from the browser that asked for it: once, within ten minutes, with five tries. */
@Injectable()
export class VerifyCode {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.code-not-asked, identity.code-expired, identity.code-exhausted, identity.code-wrong */
  async execute(command: { readonly code: string; readonly browser: string }): Promise<VerifiedSignIn> {
    // The verdict leaves the transaction before it is thrown: a wrong try must stay counted.
    const verdict = await this.transactions.run(() => this.judge(command));
    if (verdict instanceof DomainError) throw verdict;
    return verdict;
  }

  private async judge(command: {
    readonly code: string;
    readonly browser: string;
  }): Promise<VerifiedSignIn | DomainError> {
    const row = await this.database.one<CodeRow>(
      `select id, address_key, expires_at, tries, used_at, code_hashes from identity.email_code
       where browser_hash = $1 order by requested_at desc limit 1 for update`,
      [this.secrets.hash('code-browser', command.browser)],
    );
    if (!row) return new DomainError(IdentityError.codeNotAsked);
    const wanted = this.secrets.hash('code', `${row.id}:${command.code}`);
    const request = { expiresAt: row.expires_at, tries: row.tries, usedAt: row.used_at, codeHashes: row.code_hashes };
    switch (checkCode(request, this.clock.now(), (hash) => this.secrets.equal(hash, wanted))) {
      case 'right':
        return this.signIn(row);
      case 'wrong':
        await this.database.query('update identity.email_code set tries = tries + 1 where id = $1', [row.id]);
        return row.tries + 1 >= CODE_TRIES
          ? new DomainError(IdentityError.codeExhausted)
          : new DomainError(IdentityError.codeWrong, { triesLeft: CODE_TRIES - row.tries - 1 });
      case 'exhausted':
        return new DomainError(IdentityError.codeExhausted);
      default:
        return new DomainError(IdentityError.codeExpired);
    }
  }

  private async signIn(row: CodeRow): Promise<VerifiedSignIn | DomainError> {
    const now = this.clock.now();
    await this.database.query('update identity.email_code set used_at = $2 where id = $1', [row.id, now]);
    const found = await this.database.one<{ id: string; person_id: PersonId }>(
      `update identity.sign_in s set verified_at = coalesce(s.verified_at, $2), last_used_at = $2
       from identity.person p
       where p.id = s.person_id and p.state = 'active' and s.kind = 'email' and s.state = 'active' and s.key = $1 returning s.id, s.person_id`,
      [row.address_key, now],
    );
    if (!found) return new DomainError(IdentityError.accountDisabled);
    await this.database.query(
      'update identity.contact_address set verified_at = coalesce(verified_at, $3) where person_id = $1 and address_key = $2',
      [found.person_id, row.address_key, now],
    );
    await this.audit.record({
      actor: { kind: 'person', personId: found.person_id },
      action: 'identity.sign-in',
      subject: { kind: 'sign-in', id: found.id },
      details: { by: 'email' },
    });
    return { personId: found.person_id, signInId: found.id };
  }
}

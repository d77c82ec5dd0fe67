import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { CODE_TRIES, checkCode } from '../domain/email-code.js';
import { IdentityError } from '../errors.js';

interface CodeRow {
  id: string;
  address: string;
  address_key: string;
  expires_at: Date;
  tries: number;
  used_at: Date | null;
  code_hashes: string[];
}

export interface GivenCode {
  readonly code: string;
  /** Secret of the browser that asked. */
  readonly browser: string;
  /** Whose account the address is to be added to; null for a code that signs in. Neither kind is taken for the other. */
  readonly addsTo: PersonId | null;
}

/** The address whose mailbox was proved to be the reader's. */
export interface ProvedAddress {
  readonly address: string;
  readonly addressKey: string;
}

/** Takes a code from the browser that asked for it: once, within ten minutes, with five tries. */
@Injectable()
export class TakeCode {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs in the caller's transaction and answers what is wrong instead of throwing it: a wrong try must stay counted.
   * Answers identity.code-not-asked, identity.code-expired, identity.code-exhausted, identity.code-wrong.
   */
  async execute(given: GivenCode): Promise<ProvedAddress | DomainError> {
    const row = await this.database.one<CodeRow>(
      `select id, address, address_key, expires_at, tries, used_at, code_hashes from identity.email_code
       where browser_hash = $1 and adds_to_person_id is not distinct from $2 order by requested_at desc, id desc limit 1 for update`,
      [this.secrets.hash('code-browser', given.browser), given.addsTo],
    );
    if (!row) return new DomainError(IdentityError.codeNotAsked);
    const wanted = this.secrets.hash('code', `${row.id}:${given.code}`);
    const request = { expiresAt: row.expires_at, tries: row.tries, usedAt: row.used_at, codeHashes: row.code_hashes };
    switch (checkCode(request, this.clock.now(), (hash) => this.secrets.equal(hash, wanted))) {
      case 'right':
        await this.database.query('update identity.email_code set used_at = $2 where id = $1', [
          row.id,
          this.clock.now(),
        ]);
        return { address: row.address, addressKey: row.address_key };
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
}

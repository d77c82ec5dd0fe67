import { Injectable } from '@nestjs/common';
import { Database, Outbox, Secrets, Transactions } from '#platform';
import { Clock, DomainError, type Language, newId, type PersonId } from '#platform/kernel';
import { addressKey, requireAddress } from '../domain/email-address.js';
import { CODE_LIFETIME, CODES_PER_HOUR, CODES_PER_SOURCE, RATE_WINDOW } from '../domain/email-code.js';
import { sourceOf, waitFor } from '../domain/rate-limit.js';
import { IdentityError } from '../errors.js';
import { AddressCodeRequested, SignInCodeRequested } from '../facts/index.js';

export interface RequestCodeCommand {
  readonly address: string;
  readonly language: Language;
  /** Secret of the browser that asks; only there the code will work. */
  readonly browser: string;
  /** The network address that asks, for the rate limit; its network is stored, hashed. */
  readonly source: string;
  /** The account that the address is to be added to; without it the code signs in. */
  readonly addsTo?: PersonId;
}

/** Notes that somebody wants a code. The answer is the same for known and unknown addresses; the mail differs. */
@Injectable()
export class RequestCode {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.unfit-address, identity.too-many-codes */
  async execute(command: RequestCodeCommand): Promise<void> {
    const address = requireAddress(command.address);
    const key = addressKey(address);
    const sourceHash = this.secrets.hash('code-source', sourceOf(command.source));
    return this.transactions.run(async () => {
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`code ${key}`]);
      await this.refuseTooMany(key, sourceHash);
      const now = this.clock.now();
      const id = newId<'email-code'>(now.getTime());
      await this.database.query(
        `insert into identity.email_code (id, address_key, address, browser_hash, source_hash, language, requested_at, expires_at, adds_to_person_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          key,
          address,
          this.secrets.hash('code-browser', command.browser),
          sourceHash,
          command.language,
          now,
          new Date(now.getTime() + CODE_LIFETIME),
          command.addsTo ?? null,
        ],
      );
      await this.outbox.record(command.addsTo ? AddressCodeRequested : SignInCodeRequested, {
        subject: { kind: 'email-code', id, version: 1 },
        data: { codeId: id, language: command.language },
      });
    });
  }

  private async refuseTooMany(key: string, sourceHash: string): Promise<void> {
    const now = this.clock.now();
    // The last request that fills each limit: when it is an hour old there is room for one more.
    const filling = `from identity.email_code where requested_at > $3 and`;
    const limits = await this.database.one<{ of_address: Date | null; of_source: Date | null }>(
      `select (select requested_at ${filling} address_key = $1 order by requested_at desc offset $4 limit 1) as of_address,
         (select requested_at ${filling} source_hash = $2 order by requested_at desc offset $5 limit 1) as of_source`,
      [key, sourceHash, new Date(now.getTime() - RATE_WINDOW), CODES_PER_HOUR - 1, CODES_PER_SOURCE - 1],
    );
    const wait = waitFor([limits?.of_address, limits?.of_source], RATE_WINDOW, now);
    if (wait) throw new DomainError(IdentityError.tooManyCodes, wait);
  }
}

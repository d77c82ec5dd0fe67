import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '#platform';
import { Clock, MINUTE, SECOND } from '#platform/kernel';
import { CODE_DIGITS, CODES_KEPT } from '../domain/email-code.js';

/** So long a mail may take to be written before the time left is told as less. */
const WRITING = 25 * SECOND;

export interface MintedCode {
  readonly address: string;
  /** Six digits; undefined when it was to sign in and nobody has this address: then the mail says so instead. */
  readonly code: string | undefined;
  readonly minutes: number;
}

/** Makes the secret at the moment the mail is written; only its hash is kept. A retried mail mints again, the last two stay valid. */
@Injectable()
export class MintCode {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the request has expired or was used meanwhile: then no mail is due any more. */
  async execute(codeId: string): Promise<MintedCode | undefined> {
    const now = this.clock.now();
    const request = await this.database.one<{ address: string; address_key: string; expires_at: Date; known: boolean }>(
      `select c.address, c.address_key, c.expires_at, c.adds_to_person_id is not null or exists (
         select 1 from identity.sign_in s join identity.person p on p.id = s.person_id
         where s.kind = 'email' and s.key = c.address_key and s.state = 'active' and p.state = 'active') as known
       from identity.email_code c where c.id = $1 and c.used_at is null and c.expires_at > $2`,
      [codeId, now],
    );
    if (!request) return undefined;
    // The mail is written some seconds after the code was asked for, and ten minutes are still ten; of what is left later nothing is added.
    const left = request.expires_at.getTime() - now.getTime() + WRITING;
    const minutes = Math.max(1, Math.floor(left / MINUTE));
    if (!request.known) return { address: request.address, code: undefined, minutes };
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    await this.database.query(
      `update identity.email_code set code_hashes = (array_prepend($2, code_hashes))[1:${CODES_KEPT}] where id = $1`,
      [codeId, this.secrets.hash('code', `${codeId}:${code}`)],
    );
    return { address: request.address, code, minutes };
  }
}

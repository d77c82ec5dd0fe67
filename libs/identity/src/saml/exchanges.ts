import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '#platform';
import { Clock, DomainError, type Language, MINUTE } from '#platform/kernel';
import { sourceOf, waitFor } from '../domain/rate-limit.js';
import { IdentityError } from '../errors.js';
import type { IdentityProvider } from './providers.js';

/** How long somebody may take at the university's page. */
const REQUEST_LIFETIME = 15 * MINUTE;
/**
 * How many sign-ins one network may have begun and not finished within that time. A whole campus shares one address, and those who come back
 * from their university count no more, so only somebody who never comes back gets here.
 */
const UNFINISHED_PER_SOURCE = 300;

export interface NewExchange {
  readonly returnTo: string;
  readonly language: Language;
  /** Secret of the browser that asks; only it can bring the answer. */
  readonly browser: string;
  /** The network address that asks, for the limit; its network is stored, hashed. */
  readonly source: string;
  /** The link of two accounts for which the answer proves the other one; without it the answer signs in. */
  readonly linkId?: string;
}

/** One sign-in under way: which provider was asked, by which browser, and where to go after. */
export interface Exchange {
  readonly requestId: string;
  readonly entityId: string;
  readonly relayState: string;
  readonly returnTo: string;
  readonly language: Language;
  readonly linkId?: string | null;
}

/** The requests we sent and have no answer to yet, in Postgres so that any api process may take the answer. */
@Injectable()
export class SamlExchanges {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.too-many-sign-ins */
  async begin(provider: IdentityProvider, asked: NewExchange): Promise<Exchange> {
    const { returnTo, language } = asked;
    const sourceHash = this.secrets.hash('saml-source', sourceOf(asked.source));
    await this.refuseTooMany(sourceHash);
    const exchange: Exchange = {
      // An XML ID must not begin with a digit.
      requestId: `_${randomBytes(20).toString('hex')}`,
      entityId: provider.entityId,
      relayState: randomBytes(20).toString('hex'),
      returnTo,
      language,
      linkId: asked.linkId ?? null,
    };
    const now = this.clock.now();
    await this.database.query(
      `insert into identity.saml_request (id, entity_id, relay_state, browser_hash, source_hash, return_to, language, created_at, expires_at, link_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        exchange.requestId,
        exchange.entityId,
        exchange.relayState,
        this.browserHash(asked.browser),
        sourceHash,
        returnTo,
        language,
        now,
        new Date(now.getTime() + REQUEST_LIFETIME),
        exchange.linkId,
      ],
    );
    return exchange;
  }

  /**
   * Takes the request that an answer claims to belong to, at most once over all processes, and only for the browser that sent it.
   * Undefined for unknown, used, expired and foreign ones.
   */
  async consume(relayState: string, browser: string): Promise<Exchange | undefined> {
    return this.database.one<Exchange>(
      `delete from identity.saml_request where relay_state = $1 and browser_hash = $2 and expires_at > $3
       returning id as "requestId", entity_id as "entityId", relay_state as "relayState", return_to as "returnTo", language,
         link_id as "linkId"`,
      [relayState, this.browserHash(browser), this.clock.now()],
    );
  }

  /** False when this assertion was used before, in whatever process. */
  async useAssertion(entityId: string, assertionId: string, keepUntil: Date): Promise<boolean> {
    const inserted = await this.database.query(
      `insert into identity.saml_assertion_used (entity_id, assertion_id, keep_until) values ($1, $2, $3) on conflict do nothing returning 1 as fresh`,
      [entityId, assertionId, keepUntil],
    );
    return inserted.length === 1;
  }

  /** Counted without a lock: a few more than the limit from requests of the same moment do no harm. */
  private async refuseTooMany(sourceHash: string): Promise<void> {
    const now = this.clock.now();
    const filling = await this.database.one<{ created_at: Date }>(
      `select created_at from identity.saml_request where source_hash = $1 and created_at > $2
       order by created_at desc offset $3 limit 1`,
      [sourceHash, new Date(now.getTime() - REQUEST_LIFETIME), UNFINISHED_PER_SOURCE - 1],
    );
    const wait = waitFor([filling?.created_at], REQUEST_LIFETIME, now);
    if (wait) throw new DomainError(IdentityError.tooManySignIns, wait);
  }

  private browserHash(browser: string): string {
    return this.secrets.hash('saml-browser', browser);
  }
}

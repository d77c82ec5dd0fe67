import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Settings, SYSTEM, Transactions } from '#platform';
import { Clock, isLanguage, type Language, MINUTE } from '#platform/kernel';
import { SamlExchanges } from './exchanges.js';
import { type LogoutRequest, readLogoutRequest, readLogoutResponse } from './logout-message.js';
import { type IdentityProvider, IdentityProviders } from './providers.js';
import { type RedirectMessage, readRedirect } from './redirect-message.js';
import { SamlRefusal } from './saml-refusal.js';
import { entityIdOf, logoutOf } from './service-provider.js';
import { SpKeys } from './sp-keys.js';
import { type LogoutHead, logoutRequest, logoutResponse, type ReceivedName, signedRedirect } from './write-logout.js';

const PATIENCE = 15 * MINUTE;
/** A provider's own word that we hand back; SAML bindings allow 80 bytes, some send more. */
const MAX_RELAY_STATE = 1024;

/** An XML ID must not begin with a digit. */
const newMessageId = () => `_${randomBytes(20).toString('hex')}`;

/** The name under which a university opened a session, exactly as it was received (saml2int SP29). */
export interface LoggedInName extends ReceivedName {
  readonly provider: string;
}

/** Where the browser goes next, and in which language it was spoken to. */
export interface LogoutStep {
  readonly to: string;
}

/**
 * Single logout by Redirect, both ways round. Local sign-out never waits for it: whoever leaves here has left before the university is told.
 * Source: saml2int SP25-35; identity.md 0.8, 2.3.
 */
@Injectable()
export class SingleLogout {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly providers: IdentityProviders,
    private readonly exchanges: SamlExchanges,
    private readonly spKeys: SpKeys,
    private readonly settings: Settings,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** The address that tells the university of a sign-out here; undefined where it takes no such messages. */
  async begin(name: LoggedInName, language: Language): Promise<string | undefined> {
    const provider = await this.providers.find(name.provider);
    if (!provider?.logoutUrl) return undefined;
    const id = newMessageId();
    const now = this.clock.now();
    await this.database.query(
      'insert into identity.saml_logout (id, entity_id, language, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [id, provider.entityId, language, now, new Date(now.getTime() + PATIENCE)],
    );
    const xml = logoutRequest(this.head(id, provider.logoutUrl), name);
    return this.signed(provider.logoutUrl, 'SAMLRequest', xml, undefined);
  }

  /** Takes a message that came to our logout address. @throws SamlRefusal */
  async take(query: string, language: Language): Promise<LogoutStep> {
    const message = readRedirect(query);
    return message.kind === 'request' ? this.takeRequest(message) : this.takeResponse(message, language);
  }

  private async takeRequest(message: RedirectMessage): Promise<LogoutStep> {
    if (Buffer.byteLength(message.relayState ?? '') > MAX_RELAY_STATE) throw new SamlRefusal('RelayState is too long');
    const request = readLogoutRequest(message.xml, logoutOf(this.settings), this.clock.now());
    const provider = await this.believed(message, request.issuer);
    const to = provider.logoutResponseUrl;
    if (!to) throw new SamlRefusal('the provider names no address to answer to');
    await this.transactions.run(async () => {
      if (!(await this.exchanges.useAssertion(provider.entityId, request.id, request.keepUntil)))
        throw new SamlRefusal('request used before');
      await this.endSessions(provider, request);
    });
    const xml = logoutResponse(this.head(newMessageId(), to), request.id);
    return { to: await this.signed(to, 'SAMLResponse', xml, message.relayState) };
  }

  private async takeResponse(message: RedirectMessage, language: Language): Promise<LogoutStep> {
    const response = readLogoutResponse(message.xml, logoutOf(this.settings));
    const provider = await this.believed(message, response.issuer);
    const asked = await this.database.one<{ language: string }>(
      'delete from identity.saml_logout where id = $1 and entity_id = $2 and expires_at > $3 returning language',
      [response.inResponseTo, provider.entityId, this.clock.now()],
    );
    if (!asked) throw new SamlRefusal('answers no logout of ours');
    const spoken = isLanguage(asked.language) ? asked.language : language;
    return { to: this.settings.url(`/${spoken}/?left=${response.succeeded ? 'everywhere' : 'here'}`) };
  }

  /** The provider that the message says it is from, if that one signed it. */
  private async believed(message: RedirectMessage, issuer: string): Promise<IdentityProvider> {
    const provider = await this.providers.find(issuer);
    if (!provider) throw new SamlRefusal('unknown issuer');
    if (!message.holds(provider.certificates)) throw new SamlRefusal('signature does not hold');
    return provider;
  }

  /** In the database, so that every process knows at its next request. */
  private async endSessions(provider: IdentityProvider, { id, nameId, sessionIndexes }: LogoutRequest): Promise<void> {
    const ended = await this.database.query<{ person_id: string | null }>(
      `update identity.session set ended_at = $1 where provider = $2 and name_id = $3 and ended_at is null
         and (cardinality($4::text[]) = 0 or session_index = any($4)) returning person_id`,
      [this.clock.now(), provider.entityId, nameId, sessionIndexes],
    );
    const persons = new Set(ended.flatMap(({ person_id }) => (person_id ? [person_id] : [])));
    for (const person of persons) {
      const subject = { kind: 'person', id: person };
      await this.audit.record({ actor: SYSTEM, action: 'identity.end-sessions', subject, details: { request: id } });
    }
  }

  private head(id: string, destination: string): LogoutHead {
    return { id, issuer: entityIdOf(this.settings), destination, now: this.clock.now() };
  }

  private async signed(
    to: string,
    name: 'SAMLRequest' | 'SAMLResponse',
    xml: string,
    relayState: string | undefined,
  ): Promise<string> {
    const [active] = await this.spKeys.all();
    return signedRedirect({ to, name, xml, relayState, privateKey: active?.privateKey ?? '' });
  }
}

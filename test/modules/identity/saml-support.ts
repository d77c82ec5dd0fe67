import { inflateRawSync } from 'node:zlib';
import { expect } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { Organisations, TrustProvider } from '#identity';
import { SYSTEM, Texts } from '#platform';
import type { Language, OrganisationId } from '#platform/kernel';
import { base64Of, type Credentials, makeCredentials } from '#platform/kernel';
import { personFor } from '../../../apps/demo-idp/src/people.js';
import { type Provider, type ProviderKey, providerOf } from '../../../apps/demo-idp/src/providers.js';
import { attributesOf } from '../../../apps/demo-idp/src/saml/attributes.js';
import {
  type AssertionChanges,
  buildResponse,
  encodeResponse,
  type ResponseOptions,
} from '../../../apps/demo-idp/src/saml/response.js';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';

// Making RSA keys takes as long as it takes; on a busy machine that is seconds.

export const ACS = '/auth/saml/acs';

/** Where Metropolia takes messages about logout; Laurea takes none. */
export const sloOf = (key: ProviderKey) => `http://127.0.0.1:9/${key}/slo`;

/** A provider we trust, with the keys of the other side, so that tests can sign what an honest one never would. */
export interface TrustedIdp {
  readonly provider: Provider;
  readonly entityId: string;
  readonly credentials: Credentials;
  readonly organisationId: OrganisationId;
  readonly ssoUrl: string;
}

/** Everything the house would write to its log, at every level. */
class CapturedLog implements LoggerService {
  private readonly written: unknown[][] = [];
  log = (...line: unknown[]) => void this.written.push(line);
  fatal = this.log;
  error = this.log;
  warn = this.log;
  debug = this.log;
  verbose = this.log;

  get text(): string {
    return JSON.stringify(this.written);
  }

  /** The reasons that were logged under a reference number. */
  reasonsOf(requestId: string): unknown[] {
    const facts = this.written.map(([first]) => first as { requestId?: unknown; reason?: unknown });
    return facts.filter((fact) => fact.requestId === requestId && fact.reason).map((fact) => fact.reason);
  }
}

/** The house behind HTTP with two universities whose keys we hold: Metropolia releases as Haka asks, Laurea as an AD FS does. */
export async function openSamlHouse(more: Record<string, string> = {}) {
  const house = await openApi(new Date(), more);
  const log = new CapturedLog();
  house.app.useLogger(log);
  const trust = async (key: ProviderKey): Promise<TrustedIdp> => {
    const provider = providerOf(key);
    const { entityId } = provider;
    const name = { source: 'en', ...provider.names } as const;
    const organisationId = await house.get(Organisations).findOrAdd({ kind: 'university', name });
    const credentials = await makeCredentials(`idp.${key}.example`, new Date());
    const ssoUrl = `http://127.0.0.1:9/${key}/sso`;
    const logoutUrl = key === 'metropolia' ? sloOf(key) : undefined;
    const certificates = [base64Of(credentials.certificate)];
    await house
      .get(TrustProvider)
      .execute({ entityId, organisationId, name, ssoUrl, certificates, scopes: provider.scopes, logoutUrl }, SYSTEM);
    return { provider, entityId, credentials, organisationId, ssoUrl };
  };
  const [metropolia, laurea] = await Promise.all([trust('metropolia'), trust('laurea')]);
  return { ...house, log, metropolia, laurea };
}
export type SamlHouse = Awaited<ReturnType<typeof openSamlHouse>>;

/** A sign-in under way: this browser was sent to the university and has not come back. */
export interface Asked {
  readonly house: SamlHouse;
  readonly idp: TrustedIdp;
  readonly browser: Browser;
  readonly requestId: string;
  readonly relayState: string;
  /** Where the browser was sent. */
  readonly login: string;
}

const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en'];
let asked = 0;

/** Browsers of readers of the three languages in turn. */
export function nextBrowser(house: SamlHouse): Browser {
  asked += 1;
  return new Browser(house, undefined, LANGUAGES[asked % LANGUAGES.length]);
}

export async function ask(house: SamlHouse, idp = house.metropolia, returnTo?: string, browser = nextBrowser(house)) {
  const query = new URLSearchParams({ idp: idp.entityId, ...(returnTo !== undefined && { returnTo }) });
  return sentTo(house, idp, browser, await browser.get(`/auth/saml/login?${query}`));
}

/** What a browser was sent to its university with. */
export function sentTo(house: SamlHouse, idp: TrustedIdp, browser: Browser, sent: Response): Asked {
  expect(sent.status).toBe(302);
  const target = new URL(sent.headers.get('location') ?? '');
  expect(`${target.origin}${target.pathname}`).toBe(idp.ssoUrl);
  const request = inflateRawSync(Buffer.from(target.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  const requestId = /\bID="([^"]+)"/.exec(request)?.[1] ?? '';
  const relayState = target.searchParams.get('RelayState') ?? '';
  return { house, idp, browser, requestId, relayState, login: target.href };
}

/** What an honest provider answers, before any change. */
export function honest({ house, idp, requestId }: Asked, uid = 'student0001'): ResponseOptions {
  const person = personFor(idp.provider.key, uid);
  if (!person) throw new Error(`Nobody is called ${uid}.`);
  const { PUBLIC_URL } = house.env;
  return {
    credentials: idp.credentials,
    issuer: idp.entityId,
    audience: `${PUBLIC_URL}/auth/saml/metadata`,
    acsUrl: `${PUBLIC_URL}${ACS}`,
    inResponseTo: requestId,
    now: house.clock.now(),
    attributes: attributesOf(person, idp.provider),
  };
}

/** An answer with changes; those of `assertion` go into its one assertion. */
export function answer(to: Asked, changes: Partial<ResponseOptions> = {}, assertion: AssertionChanges = {}): string {
  return buildResponse({ ...honest(to), assertions: [assertion], ...changes });
}

/**
 * Posts an answer as a browser does that comes from the university's page: cross-site, so the session's Lax cookie stays at home.
 * A text is taken for XML; fields are posted as they are.
 */
export function post(to: Asked, message: string | URLSearchParams, browser = to.browser): Promise<Response> {
  const form =
    typeof message === 'string'
      ? new URLSearchParams({ SAMLResponse: encodeResponse(message), RelayState: to.relayState })
      : message;
  // Those with SameSite=None; no other cookie travels with a form of another site.
  const cookie = [...browser.cookies]
    .filter(([name]) => name.startsWith('__Host-luotsi-'))
    .map((pair) => pair.join('='));
  const headers = {
    cookie: cookie.join('; '),
    origin: new URL(to.idp.entityId).origin,
    'sec-fetch-site': 'cross-site',
  };
  return browser.send('POST', ACS, form, headers);
}

/** Signs somebody in, honestly. */
export async function signIn(
  house: SamlHouse,
  idp = house.metropolia,
  uid = 'student0001',
  browser = nextBrowser(house),
) {
  const to = await ask(house, idp, undefined, browser);
  const response = await post(to, buildResponse(honest(to, uid)));
  expect(response.status).toBe(303);
  return to;
}

export async function displayNameOf(browser: Browser): Promise<string | undefined> {
  const me = await browser.get('/api/v1/me');
  return me.status === 200 ? ((await me.json()) as { person: { displayName: string } }).person.displayName : undefined;
}

const TRACES = ['person', 'sign_in', 'contact_address', 'affiliation', 'role_grant', 'session'].map(
  (name) => `identity.${name}`,
);

/** How many rows a sign-in could have left behind, and in which state the sign-ins are. */
export async function traces(house: SamlHouse): Promise<unknown> {
  const counts = [...TRACES, 'platform.fact', 'privacy.audit_entry'].map(
    (table) => `(select count(*)::int from ${table}) as "${table}"`,
  );
  return house.database.one(
    `select ${counts.join(', ')}, (select string_agg(id::text || state, ',' order by id) from identity.sign_in) as sign_ins`,
  );
}

export interface Refusal {
  readonly status?: number;
  /** The error's text, as in i18n. */
  readonly text?: string;
  /** What the log must say; undefined when the page's own code says it all. */
  readonly reason?: string;
}

/**
 * What every refusal must be: a page in the reader's language with a reference number that stands in the log with the reason; nobody
 * signed in; no trace in the database; nothing about a person in the log.
 */
export async function expectRefused(
  to: Asked,
  send: () => Promise<Response>,
  { status = 403, text = 'saml-refused', reason }: Refusal,
): Promise<void> {
  const { house, browser } = to;
  const before = await traces(house);
  const response = await send();
  const page = await response.text();
  const requestId = response.headers.get('x-request-id') ?? 'none';
  const language = browser.language as Language;
  const title = house.get(Texts).t(language, `identity:errors.${text}.title`);
  expect({ reasons: house.log.reasonsOf(requestId), status: response.status }).toEqual({
    reasons: reason ? [reason] : [],
    status,
  });
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toContain(`<code>${requestId}</code>`);
  expect(browser.cookies.has('luotsi')).toBe(false);
  expect(await displayNameOf(browser)).toBeUndefined();
  expect(await traces(house)).toEqual(before);
  expectSilentLog(house);
}

/** Nothing of what providers tell about people stands in the log. */
export function expectSilentLog(house: SamlHouse): void {
  const said = [house.metropolia, house.laurea].flatMap(({ provider }) => {
    const person = personFor(provider.key, 'student0001');
    return person
      ? [person.displayName, person.familyName, person.mail, person.subjectId, person.eppn, '010100-900F']
      : [];
  });
  expect(said.filter((text) => house.log.text.includes(text))).toEqual([]);
  expect(house.log.text).not.toMatch(/<saml|PHNhbWw|PHNhbWxw/);
}

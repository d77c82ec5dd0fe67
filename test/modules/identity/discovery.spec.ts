import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { type DiscoveryStandIn, openDiscovery, registeredIn } from './discovery-support.js';
import {
  answer,
  expectRefused,
  expectSilentLog,
  nextBrowser,
  openSamlHouse,
  post,
  type SamlHouse,
  sentTo,
} from './saml-support.js';

const BEGIN = '/auth/discovery';
const RETURN = '/auth/discovery/return';
const DEEP = '/sv/proposals?tab=why&page=2';
const COOKIE = '__Host-luotsi-discovery';

let service: DiscoveryStandIn;
let house: SamlHouse;
beforeAll(async () => {
  service = await openDiscovery();
  house = await openSamlHouse({ DISCOVERY_URL: `${service.url}?feed=haka`, CONTACT_SUPPORT: 'help@luotsi.example' });
  service.registered = registeredIn(await (await new Browser(house).get('/auth/saml/metadata')).text());
});
afterAll(async () => {
  await house.close();
  await service.close();
});
beforeEach(() => {
  service.chosen = house.metropolia.entityId;
});

const locationOf = (response: Response) => response.headers.get('location') ?? '';

/** Follows a redirect to a page of ours. */
function follow(browser: Browser, response: Response): Promise<Response> {
  const { origin, pathname, search } = new URL(locationOf(response), house.env.PUBLIC_URL);
  expect(origin).toBe(house.env.PUBLIC_URL);
  return browser.get(`${pathname}${search}`);
}

/** Goes to the service; answers the path on which the browser comes back. */
async function choose(browser: Browser, query = ''): Promise<string> {
  const sent = await browser.get(`${BEGIN}${query}`);
  expect(sent.status).toBe(303);
  const chosen = await fetch(locationOf(sent), { redirect: 'manual' });
  expect(chosen.status).toBe(302);
  const back = new URL(locationOf(chosen));
  expect(back.origin).toBe(house.env.PUBLIC_URL);
  return `${back.pathname}${back.search}`;
}

/** Nothing has been sent to a university yet. */
const nowhere = (browser: Browser) => ({
  house,
  idp: house.metropolia,
  browser,
  requestId: '',
  relayState: '',
  login: '',
});
const deep = `?returnTo=${encodeURIComponent(DEEP)}`;

describe('choosing one’s university in the discovery service of the federation', () => {
  it('asks it by the protocol, keeps the parameters of its address, and does not tell which page somebody wants', async () => {
    const sent = await new Browser(house).get(`${BEGIN}${deep}`);
    const asked = new URL(locationOf(sent));
    expect(`${asked.origin}${asked.pathname}`).toBe(service.url);
    const { entityID, return: back, ...others } = Object.fromEntries(asked.searchParams);
    expect(others).toEqual({ feed: 'haka' });
    expect(entityID).toBe(`${house.env.PUBLIC_URL}/auth/saml/metadata`);
    expect(back).toMatch(/^http:\/\/localhost:4321\/auth\/discovery\/return\?state=[\w-]{43}$/);
    expect(sent.headers.get('cache-control')).toBe('no-store');
    const [cookie] = sent.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-luotsi-discovery=[\w-]{43}\.[\w-]+; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('leads on to the university that was chosen there, and after it to the page that was wanted', async () => {
    const browser = new Browser(house, undefined, 'fi');
    const chosen = await browser.get(await choose(browser, deep));
    expect(chosen.status).toBe(303);
    const to = sentTo(house, house.metropolia, browser, await follow(browser, chosen));
    const signedIn = await post(to, answer(to));
    expect(locationOf(signedIn)).toBe(DEEP);
    expect(browser.cookies.has(COOKIE)).toBe(false);
  });

  it.each(LANGUAGES)(
    'leads back in %s, with the page that was wanted, when none was chosen there, or one that nobody knows',
    async (language) => {
      service.chosen = undefined;
      const browser = new Browser(house);
      const answered = await browser.get(await choose(browser, `${deep}&ui_locales=${language}`));
      expect(locationOf(answered)).toBe(`/${language}/login${deep}`);
      service.chosen = 'https://evil.example/saml';
      const unknown = await browser.get(await choose(browser, `${deep}&ui_locales=${language}`));
      expect(await (await follow(browser, unknown)).text()).toContain(`<a href="/${language}/login${deep}">`);
    },
  );

  it('counts against the limit of its network like any other sign-in', async () => {
    const browser = nextBrowser(house);
    await follow(browser, await browser.get(await choose(browser)));
    await house.database.query(
      `insert into identity.saml_request (id, entity_id, relay_state, browser_hash, source_hash, return_to, language, created_at, expires_at)
       select gen_random_uuid(), entity_id, gen_random_uuid(), browser_hash, source_hash, return_to, language, created_at, expires_at
       from (select * from identity.saml_request order by created_at desc limit 1) latest, generate_series(1, 300)`,
    );
    const chosen = await browser.get(await choose(browser));
    await expectRefused(nowhere(browser), () => follow(browser, chosen), {
      status: 429,
      text: 'too-many-sign-ins',
      reason: 'identity.too-many-sign-ins',
    });
    await house.database.query('delete from identity.saml_request');
  });
});

describe('an entityID that comes back', () => {
  const unknown = { status: 404, text: 'unknown-provider', reason: 'identity.unknown-provider' };

  /** What the browser brings instead of the service's own answer. */
  async function bring(browser: Browser, ...entityIds: readonly string[]): Promise<Response> {
    const [path = '', state = ''] = (await choose(browser, deep)).split(/\?|&entityID/);
    const query = new URLSearchParams([...new URLSearchParams(state), ...entityIds.map((id) => ['entityID', id])]);
    return browser.get(`${path}?${query}`);
  }

  it.each<[string, (known: string) => readonly string[]]>([
    ['nobody knows', () => ['https://evil.example/saml']],
    ['is empty', () => ['']],
    ['comes twice', (known) => [known, known]],
    ['is known and unknown', (known) => ['https://evil.example/saml', known]],
    ['is a script', () => ['javascript:alert(1)']],
    ['has a line break', (known) => [`${known}\r\nSet-Cookie: x=1`]],
    ['has letters that only look alike', (known) => [known.replace('o', 'о')]],
    ['is known but for the case', (known) => [known.toUpperCase()]],
    ['has a wildcard', () => ['%']],
    ['has a quote', (known) => [`${known}' or '1'='1`]],
    ['is longer than any', () => [`https://${'a'.repeat(1017)}`]],
    ['has 12 KB', () => ['a'.repeat(12_000)]],
  ])('and %s gets a page that says what to do, with the way to the page that was wanted', async (_kind, forged) => {
    const browser = nextBrowser(house);
    const brought = await bring(browser, ...forged(house.metropolia.entityId));
    expect(brought.status).toBe(303);
    // What cannot be one does not travel on.
    expect(locationOf(brought)).toMatch(/^\/auth\/saml\/login\?idp=[!-~]{0,1400}$/);
    await expectRefused(nowhere(new Browser(house, browser.cookies, 'sv')), () => follow(browser, brought), unknown);
    expect(await (await follow(browser, brought)).text()).toContain(`<a href="/sv/login${deep}">`);
  });

  it('of a provider that is no longer trusted gets that page as well', async () => {
    await house.database.query('update identity.identity_provider set enabled = false where entity_id = $1', [
      house.laurea.entityId,
    ]);
    const browser = nextBrowser(house);
    expect((await follow(browser, await bring(browser, house.laurea.entityId))).status).toBe(404);
    await house.database.query('update identity.identity_provider set enabled = true');
  });
});

describe('an answer of the discovery service belongs to the browser that was sent there', () => {
  const notAsked = { status: 410, text: 'saml-not-asked', reason: 'identity.saml-not-asked' };
  const refused = (browser: Browser, path: string) =>
    expectRefused(nowhere(browser), () => browser.get(path), notAsked);
  const reader = () => new Browser(house, undefined, 'sv');

  it('and is none in another one', async () => {
    const path = await choose(reader(), deep);
    await refused(reader(), path);
    const other = reader();
    await choose(other);
    await refused(other, path);
  });

  it('and is taken once', async () => {
    const browser = reader();
    const path = await choose(browser, deep);
    expect((await browser.get(path)).status).toBe(303);
    await refused(browser, path);
  });

  it.each<[string, (path: string) => string]>([
    ['is left out', (path) => path.replace(/state=[^&]*/, '')],
    ['is empty', (path) => path.replace(/state=[^&]*/, 'state=')],
    ['comes twice', (path) => `${path}&${/state=[^&]*/.exec(path)?.[0]}`],
    ['is another', (path) => path.replace(/state=./, 'state=~')],
  ])('whose state %s is refused, and leads nowhere', async (_kind, change) => {
    const browser = reader();
    await refused(browser, change(await choose(browser, deep)));
  });

  it.each(['', '.', `.${Buffer.from(DEEP).toString('base64url')}`])('whose cookie is %j is refused', async (cookie) => {
    const browser = reader();
    const path = (await choose(browser)).replace(/state=[^&]*/, 'state=');
    browser.cookies.set(COOKIE, cookie);
    await refused(browser, path);
  });
});

describe('nobody is redirected to an address of the request', () => {
  const HOSTILE = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\tevil',
    '/fi\r\nSet-Cookie: x=1',
    'javascript:alert(1)',
    'https://localhost:4321@evil.example/',
    '/x@evil.example',
    `/${'a'.repeat(12_000)}`,
  ].map((text) => [text.slice(0, 40), text] as const);

  it.each(HOSTILE)('on the way to the service by %j', async (_begins, hostile) => {
    const names = ['returnTo', 'return', 'target', 'url', 'entityID', 'DISCOVERY_URL', 'returnIDParam'];
    for (const name of names) {
      const sent = await new Browser(house).get(`${BEGIN}?${new URLSearchParams({ [name]: hostile })}`);
      // The whole address is ours. (Looking for "evil" in it would find it one day in a random state.)
      const { origin, pathname, searchParams } = new URL(locationOf(sent));
      expect(`${origin}${pathname}`).toBe(service.url);
      expect(Object.fromEntries(searchParams)).toEqual({
        feed: 'haka',
        entityID: `${house.env.PUBLIC_URL}/auth/saml/metadata`,
        return: expect.stringMatching(/^http:\/\/localhost:4321\/auth\/discovery\/return\?state=[\w-]{43}$/),
      });
    }
  });

  it.each(HOSTILE)('on the way back by %j', async (_begins, hostile) => {
    service.chosen = undefined;
    const query = `?${new URLSearchParams({ returnTo: hostile })}`;
    const browser = new Browser(house, undefined, 'fi');
    expect(locationOf(await browser.get(await choose(browser, query)))).toBe('/fi/login?returnTo=%2Ffi%2Fhome');
    // A browser that keeps something else than it was given.
    const path = await choose(browser);
    const [state] = browser.cookies.get(COOKIE)?.split('.') ?? [];
    if (hostile.length < 1000) browser.cookies.set(COOKIE, `${state}.${Buffer.from(hostile).toString('base64url')}`);
    expect(locationOf(await browser.get(path))).toBe('/fi/login?returnTo=%2Ffi%2Fhome');
    const problem = await browser.get(`/auth/saml/login?idp=nobody&${query.slice(1)}`);
    expect(await problem.text()).toMatch(/<a href="\/fi\/login">/);
  });
});

describe('what we tell about choosing', () => {
  it('the list has names, scopes, whether the service is offered, and whom to ask', async () => {
    const list = await (await new Browser(house).get('/api/v1/auth/idps')).json();
    const { entityId, provider } = house.laurea;
    expect(list).toMatchObject({ discovery: true, support: 'help@luotsi.example' });
    expect((list as { items: unknown[] }).items).toContainEqual({
      entityId,
      name: { source: 'en', ...provider.names },
      scopes: provider.scopes,
    });
  });

  it('our metadata names the one address to which the service may answer', async () => {
    const metadata = await (await new Browser(house).get('/auth/saml/metadata')).text();
    expect(registeredIn(metadata)).toEqual([`${house.env.PUBLIC_URL}${RETURN}`]);
    expect(metadata).toMatch(
      /<idpdisc:DiscoveryResponse xmlns:idpdisc="(urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol)" Binding="\1" [^>]+ index="1"\/>/,
    );
    expectSilentLog(house);
  });
});

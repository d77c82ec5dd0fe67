import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole, MintCode, RegisterPerson, SessionStore } from '#identity';
import { SYSTEM } from '#platform';
import { DAY, HOUR, MINUTE, type PersonId } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';

// Some tests here open a second house.

type Api = Awaited<ReturnType<typeof openApi>>;
const HTTPS = { 'x-forwarded-proto': 'https' };
let house: Api;
let personId: PersonId;
let browser: Browser;
let people = 0;

/** Registers somebody and signs them in by a code; answers the Set-Cookie lines of that. */
async function signIn(at: Api, headers = {}): Promise<{ personId: PersonId; browser: Browser; lines: string[] }> {
  people += 1;
  const address = `kai${people}@example.fi`;
  const registered = await at
    .get(RegisterPerson)
    .byAddress({ displayName: 'Kai Koe', address, language: 'fi' }, SYSTEM);
  const someone = new Browser(at);
  const asked = await someone.send('POST', '/api/v1/auth/code/request', { email: address, language: 'fi' }, headers);
  const row = await at.database.one<{ id: string }>('select id from identity.email_code where address_key = $1', [
    address,
  ]);
  const code = (await at.get(MintCode).execute(row?.id ?? ''))?.code;
  const verified = await someone.send('POST', '/api/v1/auth/code/verify', { code }, headers);
  expect(verified.status).toBe(204);
  const lines = [...asked.headers.getSetCookie(), ...verified.headers.getSetCookie()];
  return { personId: registered.personId, browser: someone, lines };
}

beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  ({ personId, browser } = await signIn(house));
});

/** The whole answer: its end waits until the session's use is noted, its head does not. */
async function me(one: Browser): Promise<number> {
  const response = await one.get('/api/v1/me');
  await response.text();
  return response.status;
}

const cookieOf = (one: Browser) => decodeURIComponent(one.cookies.get('luotsi') ?? '');
const idOf = (one: Browser) => cookieOf(one).slice(2).split('.')[0] ?? '';
const withCookie = (value: string) => new Browser(house, new Map([['luotsi', encodeURIComponent(value)]]));
const rowOf = (one: Browser) =>
  house.database.one<{ ended_at: Date | null }>('select * from identity.session where id_hash = $1', [
    createHash('sha256').update(idOf(one)).digest('hex'),
  ]);

describe('the cookie of a session', () => {
  it('is for this host, out of reach of scripts and of other sites’ posts, and lasts no longer than the browser', async () => {
    const { lines } = await signIn(house);
    expect(lines.at(-1)).toMatch(/^luotsi=s%3A[\w-]{32}\.[\w%]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is Secure and bound to the host under https', async () => {
    const secure = await openApi(undefined, { PUBLIC_URL: 'https://luotsi.example' });
    try {
      const { lines, browser: there } = await signIn(secure, HTTPS);
      expect(lines[0]).toMatch(
        /^luotsi-code=[\w-]{43}; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(lines.at(-1)).toMatch(/^__Host-luotsi=s%3A[\w-]{32}\.[\w%]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      expect((await there.send('GET', '/api/v1/me', undefined, HTTPS)).status).toBe(200);
    } finally {
      await secure.close();
    }
  });

  it('is not set, and nothing is stored, before somebody signs in', async () => {
    const before = await house.database.query('select 1 from identity.session');
    const visitor = new Browser(house);
    for (const path of ['/api/v1/me', '/api/v1/auth/idps', '/auth/saml/metadata']) await visitor.get(path);
    expect(visitor.cookies.size).toBe(0);
    expect(await house.database.query('select 1 from identity.session')).toEqual(before);
  });

  it('stands in the database as a hash only', async () => {
    expect(idOf(browser)).toMatch(/^[\w-]{32}$/);
    expect(await rowOf(browser)).toMatchObject({ person_id: personId, ended_at: null });
    const rows = await house.database.query<{ whole: string }>('select s::text as whole from identity.session s');
    expect(rows.filter(({ whole }) => whole.includes(idOf(browser)))).toEqual([]);
  });

  it('cannot be made by hand', async () => {
    const id = idOf(browser);
    const hash = createHash('sha256').update(id).digest('hex');
    const signature = cookieOf(browser).split('.')[1] ?? '';
    const forged = [
      id,
      `s:${id}`,
      `s:${id}.`,
      `s:${id}.${'A'.repeat(43)}`,
      `s:${hash}.${signature}`,
      hash,
      `j:{"id":"${id}"}`,
      `s:${id}x.${signature}`,
    ];
    for (const value of forged) expect({ value, status: await me(withCookie(value)) }).toEqual({ value, status: 401 });
    expect(await me(withCookie(cookieOf(browser)))).toBe(200);
  });

  it('is worth nothing in another house, whose key is another', async () => {
    const other = await openApi();
    try {
      // Not even if that house knew a session of this id.
      const own = await signIn(other);
      const hash = createHash('sha256').update(idOf(browser)).digest('hex');
      await other.database.query('update identity.session set id_hash = $1', [hash]);
      expect(await me(new Browser(other, browser.cookies))).toBe(401);
      expect(await me(own.browser)).toBe(401);
    } finally {
      await other.close();
    }
  });
});

describe('a session ends', () => {
  it('at the logout, in the database, for every copy of its cookie', async () => {
    const copy = new Browser(house, browser.cookies);
    expect((await browser.post('/auth/logout')).status).toBe(204);
    expect(await rowOf(copy)).toMatchObject({ ended_at: house.clock.now() });
    expect(await me(copy)).toBe(401);
    // A request that was still under way neither writes it back to life nor changes what is known of it.
    const ended = await rowOf(copy);
    house.clock.advance(MINUTE);
    const data = { cookie: { originalMaxAge: null }, personId } as never;
    await new Promise((resolve) => house.get(SessionStore).set(idOf(copy), data, resolve));
    expect(await me(copy)).toBe(401);
    expect(await rowOf(copy)).toEqual(ended);
  });

  it('not at a logout that another site sends', async () => {
    const cookie = `luotsi=${encodeURIComponent(cookieOf(browser))}`;
    const forged = await fetch(`${house.url}/auth/logout`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect(forged.status).toBe(403);
    expect(await me(browser)).toBe(200);
  });

  it('at the next request of a person who was disabled, in all their browsers', async () => {
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [personId]);
    expect(await me(browser)).toBe(401);
    expect(await me(new Browser(house, browser.cookies))).toBe(401);
  });

  it('after eight hours without use, and is kept by use', async () => {
    house.clock.advance(7 * HOUR + 59 * MINUTE);
    expect(await me(browser)).toBe(200);
    house.clock.advance(7 * HOUR + 59 * MINUTE);
    expect(await me(browser)).toBe(200);
    house.clock.advance(8 * HOUR);
    expect(await me(browser)).toBe(401);
    house.clock.advance(DAY + MINUTE);
    await house.tick();
    expect(await rowOf(browser)).toBeUndefined();
  });
});

describe('a role', () => {
  const roles = async () =>
    ((await (await browser.get('/api/v1/me')).json()) as { roles: { role: string }[] }).roles.map(({ role }) => role);
  const grant = (validTo: Date | null) =>
    house
      .get(GrantRole)
      .execute({ personId, role: 'event_host', organisationId: null, programmeId: null, validTo }, SYSTEM);

  it('counts from the moment it is given and no longer than it is not revoked, in a session that stands', async () => {
    expect(await roles()).toEqual([]);
    await grant(null);
    expect(await roles()).toEqual(['event_host']);
    await house.database.query('update identity.role_grant set revoked_at = $2 where person_id = $1', [
      personId,
      house.clock.now(),
    ]);
    expect(await roles()).toEqual([]);
  });

  it('counts until its last moment', async () => {
    await grant(new Date(house.clock.nowMs() + MINUTE));
    house.clock.advance(MINUTE - 1);
    expect(await roles()).toEqual(['event_host']);
    house.clock.advance(1);
    expect(await roles()).toEqual([]);
  });

  it('of a name that is not known counts for nothing', async () => {
    await grant(null);
    await house.database.query(`update identity.role_grant set role = 'emperor' where person_id = $1`, [personId]);
    expect(await roles()).toEqual([]);
  });
});

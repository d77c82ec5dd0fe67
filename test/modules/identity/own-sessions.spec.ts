import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole, MintCode, RegisterPerson } from '#identity';
import { SYSTEM } from '#platform';
import { DAY, HOUR, MINUTE, type PersonId } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0' };

let house: Awaited<ReturnType<typeof openApi>>;
let person: PersonId;
let address: string;
let people = 0;

beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  people += 1;
  address = `lea${people}@example.fi`;
  const registered = await house.get(RegisterPerson).byAddress({ displayName: 'Lea', address, language: 'fi' }, SYSTEM);
  person = registered.personId;
  // Five codes an hour are enough for people, not for these tests.
  house.clock.advance(HOUR);
});

async function signIn(headers = {}): Promise<Browser> {
  const browser = new Browser(house);
  await browser.send('POST', '/api/v1/auth/code/request', { email: address, language: 'fi' });
  const row = await house.database.one<{ id: string }>(
    'select id from identity.email_code where address_key = $1 order by requested_at desc, id desc',
    [address],
  );
  const code = (await house.get(MintCode).execute(row?.id ?? ''))?.code;
  expect((await browser.send('POST', '/api/v1/auth/code/verify', { code }, headers)).status).toBe(204);
  return browser;
}
const isIn = async (browser: Browser) => {
  const response = await browser.get('/api/v1/me');
  // Its end waits until the session's use is noted.
  await response.text();
  return response.status === 200;
};
interface Listed {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly browser: string | null;
  readonly system: string | null;
  readonly signedInBy: string;
}
const listed = async (browser: Browser) =>
  ((await (await browser.get('/api/v1/me/sessions')).json()) as { items: Listed[] }).items;

describe('a person', () => {
  it('sees where they are signed in, this browser first, and nothing that opens a session', async () => {
    const [here, there] = [await signIn(), await signIn(FIREFOX)];
    const [first, second, ...more] = await listed(here);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ isThisOne: true, browser: null, signedInBy: 'code' });
    expect(second).toMatchObject({ isThisOne: false, browser: 'Firefox', system: 'Linux' });
    expect((await listed(there))[0]?.id).toBe(second?.id);
    const hashes = await house.database.query<{ hash: string }>('select id_hash as hash from identity.session');
    const shown = JSON.stringify(await listed(here));
    for (const { hash } of hashes) expect(shown).not.toContain(hash);
  });

  it('ends one of them from another browser, at once, and it is noted', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const [, other] = await listed(here);
    expect((await here.send('DELETE', `/api/v1/me/sessions/${other?.id}`)).status).toBe(204);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await listed(here)).toHaveLength(1);
    const noted = await house.database.query(
      `select subject_id from privacy.audit_entry where action = 'identity.end-own-sessions' and actor = $1`,
      [person],
    );
    expect(noted).toEqual([{ subject_id: person }]);
    expect((await here.send('DELETE', `/api/v1/me/sessions/${other?.id}`)).status).toBe(404);
  });

  it('ends all others and stays in here', async () => {
    const [here, one, two] = [await signIn(), await signIn(), await signIn()];
    expect((await here.send('POST', '/api/v1/me/sessions/end-others')).status).toBe(204);
    expect([await isIn(here), await isIn(one), await isIn(two)]).toEqual([true, false, false]);
    expect((await here.send('POST', '/api/v1/me/sessions/end-others')).status).toBe(204);
  });

  it('neither sees nor ends those of others', async () => {
    const mine = await signIn();
    const [own] = await listed(mine);
    address = 'somebody.else@example.fi';
    await house.get(RegisterPerson).byAddress({ displayName: 'Else', address, language: 'fi' }, SYSTEM);
    const other = await signIn();
    expect(await listed(other)).toHaveLength(1);
    expect((await other.send('DELETE', `/api/v1/me/sessions/${own?.id}`)).status).toBe(404);
    await other.send('POST', '/api/v1/me/sessions/end-others');
    expect(await isIn(mine)).toBe(true);
  });
});

describe('a session ends by itself', () => {
  const becomesStaff = () =>
    house
      .get(GrantRole)
      .execute({ personId: person, role: 'event_host', organisationId: null, programmeId: null }, SYSTEM);

  it('after half an hour without use for staff, from the moment that they hold a role', async () => {
    const browser = await signIn();
    house.clock.advance(29 * MINUTE);
    expect(await isIn(browser)).toBe(true);
    await becomesStaff();
    house.clock.advance(29 * MINUTE);
    expect(await isIn(browser)).toBe(true);
    house.clock.advance(30 * MINUTE);
    expect(await isIn(browser)).toBe(false);
  });

  it('for good: a role that ends later wakes nothing, and what is over is not listed', async () => {
    const idle = await signIn();
    const asked = await signIn();
    const grant = { personId: person, role: 'auditor', organisationId: null, programmeId: null };
    await house.get(GrantRole).execute(grant, SYSTEM);
    house.clock.advance(31 * MINUTE);
    const here = await signIn();
    expect(await isIn(asked)).toBe(false);
    expect(await listed(here)).toHaveLength(1);
    expect((await here.send('POST', '/api/v1/me/sessions/end-others')).status).toBe(204);
    await house.database.query('update identity.role_grant set revoked_at = $2 where person_id = $1', [
      person,
      house.clock.now(),
    ]);
    expect(await isIn(asked)).toBe(false);
    expect(await isIn(here)).toBe(true);
    expect(await isIn(idle)).toBe(false);
  });

  it('twelve hours after the sign-in for staff, however much it was used', async () => {
    await becomesStaff();
    const browser = await signIn();
    for (let used = 0; used < 12 * HOUR - 20 * MINUTE; used += 20 * MINUTE) {
      house.clock.advance(20 * MINUTE);
      expect(await isIn(browser)).toBe(true);
    }
    house.clock.advance(20 * MINUTE);
    expect(await isIn(browser)).toBe(false);
  });

  it('seven days after the sign-in for everybody else', async () => {
    const browser = await signIn();
    for (let used = 0; used < 7 * DAY - 6 * HOUR; used += 6 * HOUR) {
      house.clock.advance(6 * HOUR);
      expect(await isIn(browser)).toBe(true);
    }
    house.clock.advance(6 * HOUR);
    expect(await isIn(browser)).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindSignedIn, GrantRole, type SignedIn } from '#identity';
import { SYSTEM } from '#platform';
import type { PersonId } from '#platform/kernel';
import { CloseAccount } from '../../../libs/identity/src/usecases/close-account.js';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith, someId } from '../../support/people.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

async function administrator(): Promise<SignedIn> {
  const { personId } = await aPerson(house);
  const everything = { role: 'administrator', organisationId: null, programmeId: null };
  await house.get(GrantRole).execute({ personId, ...everything }, SYSTEM);
  return actor(personId);
}
async function actor(personId: PersonId): Promise<SignedIn> {
  const found = await house.get(FindSignedIn).execute(personId, house.clock.now());
  if (!found) throw new Error('nobody');
  return found;
}
const accounts = () => house.get(CloseAccount);
async function statusOf(browser: Browser): Promise<number> {
  const answer = await browser.get('/api/v1/me');
  // Its end waits until the session is noted.
  await answer.text();
  return answer.status;
}

describe('an account that is closed', () => {
  it('is out in every browser at the next request, and cannot sign in', async () => {
    const admin = await administrator();
    const { personId, address } = await aPerson(house);
    const browsers = [
      await signInWith(house, address),
      await signInWith(house, address),
      await signInWith(house, address),
    ];
    await accounts().close(personId, admin);
    expect(await Promise.all(browsers.map(statusOf))).toEqual([401, 401, 401]);
    await expect(signInWith(house, address)).rejects.toThrow('sign-in failed');
    const [closing] = await house.database.query<{ details: unknown }>(
      `select details from privacy.audit_entry where action = 'identity.close-account' and subject_id = $1`,
      [personId],
    );
    expect(closing?.details).toEqual({ sessions: 3 });
  });

  it('can be opened again, with the old sessions still over', async () => {
    const admin = await administrator();
    const { personId, address } = await aPerson(house);
    const before = await signInWith(house, address);
    await accounts().close(personId, admin);
    await accounts().open(personId, admin);
    expect(await statusOf(before)).toBe(401);
    expect(await statusOf(await signInWith(house, address))).toBe(200);
    await expect(accounts().open(personId, admin)).rejects.toMatchObject({ code: 'identity.unknown-person' });
  });

  it('is not the own one, nor the last administrator, nor one that nobody has', async () => {
    await house.database.query(`update identity.role_grant set revoked_at = $1`, [house.clock.now()]);
    const [one, two] = [await administrator(), await administrator()];
    await expect(accounts().close(one.personId, one)).rejects.toMatchObject({ code: 'identity.close-self' });
    await expect(accounts().close(someId(), one)).rejects.toMatchObject({ code: 'identity.unknown-person' });
    const outcomes = await Promise.allSettled([
      accounts().close(two.personId, one),
      accounts().close(one.personId, two),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('signing somebody out everywhere', () => {
  it('ends every session and lets them sign in again', async () => {
    const admin = await administrator();
    const { personId, address } = await aPerson(house);
    const browser = await signInWith(house, address);
    await accounts().endSessions(personId, admin);
    expect(await statusOf(browser)).toBe(401);
    expect(await statusOf(await signInWith(house, address))).toBe(200);
  });
});

describe('a change of rights', () => {
  it('gives the session a new id at the next page, and the old one soon opens nothing', async () => {
    const { personId, address } = await aPerson(house);
    const browser = await signInWith(house, address);
    expect(await statusOf(browser)).toBe(200);
    const old = new Map(browser.cookies);
    const grant = { personId, role: 'event_host', organisationId: null, programmeId: null };
    await house.get(GrantRole).execute(grant, SYSTEM);
    // What a page has sent at the same moment goes through, and only one of them is given the new id.
    const given = await Promise.all([browser.get('/api/v1/me'), browser.get('/api/v1/me'), browser.get('/api/v1/me')]);
    expect(given.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(given.filter((answer) => answer.headers.getSetCookie().length > 0)).toHaveLength(1);
    expect(browser.cookies).not.toEqual(old);
    house.clock.advance(16_000);
    const fresh = new Map(browser.cookies);
    expect(await statusOf(browser)).toBe(200);
    browser.cookies.clear();
    for (const [name, value] of old) browser.cookies.set(name, value);
    expect(await statusOf(browser)).toBe(401);
    browser.cookies.clear();
    for (const [name, value] of fresh) browser.cookies.set(name, value);
    expect(await statusOf(browser)).toBe(200);
  });

  it('starts no limit anew and leaves one session in the list', async () => {
    const { personId, address } = await aPerson(house);
    const browser = await signInWith(house, address);
    await statusOf(browser);
    const begun = () =>
      house.database.query('select created_at from identity.session where person_id = $1 order by created_at', [
        personId,
      ]);
    const [first] = await begun();
    house.clock.advance(60_000);
    await house
      .get(GrantRole)
      .execute({ personId, role: 'event_host', organisationId: null, programmeId: null }, SYSTEM);
    await statusOf(browser);
    expect(await begun()).toEqual([first, first]);
    const { items } = (await (await browser.get('/api/v1/me/sessions')).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
  });
});

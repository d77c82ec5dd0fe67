import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole, RegisterPerson } from '#identity';
import { SYSTEM } from '#platform';
import { MINUTE, type PersonId } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { untilWaiting } from '../../support/held-row.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import {
  ADDRESSES,
  accountOf,
  addTo,
  askToAdd,
  CODE,
  codeOf,
  holdPersons,
  isIn,
  meOf,
  mint,
  outcomeOf,
  wrong,
} from './ways-support.js';

let house: Awaited<ReturnType<typeof openApi>>;
let person: { personId: PersonId; address: string };
let browser: Browser;
let fresh: string;
let people = 0;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.advance(61 * MINUTE);
  person = await aPerson(house, 'Gina Graduate');
  browser = await signInWith(house, person.address);
  people += 1;
  fresh = `gina${people}@home.example`;
});

const audited = (action: string) =>
  house.database.query('select subject_kind, details from privacy.audit_entry where action = $1 and actor = $2', [
    action,
    person.personId,
  ]);

const opened = async () =>
  (await house.database.query(`select 1 from identity.sign_in where key = $1 and state = 'active'`, [fresh])).length;

describe('an address that is added', () => {
  it('opens the same account, is listed, and is audited without being named', async () => {
    await addTo(house, browser, fresh.toUpperCase());
    const elsewhere = await signInWith(house, fresh);
    expect(await meOf(elsewhere)).toBe(person.personId);
    const { ways, mayAdd } = await accountOf(elsewhere);
    expect(mayAdd).toBe(true);
    expect(ways.map(({ kind, address, isThisOne, mayGo }) => ({ kind, address, isThisOne, mayGo }))).toEqual([
      { kind: 'address', address: person.address, isThisOne: false, mayGo: true },
      { kind: 'address', address: fresh, isThisOne: true, mayGo: true },
    ]);
    expect(ways[1]?.lastUsedAt).not.toBeNull();
    expect(await audited('identity.add-address')).toEqual([{ subject_kind: 'sign-in', details: {} }]);
    const facts = await house.database.query(`select data from platform.fact where type like 'identity.%'`);
    expect(JSON.stringify(facts)).not.toContain('home.example');
  });

  it('leaves all sessions alone', async () => {
    const other = await signInWith(house, person.address);
    await addTo(house, browser, fresh);
    expect([await isIn(browser), await isIn(other)]).toEqual([true, true]);
  });

  it('is written to first from the first sign-in with it', async () => {
    const primary = async () =>
      (
        await house.database.one<{ address: string }>(
          'select address from identity.contact_address where person_id = $1 and is_primary',
          [person.personId],
        )
      )?.address;
    await addTo(house, browser, fresh);
    expect(await primary()).toBe(person.address);
    await signInWith(house, fresh);
    expect(await primary()).toBe(fresh);
  });

  it('is refused at once when it is the own one already', async () => {
    const answer = await browser.post(CODE, { email: person.address, language: 'en' });
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'identity.own-address']);
  });

  it('opens another account: nobody learns so before the code, and then nothing has changed', async () => {
    const other = await aPerson(house, 'Olga Other');
    const code = await askToAdd(house, browser, other.address);
    expect(code).toMatch(/^\d{6}$/);
    expect(await outcomeOf(await browser.post(ADDRESSES, { code }))).toBe('opens-other');
    expect((await accountOf(browser)).ways).toHaveLength(1);
    expect(await meOf(await signInWith(house, other.address))).toBe(other.personId);
  });

  it('is one person’s when two prove it at the same moment', async () => {
    const other = await aPerson(house, 'Rita Rival');
    const rival = await signInWith(house, other.address);
    const codes = [await askToAdd(house, browser, fresh), await askToAdd(house, rival, fresh)];
    const held = await holdPersons(house, person.personId, other.personId);
    const answers = [browser, rival].map((who, index) => who.post(ADDRESSES, { code: codes[index] }));
    await untilWaiting(held, 2);
    await held.release();
    const outcomes = await Promise.all((await Promise.all(answers)).map(outcomeOf));
    expect(outcomes.sort()).toEqual(['added', 'opens-other']);
    expect(await opened()).toBe(1);
  });

  it('is one person’s when staff enter it at the same moment', async () => {
    const code = await askToAdd(house, browser, fresh);
    const held = await holdPersons(house, person.personId);
    const answer = browser.post(ADDRESSES, { code });
    await untilWaiting(held, 1);
    const entered = house
      .get(RegisterPerson)
      .byAddress({ displayName: 'Gina', address: fresh, language: 'fi' }, SYSTEM);
    await untilWaiting(held, 2);
    await held.release();
    expect(await outcomeOf(await answer)).toBe('added');
    expect(await entered).toEqual({ personId: person.personId, isNew: false });
  });

  it('is not for staff, whether the role was there before the code or came after it', async () => {
    const code = await askToAdd(house, browser, fresh);
    const tomorrow = new Date(house.clock.nowMs() + 24 * 60 * MINUTE);
    const grant = { personId: person.personId, role: 'event_host', organisationId: null, programmeId: null };
    await house.get(GrantRole).execute({ ...grant, validFrom: tomorrow }, SYSTEM);
    const late = await browser.post(ADDRESSES, { code });
    expect([late.status, await codeOf(late)]).toEqual([403, 'identity.staff-ways']);
    const early = await browser.post(CODE, { email: fresh, language: 'en' });
    expect([early.status, await codeOf(early)]).toEqual([403, 'identity.staff-ways']);
    expect(await accountOf(browser)).toMatchObject({ mayAdd: false, ways: [{ address: person.address }] });
  });
});

describe('the code that adds an address', () => {
  it('signs nobody in, and one that signs in adds nothing', async () => {
    const adds = await askToAdd(house, browser, fresh);
    // The same browser, with the very secret under which the code was kept, in the place of the other kind's.
    const session = [...browser.cookies.values()][0] ?? '';
    const stranger = new Browser(house, new Map([['luotsi-code', sessionIdIn(session)]]));
    const refused = await stranger.post('/api/v1/auth/code/verify', { code: adds });
    expect([refused.status, await codeOf(refused)]).toEqual([410, 'identity.code-not-asked']);
    expect(await isIn(stranger)).toBe(false);

    await browser.post('/api/v1/auth/code/request', { email: fresh, language: 'en' });
    const signsIn = await mint(house, fresh);
    const other = await browser.post(ADDRESSES, { code: signsIn === 'none' ? '000000' : signsIn });
    expect(await codeOf(other)).toBe('identity.code-wrong');
  });

  it('works once', async () => {
    const code = await askToAdd(house, browser, fresh);
    expect((await browser.post(ADDRESSES, { code })).status).toBe(200);
    const again = await browser.post(ADDRESSES, { code });
    expect([again.status, await codeOf(again)]).toEqual([410, 'identity.code-expired']);
  });

  it('is worth nothing in another session of the same person, in somebody else’s, and without one', async () => {
    const code = await askToAdd(house, browser, fresh);
    const elsewhere = await signInWith(house, person.address);
    const somebody = await signInWith(house, (await aPerson(house)).address);
    for (const other of [elsewhere, somebody]) {
      const refused = await other.post(ADDRESSES, { code });
      expect([refused.status, await codeOf(refused)]).toEqual([410, 'identity.code-not-asked']);
    }
    expect((await new Browser(house).post(ADDRESSES, { code })).status).toBe(401);
    expect((await browser.post(ADDRESSES, { code })).status).toBe(200);
  });

  it('ends with its session', async () => {
    const code = await askToAdd(house, browser, fresh);
    const before = new Map(browser.cookies);
    await browser.post('/auth/logout');
    expect((await new Browser(house, before).post(ADDRESSES, { code })).status).toBe(401);
  });

  it('ends after ten minutes and after five wrong tries', async () => {
    const late = await askToAdd(house, browser, fresh);
    house.clock.advance(10 * MINUTE);
    expect(await codeOf(await browser.post(ADDRESSES, { code: late }))).toBe('identity.code-expired');
    const code = await askToAdd(house, browser, fresh);
    const first = await browser.post(ADDRESSES, { code: wrong(code) });
    expect(await first.json()).toMatchObject({ status: 400, params: { triesLeft: 4 } });
    for (let tries = 2; tries <= 5; tries += 1) await browser.post(ADDRESSES, { code: wrong(code) });
    expect(await codeOf(await browser.post(ADDRESSES, { code }))).toBe('identity.code-exhausted');
  });

  it('counts among the five an hour that an address gets', async () => {
    for (let count = 0; count < 3; count += 1) await askToAdd(house, browser, fresh);
    for (let count = 0; count < 2; count += 1)
      expect((await browser.post('/api/v1/auth/code/request', { email: fresh, language: 'en' })).status).toBe(202);
    expect((await browser.post(CODE, { email: fresh, language: 'en' })).status).toBe(429);
  });
});

/** What express-session signs into its cookie. */
function sessionIdIn(cookie: string): string {
  return cookie.replace(/^s:/, '').replace(/\..*$/, '');
}

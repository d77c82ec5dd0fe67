import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole } from '#identity';
import { PersonalDataHolders, SYSTEM, Transactions } from '#platform';
import { DAY, MINUTE, type PersonId } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { untilWaiting } from '../../support/held-row.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import {
  accountOf,
  addTo,
  askToAdd,
  CODE,
  codeOf,
  confirmLink,
  holdPersons,
  isIn,
  LINK,
  undoLink,
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

const wayId = async (address: string) =>
  (await accountOf(browser)).ways.find((way) => way.address === address)?.id ?? 'none';
const remove = (who: Browser, id: string) => who.send('DELETE', `/api/v1/me/account/ways/${id}`);
const contacts = () =>
  house.database.query<{ address: string; is_primary: boolean }>(
    'select address, is_primary from identity.contact_address where person_id = $1 and left_at is null order by address',
    [person.personId],
  );

describe('a way to sign in that is removed', () => {
  it('opens nothing any more, and the sessions that began by it end, no others', async () => {
    await addTo(house, browser, fresh);
    const byNew = await signInWith(house, fresh);
    const byOld = await signInWith(house, person.address);
    expect((await remove(browser, await wayId(fresh))).status).toBe(204);
    expect([await isIn(browser), await isIn(byOld), await isIn(byNew)]).toEqual([true, true, false]);
    await expect(signInWith(house, fresh)).rejects.toThrow('sign-in failed');
    const noted = await house.database.query(
      `select details from privacy.audit_entry where action = 'identity.remove-way' and actor = $1`,
      [person.personId],
    );
    expect(noted).toEqual([{ details: { kind: 'address' } }]);
  });

  it('takes this session with it when it began by it', async () => {
    await addTo(house, browser, fresh);
    expect((await remove(browser, await wayId(person.address))).status).toBe(204);
    expect(await isIn(browser)).toBe(false);
    expect(await isIn(await signInWith(house, fresh))).toBe(true);
  });

  it('is never the last one, also when two are removed at the same moment', async () => {
    const only = await remove(browser, await wayId(person.address));
    expect([only.status, await codeOf(only)]).toEqual([409, 'identity.last-way']);
    await addTo(house, browser, fresh);
    const { ways } = await accountOf(browser);
    const held = await holdPersons(house, person.personId);
    const asked = ways.map(({ id }) => remove(browser, id));
    await untilWaiting(held, 2);
    await held.release();
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = await house.database.query(
      `select 1 from identity.sign_in where person_id = $1 and state = 'active'`,
      [person.personId],
    );
    expect(left).toHaveLength(1);
  });

  it('may not leave only a university that is trusted no more', async () => {
    await house.database.query(
      `insert into identity.sign_in (id, person_id, kind, provider, key_type, key) values (gen_random_uuid(), $1, 'saml', 'https://gone.example', 'eppn', $2)`,
      [person.personId, `${people}@gone.example`],
    );
    const { ways } = await accountOf(browser);
    expect(ways.find(({ kind }) => kind === 'university')).toMatchObject({ works: false, name: null, mayGo: true });
    expect(ways.find(({ kind }) => kind === 'address')).toMatchObject({ works: true, mayGo: false });
    expect((await remove(browser, await wayId(person.address))).status).toBe(409);
  });

  it('is only one’s own, and only once', async () => {
    await addTo(house, browser, fresh);
    const id = await wayId(fresh);
    const somebody = await signInWith(house, (await aPerson(house)).address);
    expect((await remove(somebody, id)).status).toBe(404);
    expect((await remove(browser, id)).status).toBe(204);
    const again = await remove(browser, id);
    expect([again.status, await codeOf(again)]).toEqual([404, 'identity.unknown-way']);
  });

  it('may be added again', async () => {
    await addTo(house, browser, fresh);
    await remove(browser, await wayId(fresh));
    await addTo(house, browser, fresh);
    expect(await isIn(await signInWith(house, fresh))).toBe(true);
  });

  it('is written to no more and forgotten as an address after a day; another becomes the first', async () => {
    await addTo(house, browser, fresh);
    await signInWith(house, fresh);
    await remove(browser, await wayId(fresh));
    expect(await contacts()).toEqual([{ address: person.address, is_primary: true }]);
    house.clock.advance(DAY + MINUTE);
    await house.tick();
    const kept = await house.database.query('select 1 from identity.contact_address where address_key = $1', [fresh]);
    expect(kept).toEqual([]);
  });
});

describe('what is held on a person', () => {
  const holder = () => {
    const found = house
      .get(PersonalDataHolders)
      .all()
      .find(({ lib }) => lib === 'identity');
    if (!found) throw new Error('identity has no holder');
    return found;
  };

  it('holds the addresses a code went to, and erasing takes them along', async () => {
    await askToAdd(house, browser, fresh);
    expect(await holder().exportOf(person.personId)).toMatchObject({ codes: [{ address: fresh, used_at: null }] });
    await house.get(Transactions).run(() => holder().erase(person.personId));
    const left = await house.database.query('select 1 from identity.email_code where address_key = any($1)', [
      [fresh, person.address],
    ]);
    expect(left).toEqual([]);
  });
});

describe('changing how an account opens', () => {
  it('needs a sign-in of the last hour: a browser left open is not enough', async () => {
    await addTo(house, browser, fresh);
    const id = await wayId(fresh);
    house.clock.advance(61 * MINUTE);
    const acts = [
      () => remove(browser, id),
      () => browser.post(CODE, { email: `more.${fresh}`, language: 'en' }),
      () => browser.post(LINK),
      () => confirmLink(browser),
      () => undoLink(browser, id),
    ];
    for (const act of acts) {
      const refused = await act();
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'identity.sign-in-not-fresh']);
    }
    expect((await remove(await signInWith(house, person.address), id)).status).toBe(204);
  });

  it('is not for who holds a role, and nobody with a private address beside a university is given one', async () => {
    await addTo(house, browser, fresh);
    const grant = { personId: person.personId, role: 'event_host', organisationId: null, programmeId: null };
    await house.get(GrantRole).execute(grant, SYSTEM);
    const refused = await remove(browser, await wayId(fresh));
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'identity.staff-ways']);
    const graduate = await aPerson(house);
    await house.database.query(
      `insert into identity.sign_in (id, person_id, kind, provider, key_type, key) values (gen_random_uuid(), $1, 'saml', 'x', 'eppn', $2)`,
      [graduate.personId, `${fresh}@metropolia.fi`],
    );
    await expect(house.get(GrantRole).execute({ ...grant, personId: graduate.personId }, SYSTEM)).rejects.toMatchObject(
      { code: 'identity.grant-private-way' },
    );
  });

  it('ends a session whose way was given to somebody else', async () => {
    await house.database.query(`update identity.sign_in set state = 'retired' where person_id = $1`, [person.personId]);
    expect(await isIn(browser)).toBe(false);
  });
});

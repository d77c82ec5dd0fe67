import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole } from '#identity';
import { PersonalDataHolders, SYSTEM, Transactions } from '#platform';
import { DAY, HOUR, MINUTE, type PersonId } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import { accountOf, addTo, codeOf, isIn, linkTo, meOf, undoLink } from './ways-support.js';

let house: Awaited<ReturnType<typeof openApi>>;
let kept: { personId: PersonId; address: string };
let other: { personId: PersonId; address: string };
let browser: Browser;
let before: Browser;
let link: string;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.advance(HOUR);
  kept = await aPerson(house, 'Gina Graduate');
  other = await aPerson(house, 'Gina G.');
  browser = await signInWith(house, kept.address);
  before = await signInWith(house, other.address);
  link = await linkTo(house, browser, other.address);
});

const primaryOf = async (person: string) =>
  (
    await house.database.query<{ address: string; is_primary: boolean }>(
      'select address, is_primary from identity.contact_address where person_id = $1 order by address',
      [person],
    )
  ).map(({ address, is_primary }) => `${address}${is_primary ? ' first' : ''}`);
const remove = async (address: string) => {
  const way = (await accountOf(browser)).ways.find((one) => one.address === address);
  return browser.send('DELETE', `/api/v1/me/account/ways/${way?.id}`);
};

describe('a link that is undone', () => {
  it('gives both accounts back what opened them, with their addresses', async () => {
    expect((await undoLink(browser, link)).status).toBe(204);
    expect(await meOf(await signInWith(house, other.address))).toBe(other.personId);
    expect(await meOf(await signInWith(house, kept.address))).toBe(kept.personId);
    expect(await primaryOf(kept.personId)).toEqual([`${kept.address} first`]);
    expect(await primaryOf(other.personId)).toEqual([`${other.address} first`]);
    expect(await accountOf(browser)).toMatchObject({ links: [], ways: [{ address: kept.address }] });
  });

  it('ends the sessions that began by what goes back, and no others', async () => {
    const byMoved = await signInWith(house, other.address);
    await undoLink(browser, link);
    expect([await isIn(browser), await isIn(byMoved)]).toEqual([true, false]);
    // The other account is awake again; what was open there before the link stays closed.
    expect(await isIn(before)).toBe(false);
  });

  it('is undone once, by its own person only, and it is noted', async () => {
    const stranger = await signInWith(house, (await aPerson(house)).address);
    expect((await undoLink(stranger, link)).status).toBe(404);
    const [one, two] = await Promise.all([undoLink(browser, link), undoLink(browser, link)]);
    expect([one.status, two.status].sort()).toEqual([204, 404]);
    const again = await undoLink(browser, link);
    expect([again.status, await codeOf(again)]).toEqual([404, 'identity.unknown-link']);
    const trail = await house.database.query(
      `select details from privacy.audit_entry where action = 'identity.unlink-accounts' and subject_id = $1 and actor = $2`,
      [link, kept.personId],
    );
    expect(trail).toEqual([{ details: { otherPersonId: other.personId, signIns: 1 } }]);
  });

  it('leaves an address that has become a sign-in here meanwhile', async () => {
    const contact = `known.${other.address}`;
    await house.database.query(
      `with moved as (insert into identity.contact_address (person_id, address, address_key, is_primary) values ($1, $2, $2, false) returning id)
       update identity.account_link set moved_contact_ids = moved_contact_ids || (select id from moved) where id = $3`,
      [kept.personId, contact, link],
    );
    await addTo(house, browser, contact);
    await undoLink(browser, link);
    expect(await primaryOf(kept.personId)).toContain(contact);
  });

  it('may be made again', async () => {
    await undoLink(browser, link);
    house.clock.advance(HOUR);
    browser = await signInWith(house, kept.address);
    const again = await linkTo(house, browser, other.address);
    expect(again).not.toBe(link);
    expect(await meOf(await signInWith(house, other.address))).toBe(kept.personId);
  });
});

describe('a link can be undone', () => {
  it('up to thirty days, and not after', async () => {
    house.clock.advance(30 * DAY - MINUTE * 10);
    browser = await signInWith(house, kept.address);
    expect((await accountOf(browser)).links).toHaveLength(1);
    house.clock.advance(MINUTE * 10);
    expect((await accountOf(browser)).links).toEqual([]);
    const late = await undoLink(browser, link);
    expect([late.status, await codeOf(late)]).toEqual([410, 'identity.link-too-old']);
    expect(await meOf(await signInWith(house, other.address))).toBe(kept.personId);
  });

  it('for all of these days: neither account loses its last way in before they are over', async () => {
    for (const { address } of [other, kept]) {
      const refused = await remove(address);
      expect([refused.status, await codeOf(refused)]).toEqual([409, 'identity.way-of-link']);
    }
    await addTo(house, browser, `new.${kept.address}`);
    expect((await remove(kept.address)).status).toBe(204);
    browser = await signInWith(house, `new.${kept.address}`);
    expect((await undoLink(browser, link)).status).toBe(204);
    expect(await meOf(await signInWith(house, `new.${kept.address}`))).toBe(kept.personId);
    expect(await meOf(await signInWith(house, other.address))).toBe(other.personId);
  });

  it('no more when it is over, and then the moved way may go', async () => {
    house.clock.advance(30 * DAY);
    browser = await signInWith(house, kept.address);
    expect((await remove(other.address)).status).toBe(204);
  });

  it('only by who has no role: it would come under a way that it was not given to', async () => {
    const { personId } = kept;
    await house
      .get(GrantRole)
      .execute({ personId, role: 'event_host', organisationId: null, programmeId: null }, SYSTEM);
    const refused = await undoLink(browser, link);
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'identity.staff-ways']);
  });
});

describe('what is held on the person of a link', () => {
  const holder = () => {
    const found = house
      .get(PersonalDataHolders)
      .all()
      .find(({ lib }) => lib === 'identity');
    if (!found) throw new Error('identity has no holder');
    return found;
  };

  it('holds the other account too, and erasing erases both', async () => {
    expect(await holder().exportOf(kept.personId)).toMatchObject({
      links: [{ undone_at: null }],
      linkedAccounts: [{ person: [{ display_name: 'Gina G.' }] }],
    });
    await house.get(Transactions).run(() => holder().erase(kept.personId));
    const left = await house.database.query(
      'select display_name, state from identity.person where id = any($1::uuid[])',
      [[kept.personId, other.personId]],
    );
    expect(left).toEqual([
      { display_name: '', state: 'erased' },
      { display_name: '', state: 'erased' },
    ]);
  });

  it('is two persons’ again once it is undone', async () => {
    // A session of the kept account that began by what goes back.
    await signInWith(house, other.address);
    await undoLink(browser, link);
    await house.get(Transactions).run(() => holder().erase(kept.personId));
    expect(await meOf(await signInWith(house, other.address))).toBe(other.personId);
    await house.get(Transactions).run(() => holder().erase(other.personId));
    await expect(signInWith(house, other.address)).rejects.toThrow('sign-in failed');
  });

  it('goes alone when the other account is erased, though a session of this one began by it', async () => {
    await signInWith(house, other.address);
    await undoLink(browser, link);
    await house.get(Transactions).run(() => holder().erase(other.personId));
    expect(await isIn(browser)).toBe(true);
  });

  it('is forgotten after a day when nothing came of it', async () => {
    await browser.post('/api/v1/me/account/link');
    house.clock.advance(2 * DAY);
    await house.tick();
    const open = await house.database.query('select 1 from identity.account_link where confirmed_at is null');
    expect(open).toEqual([]);
  });
});

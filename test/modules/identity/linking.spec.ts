import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole } from '#identity';
import { SYSTEM } from '#platform';
import { HOUR, MINUTE, type PersonId } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import { World } from '../../support/world/world.js';
import { accountOf, addTo, codeOf, confirmLink, isIn, LINK, linkTo, meOf, proveOther } from './ways-support.js';

let house: Awaited<ReturnType<typeof openApi>>;
let kept: { personId: PersonId; address: string };
let other: { personId: PersonId; address: string };
let browser: Browser;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.advance(HOUR);
  kept = await aPerson(house, 'Gina Graduate');
  other = await aPerson(house, 'Gina G.');
  browser = await signInWith(house, kept.address);
});

const stateOf = async (id: string) =>
  (await house.database.one<{ state: string }>('select state from identity.person where id = $1', [id]))?.state;
const role = { role: 'event_host', organisationId: null, programmeId: null };

async function expectRefused(code: string): Promise<void> {
  const refused = await confirmLink(browser);
  expect(await codeOf(refused)).toBe(code);
  expect(await stateOf(other.personId)).toBe('active');
  expect((await accountOf(browser)).links).toEqual([]);
}

describe('two accounts of one person', () => {
  it('are named before they are linked, by name and by what opens them', async () => {
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
    await proveOther(house, browser, other.address);
    expect(await (await browser.get(LINK)).json()).toMatchObject({
      link: {
        kept: { displayName: 'Gina Graduate', ways: [{ address: kept.address }] },
        other: { displayName: 'Gina G.', ways: [{ address: other.address }] },
      },
    });
    expect(await meOf(await signInWith(house, other.address))).toBe(other.personId);
  });

  it('are one once it is confirmed: what opened the other one opens this one, and its sessions end', async () => {
    const before = await signInWith(house, other.address);
    await linkTo(house, browser, other.address);
    expect(await isIn(before)).toBe(false);
    expect(await isIn(browser)).toBe(true);
    const open = 'select 1 from identity.session where person_id = $1 and ended_at is null';
    expect(await house.database.query(open, [other.personId])).toEqual([]);
    expect(await meOf(await signInWith(house, other.address))).toBe(kept.personId);
    const { ways, links } = await accountOf(browser);
    expect(ways.map(({ address }) => address)).toEqual([kept.address, other.address]);
    expect(links).toMatchObject([{ displayName: 'Gina G.' }]);
    expect(await stateOf(other.personId)).toBe('linked');
  });

  it('leave a trail of what was asked and confirmed, and by whom', async () => {
    const id = await linkTo(house, browser, other.address);
    const trail = await house.database.query(
      `select action, details from privacy.audit_entry where subject_kind = 'account-link' and subject_id = $1 and actor = $2 order by sequence`,
      [id, kept.personId],
    );
    expect(trail).toEqual([
      { action: 'identity.ask-to-link', details: {} },
      { action: 'identity.link-accounts', details: { otherPersonId: other.personId, signIns: 1 } },
    ]);
  });

  it('write to every address of both, once', async () => {
    await linkTo(house, browser, other.address);
    const [fact] = await house.database.query<{ contacts: string[] }>(
      `select array(select c.address from jsonb_array_elements_text(data->'contactIds') i join identity.contact_address c on c.id::text = i order by 1) as contacts
       from platform.fact where type = 'identity.sign-in-ways-changed' and data->>'change' = 'linked' order by sequence desc limit 1`,
    );
    expect(fact?.contacts).toEqual([kept.address, other.address].sort());
  });
});

describe('a link is not made', () => {
  it('without a proof, in another session, or a second time', async () => {
    await expectRefused('identity.link-not-asked');
    await proveOther(house, browser, other.address);
    const elsewhere = await signInWith(house, kept.address);
    expect(await codeOf(await confirmLink(elsewhere))).toBe('identity.link-not-asked');
    const stranger = await signInWith(house, (await aPerson(house)).address);
    expect(await codeOf(await confirmLink(stranger))).toBe('identity.link-not-asked');
    expect((await confirmLink(new Browser(house))).status).toBe(401);
    expect((await confirmLink(browser)).status).toBe(204);
    expect(await codeOf(await confirmLink(browser))).toBe('identity.link-not-asked');
  });

  it('ten minutes after it was proved', async () => {
    await proveOther(house, browser, other.address);
    house.clock.advance(10 * MINUTE);
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
    await expectRefused('identity.link-not-asked');
  });

  it('once the session has asked for another one that is not proved', async () => {
    await proveOther(house, browser, other.address);
    house.clock.advance(MINUTE);
    expect((await browser.post(LINK)).status).toBe(204);
    await expectRefused('identity.link-not-asked');
  });

  it('with an account that has a staff role, or will have one: roles never move', async () => {
    const validFrom = new Date(house.clock.nowMs() + HOUR);
    await house.get(GrantRole).execute({ personId: other.personId, ...role, validFrom }, SYSTEM);
    await proveOther(house, browser, other.address);
    await expectRefused('identity.staff-account');
    const moved = await house.database.query('select 1 from identity.role_grant where person_id = $1', [kept.personId]);
    expect(moved).toEqual([]);
  });

  it('into an account that has a staff role, however late it came', async () => {
    await proveOther(house, browser, other.address);
    await house.get(GrantRole).execute({ personId: kept.personId, ...role }, SYSTEM);
    await expectRefused('identity.staff-ways');
    expect(await codeOf(await browser.post(LINK))).toBe('identity.staff-ways');
  });

  it('between two accounts of one university', async () => {
    await house.database.query(
      `insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
       select gen_random_uuid(), id, 'saml', 'https://one.example', 'eppn', id || '@one.example' from unnest($1::uuid[]) as id`,
      [[kept.personId, other.personId]],
    );
    await proveOther(house, browser, other.address);
    await expectRefused('identity.one-university');
  });

  it('with an account that was closed meanwhile, and one that is closed is not proved', async () => {
    await proveOther(house, browser, other.address);
    const close = `update identity.person set state = 'disabled' where id = $1`;
    await house.database.query(close, [other.personId]);
    expect(await codeOf(await confirmLink(browser))).toBe('identity.account-disabled');
    await expect(proveOther(house, browser, other.address)).rejects.toThrow();
  });

  it('with an account that keeps a third one, until that can no longer be undone', async () => {
    const third = await aPerson(house, 'Gina Third');
    await linkTo(house, await signInWith(house, other.address), third.address);
    await proveOther(house, browser, other.address);
    await expectRefused('identity.account-keeps-link');
  });

  it('twice from two sides at once: one of them is kept', async () => {
    const there = await signInWith(house, other.address);
    await proveOther(house, browser, other.address);
    await proveOther(house, there, kept.address);
    const answers = await Promise.all([confirmLink(browser), confirmLink(there)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect([await stateOf(kept.personId), await stateOf(other.personId)].sort()).toEqual(['active', 'linked']);
  });
});

describe('an account is not put to sleep while somebody waits for it', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open(house);
  });

  const CASES: Readonly<Record<string, () => Promise<{ personId: string; address: string }>>> = {
    'an application': async () => {
      const { organisationId, programmeId } = world.places.own;
      return world.student(organisationId, await world.cohort(programmeId));
    },
    'a mentorship': async () => (await world.pair(world.places.own)).mentor,
    'a place at an event': async () => world.guest(world.places.own),
  };

  it.each(Object.keys(CASES))('by %s', async (name) => {
    const awaited = (await CASES[name]?.()) ?? { personId: '', address: '' };
    await proveOther(house, browser, awaited.address);
    expect(await codeOf(await confirmLink(browser))).toBe('identity.account-awaited');
    expect(await stateOf(awaited.personId)).toBe('active');
  });

  it('by a mentorship alone, when the application in which it began is over', async () => {
    const { mentor } = await world.pair(world.places.own);
    await house.database.query(`update programmes.enrolment set state = 'unmatched_closed' where person_id = $1`, [
      mentor.personId,
    ]);
    await proveOther(house, browser, mentor.address);
    expect(await codeOf(await confirmLink(browser))).toBe('identity.account-awaited');
    await house.database.query(
      `update mentorship.mentorship set state = 'completed', ended_at = $2 where id in (select mentorship_id from mentorship.member where person_id = $1)`,
      [mentor.personId, house.clock.now()],
    );
    expect((await confirmLink(browser)).status).toBe(204);
  });

  it('but this one may be awaited: it stays awake', async () => {
    const guest = await world.guest(world.places.own);
    const hers = await signInWith(house, guest.address);
    await linkTo(house, hers, other.address);
    expect(await stateOf(guest.personId)).toBe('active');
  });

  it('and an event that is over waits for nobody', async () => {
    const guest = await world.guest(world.places.own);
    house.clock.advance(3 * HOUR);
    browser = await signInWith(house, kept.address);
    await linkTo(house, browser, guest.address);
    expect(await stateOf(guest.personId)).toBe('linked');
  });
});

describe('the way that a university account and a mail address come together', () => {
  it('is the other direction as well: whoever is signed in stays', async () => {
    await addTo(house, browser, `extra.${kept.address}`);
    await linkTo(house, await signInWith(house, other.address), kept.address);
    expect(await isIn(browser)).toBe(false);
    expect(await meOf(await signInWith(house, `extra.${kept.address}`))).toBe(other.personId);
  });
});

import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE, type PersonId } from '#platform/kernel';
import { attribute } from '../../../apps/demo-idp/src/saml/attributes.js';
import { buildResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { Browser } from '../../support/browser.js';
import { aPerson, signInWith } from '../../support/people.js';
import { type Asked, answer, ask, honest, openSamlHouse, post, type SamlHouse, signIn } from './saml-support.js';
import { accountOf, addTo, codeOf, confirmLink, isIn, LINK, meOf, undoLink } from './ways-support.js';

let house: SamlHouse;
let kept: { personId: PersonId; address: string };
let browser: Browser;
let people = 0;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  kept = await aPerson(house, 'Gina Graduate');
  browser = await signInNow(kept.address);
  people += 1;
});

/** The clocks of the universities, and the library's, are those of the machine. */
async function signInNow(address: string): Promise<Browser> {
  const signedIn = await signInWith(house, address);
  house.clock.set(new Date());
  return signedIn;
}

const loginPath = (idp = house.metropolia) =>
  `/auth/saml/login?${new URLSearchParams({ idp: idp.entityId, link: '1', returnTo: '/en/account/link' })}`;

/** Sends the browser to the university to prove an account there. */
async function goToProve(idp = house.metropolia): Promise<Asked & { readonly request: string }> {
  const sent = await browser.get(loginPath(idp));
  expect(sent.status).toBe(302);
  const login = sent.headers.get('location') ?? '';
  const { searchParams } = new URL(login);
  const request = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  const requestId = /\bID="([^"]+)"/.exec(request)?.[1] ?? '';
  // Two may be under way at once: each has the cookie of its own.
  return {
    house,
    idp,
    browser: new Browser(house, browser.cookies),
    requestId,
    relayState: searchParams.get('RelayState') ?? '',
    login,
    request,
  };
}

/** Attributes of somebody whom no other test knows. */
const told = (eppn: string) => ({
  attributes: [attribute('displayName', 'Gina G.'), attribute('eduPersonPrincipalName', eppn)],
});
const eppnNow = () => `gina${people}@metropolia.fi`;

/** Somebody's account at the university, made by a sign-in in another browser. */
async function accountAtUniversity(eppn = eppnNow()): Promise<{ id: string; there: Browser }> {
  const to = await ask(house);
  expect((await post(to, answer(to, told(eppn)))).status).toBe(303);
  return { id: (await meOf(to.browser)) ?? '', there: to.browser };
}
const proved = async (to: Asked, eppn = eppnNow()) => post(to, answer(to, told(eppn)));

describe('an account that is proved through a university', () => {
  it('begins no session, ends none, and is linked when it is confirmed in the browser that asked', async () => {
    const { id, there } = await accountAtUniversity();
    await browser.post(LINK);
    const to = await goToProve();
    const back = await proved(to);
    expect(await meOf(to.browser)).toBe(kept.personId);
    expect([back.status, back.headers.get('location')]).toEqual([303, '/en/account/link']);
    expect(await meOf(browser)).toBe(kept.personId);
    expect(await (await browser.get(LINK)).json()).toMatchObject({
      link: {
        other: {
          displayName: 'Gina G.',
          ways: [{ kind: 'university', name: { en: 'Metropolia University of Applied Sciences' } }],
        },
      },
    });
    expect((await confirmLink(browser)).status).toBe(204);
    const trail = await house.database.query(
      `select action from privacy.audit_entry where subject_kind = 'account-link' and actor = $1 order by sequence`,
      [kept.personId],
    );
    expect(trail).toEqual(
      ['ask-to-link', 'prove-other-account', 'link-accounts'].map((action) => ({ action: `identity.${action}` })),
    );
    expect(await isIn(there)).toBe(false);
    const { id: now, there: again } = await accountAtUniversity();
    expect([now, now === id]).toEqual([kept.personId, false]);
    expect(await isIn(again)).toBe(true);
  });

  it('may be one that the university has just made known', async () => {
    await browser.post(LINK);
    await proved(await goToProve());
    expect((await confirmLink(browser)).status).toBe(204);
    expect((await accountAtUniversity()).id).toBe(kept.personId);
  });

  it('is not asked of a university by whoever has not asked here, and never without a session', async () => {
    const refused = await browser.get(loginPath());
    expect([refused.status, refused.headers.get('location')]).toEqual([410, null]);
    const { there } = await accountAtUniversity();
    await there.post('/auth/logout');
    expect((await there.get(loginPath())).status).toBe(410);
  });

  it('is not proved by a session that somebody left open at the university: it is asked to ask anew, and must have done so', async () => {
    await accountAtUniversity();
    await browser.post(LINK);
    const to = await goToProve();
    expect(to.request).toContain('ForceAuthn="true"');
    const before = { authnStatements: [{ authnInstant: new Date(Date.now() - 4 * MINUTE) }] };
    expect((await post(to, answer(to, told(eppnNow()), before))).status).toBe(410);
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
  });

  it('is not proved after ten minutes, though the answer is fresh', async () => {
    await accountAtUniversity();
    await browser.post(LINK);
    const to = await goToProve();
    await house.database.query(`update identity.account_link set asked_at = asked_at - interval '10 minutes'`);
    const late = await proved(to);
    expect(late.status).toBe(410);
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
    expect(await codeOf(await confirmLink(browser))).toBe('identity.link-not-asked');
  });

  it('is proved once: a second account does not take the place of the first', async () => {
    await browser.post(LINK);
    const first = await goToProve();
    const second = await goToProve();
    expect((await proved(first)).status).toBe(303);
    expect((await proved(second, `evil${people}@metropolia.fi`)).status).toBe(410);
    expect((await browser.get(loginPath())).status).toBe(410);
    expect(await (await browser.get(LINK)).json()).toMatchObject({ link: { other: { displayName: 'Gina G.' } } });
  });

  it('is not proved by an answer that another browser brings', async () => {
    await browser.post(LINK);
    const to = await goToProve();
    const thief = await signInNow((await aPerson(house)).address);
    expect((await post(to, answer(to, told(eppnNow())), thief)).status).toBe(410);
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
  });

  it('is not the account in which one already is', async () => {
    const { there } = await accountAtUniversity();
    browser = there;
    await browser.post(LINK);
    expect((await proved(await goToProve())).status).toBe(410);
  });

  it('signs in as ever where no link was asked for', async () => {
    await browser.post(LINK);
    const to = await ask(house, house.metropolia, '/en/home', browser);
    await proved(to);
    expect(await meOf(browser)).not.toBe(kept.personId);
    expect(await (await browser.get(LINK)).json()).toEqual({ link: null });
  });
});

describe('a university among the ways', () => {
  it('goes back whole when a link is undone, with what it has told meanwhile', async () => {
    const { id } = await accountAtUniversity();
    await browser.post(LINK);
    await proved(await goToProve());
    await confirmLink(browser);
    const to = await ask(house);
    const affiliated = [...told(eppnNow()).attributes, attribute('subject-id', `s${people}@metropolia.fi`)];
    await post(
      to,
      answer(to, { attributes: [...affiliated, attribute('eduPersonScopedAffiliation', 'student@metropolia.fi')] }),
    );
    expect(await meOf(to.browser)).toBe(kept.personId);
    const { links } = await accountOf(browser);
    expect((await undoLink(browser, links[0]?.id ?? '')).status).toBe(204);
    expect(await isIn(to.browser)).toBe(false);
    const keys = await house.database.query(
      `select key_type from identity.sign_in where person_id = $1 and state = 'active' order by key_type`,
      [id],
    );
    expect(keys).toEqual([{ key_type: 'eppn' }, { key_type: 'subject-id' }]);
    const left = await house.database.query('select 1 from identity.affiliation where person_id = $1', [kept.personId]);
    expect(left).toEqual([]);
    expect((await accountAtUniversity()).id).toBe(id);
  });

  it('is one way with a name, however many identifiers it tells, and opens a new account once it was removed', async () => {
    const to = await signIn(house, house.metropolia, 'student0007');
    const first = await meOf(to.browser);
    await addTo(house, to.browser, `gina${people}@home.example`);
    house.clock.set(new Date());
    const { ways } = await accountOf(to.browser);
    expect(ways.map(({ kind, works, isThisOne }) => ({ kind, works, isThisOne }))).toEqual([
      { kind: 'university', works: true, isThisOne: true },
      { kind: 'address', works: true, isThisOne: false },
    ]);
    expect(ways[0]?.name?.en).toBe('Metropolia University of Applied Sciences');
    await to.browser.send('DELETE', `/api/v1/me/account/ways/${ways[0]?.id}`);
    expect(await isIn(to.browser)).toBe(false);
    const again = await ask(house);
    await post(again, buildResponse(honest(again, 'student0007')));
    expect(await meOf(again.browser)).not.toBe(first);
    expect(await meOf(await signInWith(house, `gina${people}@home.example`))).toBe(first);
  });
});

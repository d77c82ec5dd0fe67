import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, MINUTE } from '#platform/kernel';
import { encodeResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { Browser } from '../../support/browser.js';
import {
  type Asked,
  answer,
  ask,
  displayNameOf,
  expectRefused,
  expectSilentLog,
  honest,
  openSamlHouse,
  post,
  type SamlHouse,
  signIn,
} from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());
// The library goes by the machine's clock, so ours may not stay ahead.
afterEach(() => house.clock.set(new Date()));

const NOT_ASKED = { status: 410, text: 'saml-not-asked', reason: 'identity.saml-not-asked' };

/** The same sign-in under way, in a browser of the same cookies that was never signed in. */
function restored(to: Asked): Asked {
  return { ...to, browser: new Browser(house, to.browser.cookies, to.browser.language) };
}

describe('an answer is taken once', () => {
  it('of twenty at the same moment', async () => {
    const to = await ask(house);
    const message = answer(to);
    const before = await house.database.query('select 1 from identity.session');
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await post(restored(to), message)).status),
    );
    expect(statuses.sort()).toEqual([303, ...Array.from({ length: 19 }, () => 410)]);
    expect((await house.database.query('select 1 from identity.session')).length).toBe(before.length + 1);
    expectSilentLog(house);
  });

  it('and its assertion by its id, which is each provider’s own', async () => {
    const first = await ask(house);
    expect((await post(first, answer(first, {}, { id: '_same' }))).status).toBe(303);
    const second = await ask(house, house.laurea);
    expect((await post(second, answer(second, {}, { id: '_same' }))).status).toBe(303);
  });

  it('and is remembered until no answer of that time could be taken', async () => {
    const used = () => house.database.query('select 1 from identity.saml_assertion_used');
    house.clock.advance(7 * MINUTE);
    await house.tick();
    expect((await used()).length).toBeGreaterThan(0);
    house.clock.advance(DAY);
    await house.tick();
    expect(await used()).toEqual([]);
    expect(await house.database.query('select 1 from identity.saml_request')).toEqual([]);
  });
});

describe('an answer belongs to the browser that asked', () => {
  it('and is none in a browser that asked for nothing (login CSRF)', async () => {
    const attacker = await ask(house);
    const victim = { ...attacker, browser: new Browser(house) };
    await expectRefused(victim, () => post(victim, answer(attacker)), NOT_ASKED);
    // The attempt used nothing up.
    expect((await post(attacker, answer(attacker))).status).toBe(303);
  });

  it('as long as the provider is trusted', async () => {
    const to = await ask(house, house.laurea);
    await house.database.query('update identity.identity_provider set enabled = false where entity_id = $1', [
      to.idp.entityId,
    ]);
    await expectRefused(to, () => post(to, answer(to)), NOT_ASKED);
    const again = new Browser(house);
    expect((await again.get(`/auth/saml/login?idp=${encodeURIComponent(to.idp.entityId)}`)).status).toBe(404);
    await house.database.query('update identity.identity_provider set enabled = true');
  });
});

describe('a sign-in in a browser that has a session', () => {
  it('begins a new one and ends the old one, though the old cookie does not come along', async () => {
    const { browser } = await signIn(house);
    const old = new Browser(house, browser.cookies);
    const before = browser.cookies.get('luotsi');
    await signIn(house, house.laurea, 'student0001', browser);
    expect(browser.cookies.get('luotsi')).not.toBe(before);
    expect(await displayNameOf(browser)).toBe(
      honest(await ask(house, house.laurea)).attributes.find(({ friendlyName }) => friendlyName === 'displayName')
        ?.values[0],
    );
    expect(await displayNameOf(old)).toBeUndefined();
  });

  it('gives nothing to the one who planted it (session fixation)', async () => {
    const attacker = (await signIn(house)).browser;
    const planted = attacker.cookies.get('luotsi') ?? '';
    for (const cookie of [planted, 's:planted.signature', 'planted']) {
      const to = await ask(house, house.laurea);
      to.browser.cookies.set('luotsi', cookie);
      const form = new URLSearchParams({ SAMLResponse: encodeResponse(answer(to)), RelayState: to.relayState });
      // A browser that would send everything: the session is renewed all the same.
      expect((await to.browser.send('POST', '/auth/saml/acs', form)).status).toBe(303);
      expect(to.browser.cookies.get('luotsi')).not.toBe(cookie);
      expect(await displayNameOf(to.browser)).toBeDefined();
      expect(await displayNameOf(new Browser(house, new Map([['luotsi', cookie]])))).toBeUndefined();
    }
  });
});

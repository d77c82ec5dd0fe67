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

function withRelayState(to: Asked, ...states: readonly string[]): URLSearchParams {
  return new URLSearchParams([
    ['SAMLResponse', encodeResponse(answer(to))],
    ...states.map((state) => ['RelayState', state]),
  ]);
}

describe('an answer is taken once', () => {
  it('and not again, from a browser with the old cookies', async () => {
    const to = await ask(house);
    const later = restored(to);
    const message = answer(to);
    expect((await post(to, message)).status).toBe(303);
    await expectRefused(later, () => post(later, message), NOT_ASKED);
  });

  it('and not again after it was refused', async () => {
    const to = await ask(house);
    const later = restored(to);
    await expectRefused(to, () => post(to, answer(to, { signature: null }, { signature: null })), {
      reason: 'nothing is signed',
    });
    await expectRefused(later, () => post(later, answer(later)), NOT_ASKED);
  });

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

  it('and its assertion not in another exchange', async () => {
    const [first, second] = [await ask(house), await ask(house)];
    expect((await post(first, answer(first, {}, { id: '_same' }))).status).toBe(303);
    // Even a provider that makes the same one out to both requests is believed once.
    await expectRefused(second, () => post(second, answer(second, {}, { id: '_same' })), {
      reason: 'assertion used before',
    });
    // Ids are each provider's own.
    const third = await ask(house, house.laurea);
    expect((await post(third, answer(third, {}, { id: '_same' }))).status).toBe(303);
  });

  it('and an answer to one request is none to the next', async () => {
    const [first, second] = [await ask(house), await ask(house)];
    await expectRefused(second, () => post(second, answer(first)), { reason: 'answers another request' });
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

  it('and is none in a browser that asked for something else', async () => {
    const [attacker, other] = [await ask(house), await ask(house)];
    const victim = { ...attacker, browser: other.browser };
    await expectRefused(victim, () => post(victim, answer(attacker)), NOT_ASKED);
    await expectRefused(other, () => post(other, withRelayState(attacker, other.relayState)), {
      reason: 'answers another request',
    });
  });

  it('and of two requests of one browser to the later one', async () => {
    const first = await ask(house);
    const second = await ask(house, house.metropolia, undefined, first.browser);
    await expectRefused(first, () => post(first, answer(first)), NOT_ASKED);
    expect((await post(second, answer(second))).status).toBe(303);
  });

  it.each(['', 'x', `${'a'.repeat(42)} `, 'a'.repeat(44), '"'.repeat(43)])('whose cookie is not %j', async (value) => {
    const to = await ask(house);
    to.browser.cookies.set('__Host-luotsi-saml', value);
    await expectRefused(to, () => post(to, answer(to)), NOT_ASKED);
  });

  it('within a quarter of an hour', async () => {
    const to = await ask(house);
    house.clock.advance(15 * MINUTE);
    await expectRefused(to, () => post(to, answer({ ...to, house }, { now: new Date() })), NOT_ASKED);
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

describe('a relay state', () => {
  it.each<[string, (to: Asked) => URLSearchParams]>([
    ['that is left out', (to) => withRelayState(to)],
    ['that is empty', (to) => withRelayState(to, '')],
    ['that comes twice', (to) => withRelayState(to, to.relayState, to.relayState)],
    ['that is an address', (to) => withRelayState(to, 'https://evil.example/')],
    ['in letters of another case', (to) => withRelayState(to, to.relayState.toUpperCase())],
    ['with a wildcard', (to) => withRelayState(to, '%')],
    ['with a quote', (to) => withRelayState(to, `${to.relayState}' or '1'='1`)],
    ['of 100 KB', (to) => withRelayState(to, 'a'.repeat(100_000))],
    ['with a null character', (to) => withRelayState(to, `${to.relayState}\0`)],
  ])('%s leads nowhere', async (_kind, message) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, message(to)), NOT_ASKED);
  });

  it('of an answer that nobody asked for leads nowhere', async () => {
    const to = { ...(await ask(house)), browser: new Browser(house) };
    const unsolicited = answer(to, { inResponseTo: null });
    await expectRefused(
      to,
      () => post(to, new URLSearchParams({ SAMLResponse: encodeResponse(unsolicited) })),
      NOT_ASKED,
    );
    const asked = await ask(house);
    await expectRefused(asked, () => post(asked, answer(asked, { inResponseTo: null })), {
      reason: 'answers another request',
    });
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

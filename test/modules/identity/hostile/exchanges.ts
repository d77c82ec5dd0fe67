import { MINUTE } from '#platform/kernel';
import { encodeResponse } from '../../../../apps/demo-idp/src/saml/response.js';
import { Browser } from '../../../support/browser.js';
import { type Asked, answer, ask, post, type SamlHouse } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { type Attempt, refused, refusedCourse, type Variant } from './variant.js';

const NOT_ASKED = 'identity.saml-not-asked';

/** The same sign-in under way, in a browser of the same cookies that was never signed in. */
function restored(to: Asked): Asked {
  return { ...to, browser: new Browser(to.house, to.browser.cookies, to.browser.language) };
}

function posting(to: Asked, message: string | URLSearchParams): Attempt {
  return { to, send: () => post(to, message) };
}

function withRelayState(to: Asked, ...states: readonly string[]): URLSearchParams {
  return new URLSearchParams([
    ['SAMLResponse', encodeResponse(answer(to))],
    ...states.map((state) => ['RelayState', state]),
  ]);
}

const course = (
  name: string,
  checks: readonly CheckName[],
  attempt: (house: SamlHouse) => Promise<Attempt>,
  without?: string,
): Variant => refusedCourse(name, NOT_ASKED, checks, attempt, without);

const REPLAYS: readonly Variant[] = [
  course('comes a second time', ['once', 'assertion used once'], async (house) => {
    const to = await ask(house);
    const later = restored(to);
    const message = answer(to);
    await post(to, message);
    return posting(later, message);
  }),
  course('comes again after it was refused', ['once'], async (house) => {
    const to = await ask(house);
    const later = restored(to);
    await post(to, answer(to, { signature: null }, { signature: null }));
    return posting(later, answer(later));
  }),
  refusedCourse(
    'brings an assertion that another exchange brought',
    'assertion used before',
    ['assertion used once'],
    async (house) => {
      const [first, second] = [await ask(house), await ask(house)];
      const id = `_same-${first.requestId}`;
      await post(first, answer(first, {}, { id }));
      return posting(second, answer(second, {}, { id }));
    },
  ),
  refusedCourse(
    'answers another request of ours',
    'answers another request',
    ['request', 'library: requests', 'confirmed request'],
    async (house) => {
      const [first, second] = [await ask(house), await ask(house)];
      return posting(second, answer(first));
    },
  ),
];

const BROWSERS: readonly Variant[] = [
  course('comes from a browser that asked for nothing (login CSRF)', ['cookie', 'browser'], async (house) => {
    const attacker = await ask(house);
    return posting({ ...attacker, browser: new Browser(house) }, answer(attacker));
  }),
  course('comes from a browser that asked for something else', ['browser'], async (house) => {
    const [attacker, other] = [await ask(house), await ask(house)];
    return posting({ ...attacker, browser: other.browser }, answer(attacker));
  }),
  course('answers the earlier of two requests of one browser', ['browser'], async (house) => {
    const first = await ask(house);
    await ask(house, house.metropolia, undefined, first.browser);
    return posting(first, answer(first));
  }),
  refusedCourse(
    'answers somebody else’s request under the relay state of this browser',
    'answers another request',
    ['request', 'library: requests', 'confirmed request'],
    async (house) => {
      const [attacker, other] = [await ask(house), await ask(house)];
      return posting(other, withRelayState(attacker, other.relayState));
    },
  ),
  ...['x', `${'a'.repeat(42)} `, 'a'.repeat(44), '"'.repeat(43), '%00'].map((value) =>
    course(`comes with a cookie of ${JSON.stringify(value)}`, ['browser'], async (house) => {
      const to = await ask(house);
      to.browser.cookies.set('__Host-luotsi-saml', value);
      return posting(to, answer(to));
    }),
  ),
  course('comes with an empty cookie', ['cookie', 'browser'], async (house) => {
    const to = await ask(house);
    to.browser.cookies.set('__Host-luotsi-saml', '');
    return posting(to, answer(to));
  }),
];

const KNOWN: readonly CheckName[] = ['known relay state'];
const FORMED: readonly CheckName[] = ['relay state', ...KNOWN];

const RELAY_STATES: readonly [string, (to: Asked) => URLSearchParams, (readonly CheckName[])?][] = [
  ['that is left out', (to) => withRelayState(to)],
  ['that is empty', (to) => withRelayState(to, '')],
  ['that comes twice', (to) => withRelayState(to, to.relayState, to.relayState)],
  ['that is an address', (to) => withRelayState(to, 'https://evil.example/')],
  ['that is an address without a scheme', (to) => withRelayState(to, '//evil.example/')],
  ['that is an address with a backslash', (to) => withRelayState(to, '/\\evil.example/')],
  ['that is a script', (to) => withRelayState(to, 'javascript:alert(1)')],
  ['with a line break', (to) => withRelayState(to, `${to.relayState}\r\nLocation: https://evil.example/`)],
  ['in letters of another case', (to) => withRelayState(to, to.relayState.toUpperCase())],
  ['with a wildcard', (to) => withRelayState(to, '%')],
  ['with a quote', (to) => withRelayState(to, `${to.relayState}' or '1'='1`)],
  ['of 100 KB', (to) => withRelayState(to, 'a'.repeat(100_000))],
  ['of somebody else’s making', (to) => withRelayState(to, 'a'.repeat(40)), KNOWN],
];

const PROVIDERS: readonly Variant[] = [
  course('comes from a provider that is trusted no more', ['trusted still'], async (house) => {
    const to = await ask(house, house.laurea);
    const enable = (enabled: boolean) =>
      house.database.query('update identity.identity_provider set enabled = $2 where entity_id = $1', [
        to.idp.entityId,
        enabled,
      ]);
    await enable(false);
    const send = async () => {
      const response = await post(to, answer(to));
      await enable(true);
      return response;
    };
    return { to, send };
  }),
  course('comes after a quarter of an hour', ['quarter of an hour'], async (house) => {
    const to = await ask(house);
    house.clock.advance(15 * MINUTE);
    // The library goes by the machine's clock.
    const long = { notOnOrAfter: new Date(house.clock.nowMs() + MINUTE) };
    return posting(to, answer(to, { now: new Date() }, { confirmations: [long], conditions: long }));
  }),
];

/** So many are there already from the same network. */
const LIMITS: readonly Variant[] = [
  refusedCourse(
    'comes after 600 that were refused',
    'identity.too-many-answers',
    ['refused answers'],
    async (house) => {
      const to = await ask(house);
      const other = await ask(house);
      await post(other, '<x/>');
      await house.database.query(
        'insert into identity.saml_refused select source_hash, refused_at from identity.saml_refused, generate_series(1, 599)',
      );
      return posting(to, answer(to));
    },
  ),
  refusedCourse(
    'would be the 301st that is on its way',
    'identity.too-many-sign-ins',
    ['unfinished sign-ins'],
    async (house) => {
      const to = await ask(house);
      await house.database.query(
        `insert into identity.saml_request (id, entity_id, relay_state, browser_hash, source_hash, return_to, language, created_at, expires_at)
         select gen_random_uuid(), entity_id, gen_random_uuid(), browser_hash, source_hash, return_to, language, created_at, expires_at
         from identity.saml_request, generate_series(1, 299)`,
      );
      const path = `/auth/saml/login?idp=${encodeURIComponent(to.idp.entityId)}`;
      return { to, send: () => to.browser.get(path) };
    },
  ),
];

/** An answer that ... */
export const EXCHANGES: readonly Variant[] = [
  ...REPLAYS,
  ...BROWSERS,
  ...RELAY_STATES.map(([name, message, checks = FORMED]) =>
    course(`has a relay state ${name}`, checks, async (house) => {
      const to = await ask(house);
      return posting(to, message(to));
    }),
  ),
  course(
    'nobody asked for',
    ['cookie', 'browser', ...FORMED],
    async (house) => {
      const to = { ...(await ask(house)), browser: new Browser(house) };
      return posting(to, new URLSearchParams({ SAMLResponse: encodeResponse(answer(to, { inResponseTo: null })) }));
    },
    'answers another request',
  ),
  refused(
    'says that nobody asked for it',
    'answers another request',
    ['request', 'library: requests', 'confirmed request'],
    (to) => answer(to, { inResponseTo: null }),
  ),
  ...PROVIDERS,
  ...LIMITS,
];

import { DAY, MINUTE } from '#platform/kernel';
import {
  type LogoutRequestFields,
  logoutRequestXml,
  logoutResponseXml,
  type RedirectOptions,
  redirectQuery,
} from '../../../../apps/demo-idp/src/saml/logout.js';
import { ALGORITHM } from '../../../../apps/demo-idp/src/saml/names.js';
import { answer, ask, displayNameOf, nextBrowser, post, type SamlHouse } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { bent } from './parts.js';
import { refusedCourse, tamed, type Variant } from './variant.js';

const STANDS = 'the session stands';
const GONE = 'the session ended';

/** How a LogoutRequest of Metropolia is made, for somebody whose session at the university is `index`. */
interface Desk {
  readonly house: SamlHouse;
  readonly nameId: string;
  honest(changes?: Partial<LogoutRequestFields>): string;
  query(xml: string, changes?: Partial<RedirectOptions>): string;
}

let people = 0;

function deskOf(house: SamlHouse): Desk {
  people += 1;
  const nameId = `anna${people}`;
  const common = {
    issuer: house.metropolia.entityId,
    destination: `${house.env.PUBLIC_URL}/auth/saml/slo`,
    now: house.clock.now(),
    nameId,
  };
  return {
    house,
    nameId,
    honest: (changes = {}) => logoutRequestXml({ ...common, ...changes }),
    query: (xml, changes = {}) =>
      redirectQuery({ name: 'SAMLRequest', xml, credentials: house.metropolia.credentials, ...changes }),
  };
}

/** Somebody is signed in under that name; then the message comes, from a browser of its own. */
function course(
  make: (desk: Desk) => string | Promise<string>,
  of: 'metropolia' | 'laurea' = 'metropolia',
): Variant['attempt'] {
  return async (house) => {
    const desk = deskOf(house);
    const signedIn = await ask(house, house[of]);
    const nameId = { value: desk.nameId };
    await post(signedIn, answer(signedIn, {}, { nameId, authnStatements: [{ sessionIndex: 'a' }] }));
    const query = await make(desk);
    const browser = nextBrowser(house);
    const to = { house, idp: house.metropolia, browser, requestId: '', relayState: '', login: '' };
    const intact = async () => (await displayNameOf(signedIn.browser)) !== undefined;
    const see = async () => ((await intact()) ? STANDS : GONE);
    return { to, send: () => browser.get(`/auth/saml/slo?${query}`), see, intact };
  };
}

const SIGNATURE = 'signature does not hold';
const WEAK = 'weak or unknown signature algorithm';

type Row = readonly [
  name: string,
  reason: string,
  checks: readonly CheckName[],
  make: (desk: Desk) => string | Promise<string>,
  without?: string,
];

const SIGNED: readonly Row[] = [
  [
    'is not signed',
    'not signed',
    ['logout: signed', 'logout: algorithm', 'logout: signature'],
    ({ query, honest }) => query(honest()).replace(/&SigAlg.*/, ''),
  ],
  [
    'has an empty signature',
    'not signed',
    ['logout: signed', 'logout: signature'],
    ({ query, honest }) => query(honest()).replace(/&Signature=.*/, '&Signature='),
  ],
  [
    'was signed by another university',
    SIGNATURE,
    ['logout: signature'],
    ({ house, query, honest }) => query(honest(), { credentials: house.laurea.credentials }),
  ],
  [
    'was signed with SHA-1',
    WEAK,
    ['logout: algorithm', 'logout: signature'],
    ({ query, honest }) => query(honest(), { algorithm: ALGORITHM.rsaSha1 }),
  ],
  [
    'names what every object has for an algorithm',
    WEAK,
    ['logout: algorithm', 'logout: signature'],
    ({ query, honest }) => query(honest()).replace(/SigAlg=[^&]*/, 'SigAlg=constructor'),
  ],
  [
    'names no algorithm that is known',
    WEAK,
    ['logout: algorithm', 'logout: signature'],
    ({ query, honest }) => query(honest()).replace(/SigAlg=[^&]*/, 'SigAlg=none'),
  ],
  [
    'was changed',
    SIGNATURE,
    ['logout: signature'],
    ({ query, honest }) =>
      query(honest({ nameId: 'berit' })).replace(/^SAMLRequest=[^&]*/, query(honest()).split('&')[0] ?? ''),
  ],
  [
    'has another RelayState than was signed',
    SIGNATURE,
    ['logout: signature'],
    ({ query, honest }) => bent(query(honest(), { relayState: 'a' }), 'RelayState=a', 'RelayState=b'),
  ],
  [
    'got a RelayState on the way',
    SIGNATURE,
    ['logout: signature'],
    ({ query, honest }) => `${query(honest())}&RelayState=x`,
  ],
];

const SHAPES: readonly Row[] = [
  [
    'holds two messages',
    'SAMLRequest comes twice',
    ['logout: no parameter twice'],
    ({ query, honest }) => `${query(honest())}&${query(honest())}`,
  ],
  [
    'holds a request and a response',
    'not exactly one message',
    ['logout: one message'],
    ({ query, honest }) => `${query(honest())}&SAMLResponse=x`,
  ],
  ['holds nothing', 'not exactly one message', ['logout: one message'], () => 'x=y', 'not signed'],
  [
    'is no logout',
    'root is not a LogoutRequest',
    ['logout: root'],
    ({ query, honest }) => query(honest().replaceAll('samlp:LogoutRequest', 'samlp:AuthnRequest')),
  ],
  ['is not XML', 'not well-formed', ['well-formed'], ({ query }) => query('<a'), 'root is not a LogoutRequest'],
  ['has a DOCTYPE', 'DOCTYPE', ['DOCTYPE'], ({ query, honest }) => query(`<!DOCTYPE x>${honest()}`)],
  [
    'does not inflate',
    'does not inflate',
    ['logout: inflates'],
    ({ query, honest }) => query(honest()).replace(/^SAMLRequest=[^&]*/, 'SAMLRequest=AAAA'),
    'root is not a LogoutRequest',
  ],
  [
    'inflates without end',
    'does not inflate',
    ['logout: size inflated'],
    ({ query, honest }) => query(bent(honest(), '</samlp:LogoutRequest>', `${' '.repeat(100_000)}$&`)),
  ],
  [
    'is too large',
    'too large',
    ['logout: size'],
    ({ query, honest }) => `${query(honest())}&SAML=${'x'.repeat(8 * 1024)}`,
  ],
  [
    'has a long RelayState',
    'RelayState is too long',
    ['logout: RelayState'],
    ({ query, honest }) => query(honest(), { relayState: 'x'.repeat(1025) }),
  ],
  ['is no address', 'not an address', ['logout: decodes'], ({ query, honest }) => `${query(honest())}%`, SIGNATURE],
];

const CONTENTS: readonly Row[] = [
  [
    'is from nobody we know',
    'unknown issuer',
    ['logout: known issuer'],
    ({ query, honest }) => query(honest({ issuer: 'https://evil.example' })),
    STANDS,
  ],
  [
    'is from nobody',
    'issuer',
    ['logout: one issuer'],
    ({ query, honest }) => query(honest({ issuer: null })),
    'unknown issuer',
  ],
  [
    'is meant for somebody else',
    'destination',
    ['logout: destination'],
    ({ query, honest }) => query(honest({ destination: 'https://other.example/slo' })),
  ],
  [
    'says for nobody',
    'destination',
    ['logout: destination'],
    ({ query, honest }) => query(honest({ destination: null })),
  ],
  [
    'is old',
    'not issued just now',
    ['logout: just now'],
    ({ house, query, honest }) => query(honest({ now: new Date(house.clock.nowMs() - 9 * MINUTE) })),
  ],
  [
    'is from the future',
    'not issued just now',
    ['logout: just now'],
    ({ house, query, honest }) => query(honest({ now: new Date(house.clock.nowMs() + DAY) })),
  ],
  [
    'has ended',
    'no longer valid',
    ['logout: valid still'],
    ({ house, query, honest }) => query(honest({ notOnOrAfter: new Date(house.clock.nowMs() - 4 * MINUTE) })),
  ],
  ['has another version', 'version', ['logout: version'], ({ query, honest }) => query(honest({ version: '1.1' }))],
  ['has no id', 'no id', ['logout: id'], ({ query, honest }) => query(honest({ id: '' }))],
  [
    'names nobody',
    'not exactly one NameID',
    ['logout: one name'],
    ({ query, honest }) => query(honest({ nameId: null })),
    STANDS,
  ],
  [
    'names two',
    'not exactly one NameID',
    ['logout: one name'],
    ({ query, honest }) =>
      query(honest().replace(/<saml:NameID>.*<\/saml:NameID>/, '$&<saml:NameID>berit</saml:NameID>')),
  ],
  [
    'was sent before',
    'request used before',
    ['assertion used once'],
    async ({ house, query, honest }) => {
      const sent = query(honest({ nameId: 'somebody else' }));
      await nextBrowser(house).get(`/auth/saml/slo?${sent}`);
      return sent;
    },
    STANDS,
  ],
];

const ANSWERS: readonly Row[] = [
  [
    'is from a university that takes no answer',
    'the provider names no address to answer to',
    ['logout: answer address'],
    ({ house, query, honest }) =>
      query(honest({ issuer: house.laurea.entityId }), { credentials: house.laurea.credentials }),
    STANDS,
  ],
  [
    'is an answer that nobody asked for',
    'answers no logout of ours',
    ['logout: asked'],
    ({ house, query }) =>
      query(
        logoutResponseXml({
          issuer: house.metropolia.entityId,
          destination: `${house.env.PUBLIC_URL}/auth/saml/slo`,
          now: house.clock.now(),
          inResponseTo: '_nothing',
        }),
        { name: 'SAMLResponse' },
      ),
    STANDS,
  ],
];

const harmless = (name: string, changes: Partial<LogoutRequestFields>, check: CheckName, of?: 'laurea'): Variant =>
  tamed(
    name,
    STANDS,
    [check],
    course(({ query, honest }) => query(honest(changes)), of),
    GONE,
  );

/** A message about logout that ... */
export const LOGOUTS: readonly Variant[] = [
  ...[...SIGNED, ...SHAPES, ...CONTENTS, ...ANSWERS].map(([name, reason, checks, make, without = GONE]) =>
    refusedCourse(name, reason, checks, course(make), without),
  ),
  harmless('names another session of the person', { sessionIndexes: ['b'] }, 'logout: session index'),
  harmless('names somebody else', { nameId: 'somebody.else' }, 'logout: name'),
  harmless('names somebody of another university', {}, 'logout: provider', 'laurea'),
  tamed(
    'is honest',
    GONE,
    [],
    course(({ query, honest }) => query(honest({ sessionIndexes: ['a'] }))),
    GONE,
  ),
];

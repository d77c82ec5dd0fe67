import { ALGORITHM } from '../../../../apps/demo-idp/src/saml/names.js';
import { type Row, refusals } from './logout-desk.js';
import { bent } from './parts.js';

const SIGNATURE = 'signature does not hold';
const WEAK = 'weak or unknown signature algorithm';

const SIGNED: readonly Row[] = [
  [
    'is not signed',
    'not signed',
    ['logout: signed'],
    ({ query, honest }) => query(honest()).replace(/&SigAlg.*/, ''),
    'not an address',
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

/** A message about logout that came by the wrong wire, or unsigned: ... */
export const LOGOUT_WIRES = refusals([...SIGNED, ...SHAPES]);

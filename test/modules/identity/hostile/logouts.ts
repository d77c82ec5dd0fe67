import { DAY, MINUTE } from '#platform/kernel';
import { type LogoutRequestFields, logoutResponseXml } from '../../../../apps/demo-idp/src/saml/logout.js';
import { nextBrowser } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { course, GONE, type Row, refusals, STANDS } from './logout-desk.js';
import { LOGOUT_WIRES } from './logout-wires.js';
import { LIBRARY, tamed, type Variant } from './variant.js';

const CONTENTS: readonly Row[] = [
  [
    'is from nobody we know',
    'unknown issuer',
    ['logout: known issuer'],
    ({ query, honest }) => query(honest({ issuer: 'https://evil.example' })),
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
    LIBRARY,
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
    LIBRARY,
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
  ...LOGOUT_WIRES,
  ...refusals([...CONTENTS, ...ANSWERS]),
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

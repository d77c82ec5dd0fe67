import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE, Xml } from '#platform/kernel';
import type { Conditions, Confirmation } from '../../../apps/demo-idp/src/saml/assertion.js';
import { CONFIRMATION, STATUS } from '../../../apps/demo-idp/src/saml/names.js';
import type { AssertionChanges, ResponseOptions } from '../../../apps/demo-idp/src/saml/response.js';
import { answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const LIBRARY = 'signature or library check';
const ELSEWHERE = 'https://other.example/auth/saml/acs';
const ANOTHER = 'https://idp.laurea.example/saml2';
const inTime = (milliseconds: number) => new Date(Date.now() + milliseconds);

const secondIssuer = (xml: string) => xml.replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, '$&$&');
const secondStatus = (xml: string) =>
  xml.replace(/<samlp:Status>.*?<\/samlp:Status>/, `$&${xml.includes(STATUS.success) ? FAILED : ''}`);
const FAILED = `<samlp:Status><samlp:StatusCode Value="${STATUS.responder}"/></samlp:Status>`;

const ENVELOPES: [string, string, Partial<ResponseOptions>][] = [
  ['is of SAML 1.1', 'version', { response: { version: '1.1' } }],
  [
    'says that nobody signed in',
    'status is not success',
    { status: { code: STATUS.responder, subcode: STATUS.authnFailed }, assertions: [] },
  ],
  ['says failure yet brings an assertion', 'status is not success', { status: { code: STATUS.requester } }],
  [
    'says success below failure',
    'status is not success',
    { status: { code: STATUS.responder, subcode: STATUS.success } },
  ],
  ['says no status', 'status is not success', { status: null }],
  ['says success and failure', 'status is not success', { response: { edit: secondStatus } }],
  ['answers another request', 'answers another request', { response: { inResponseTo: '_another' } }],
  ['answers no request', 'answers another request', { response: { inResponseTo: null } }],
  ['was meant for another address', 'destination', { response: { destination: ELSEWHERE } }],
  ['is signed and meant for no address', 'destination', { response: { destination: null } }],
  [
    'is not signed and meant for another address',
    'destination',
    { signature: null, response: { destination: ELSEWHERE } },
  ],
  ['is issued by another provider', 'issuer of the response', { response: { issuer: ANOTHER } }],
  ['has two issuers', 'issuer of the response', { response: { edit: secondIssuer } }],
];

describe('an answer', () => {
  it.each(ENVELOPES)('is refused when it %s', async (_fault, reason, changes) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, changes)), { reason });
  });

  it('may leave out its issuer, and its address where it is not signed', async () => {
    const to = await ask(house);
    const xml = answer(to, { signature: null, response: { issuer: null, destination: null } });
    expect((await post(to, xml)).status).toBe(303);
  });
});

const confirmed = (...confirmations: readonly Partial<Confirmation>[]) => ({ confirmations });
const conditioned = (conditions: Partial<Conditions> | null) => ({ conditions });
const stated = (...authnStatements: NonNullable<AssertionChanges['authnStatements']>) => ({ authnStatements });
const edited = (pattern: RegExp, text: string) => ({ edit: (xml: string) => xml.replace(pattern, text) });
const otherCondition = new Xml('<saml:Condition xmlns:x="urn:x" x:type="Other"/>');
const foreignCondition = new Xml('<x:OneTimeUse xmlns:x="urn:x"/>');
const oneTimeUse = new Xml('<saml:OneTimeUse/>');
const US = 'http://localhost:4321/auth/saml/metadata';
const NO_BEARER = 'no bearer confirmation for us';

const ASSERTIONS: [string, string, AssertionChanges][] = [
  ['is of SAML 1.1', 'version of the assertion', { version: '1.1' }],
  ['is issued by another provider', 'issuer of the assertion', { issuer: ANOTHER }],
  ['has no issuer', 'issuer of the assertion', { issuer: null }],
  ['has two issuers', 'issuer of the assertion', { edit: secondIssuer }],

  ['is for another recipient', NO_BEARER, confirmed({ recipient: ELSEWHERE })],
  ['is for no recipient', NO_BEARER, confirmed({ recipient: null })],
  ['confirms another request', LIBRARY, confirmed({ inResponseTo: '_another' })],
  ['confirms no request', NO_BEARER, confirmed({ inResponseTo: null })],
  [
    'confirms ours elsewhere, another here',
    NO_BEARER,
    confirmed({ recipient: ELSEWHERE }, { inResponseTo: '_another' }),
  ],
  ['is confirmed without an end', LIBRARY, confirmed({ notOnOrAfter: null })],
  ['is confirmed from a time on', NO_BEARER, confirmed({ notBefore: inTime(-MINUTE) })],
  ['is confirmed to the holder of a key only', NO_BEARER, confirmed({ method: CONFIRMATION.holderOfKey })],
  ['is vouched for by its sender only', NO_BEARER, confirmed({ method: CONFIRMATION.senderVouches })],
  ['is confirmed by no method', NO_BEARER, confirmed({ method: null })],
  ['is confirmed without data', LIBRARY, edited(/<saml:SubjectConfirmationData [^>]*\/>/, '')],
  ['is not confirmed', NO_BEARER, confirmed()],
  ['has no subject', NO_BEARER, edited(/<saml:Subject>.*<\/saml:Subject>/, '')],

  ['has no conditions', LIBRARY, edited(/<saml:Conditions.*<\/saml:Conditions>/, '')],
  ['has two conditions', LIBRARY, edited(/<saml:Conditions.*<\/saml:Conditions>/, '$&$&')],
  ['has conditions without end', LIBRARY, conditioned({ notOnOrAfter: null })],
  ['begins at a time without zone', 'NotBefore is not a time', edited(/(<saml:Conditions NotBefore="[^"]+)Z"/, '$1"')],
  [
    'ends at no day of the calendar',
    LIBRARY,
    edited(/(<saml:Conditions [^>]*NotOnOrAfter=")[^"]+"/, '$12099-13-45T00:00:00Z"'),
  ],
  ['has a condition of another kind', 'unknown condition', conditioned({ more: otherCondition })],
  ['has a condition of another namespace', 'unknown condition', conditioned({ more: foreignCondition })],
  ['is for another audience', LIBRARY, conditioned({ audiences: [['https://other.example']] })],
  ['is for no audience', LIBRARY, conditioned({ audiences: [] })],
  ['is for an empty audience', LIBRARY, conditioned({ audiences: [[]] })],
  [
    'is for us and, in another restriction, for others',
    LIBRARY,
    conditioned({ audiences: [[US], ['https://other.example']] }),
  ],
  ['is for an audience in letters of another case', LIBRARY, conditioned({ audiences: [[US.toUpperCase()]] })],

  ['does not say how somebody signed in', 'not exactly one AuthnStatement', stated()],
  ['says so twice', 'not exactly one AuthnStatement', stated({}, {})],
  ['was confirmed until four minutes ago', LIBRARY, confirmed({ notOnOrAfter: inTime(-4 * MINUTE) })],
  ['ended four minutes ago', LIBRARY, conditioned({ notBefore: null, notOnOrAfter: inTime(-4 * MINUTE) })],
  ['begins in four minutes', LIBRARY, conditioned({ notBefore: inTime(4 * MINUTE) })],
  [
    'comes from a session that is over',
    'the session at the provider is over',
    stated({ sessionNotOnOrAfter: inTime(-4 * MINUTE) }),
  ],
];

describe('an assertion', () => {
  it.each(ASSERTIONS)('is refused when it %s', async (_fault, reason, assertion) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, { signature: null }, assertion)), { reason });
  });

  it.each<[string, AssertionChanges]>([
    [
      'with a clock that is two minutes slow',
      conditioned({ notBefore: inTime(-9 * MINUTE), notOnOrAfter: inTime(-2 * MINUTE) }),
    ],
    ['with a clock that is two minutes fast', conditioned({ notBefore: inTime(2 * MINUTE) })],
    ['in a session that ended a minute ago', stated({ sessionNotOnOrAfter: inTime(-MINUTE) })],
    ['in a session without end', stated({ sessionNotOnOrAfter: null })],
    ['to be used once', conditioned({ more: oneTimeUse })],
    ['for others as well, in one restriction', conditioned({ audiences: [['https://other.example', US], [US]] })],
    ['with a confirmation for others before ours', confirmed({ recipient: ELSEWHERE }, {})],
    ['with times of another zone', edited(/(<saml:SubjectConfirmationData NotOnOrAfter="[^"]+)Z"/, '$1-01:00"')],
  ])('is taken %s', async (_kind, assertion) => {
    const to = await ask(house);
    expect((await post(to, answer(to, { signature: null }, assertion))).status).toBe(303);
  });
});

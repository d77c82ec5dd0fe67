import { MINUTE, Xml } from '#platform/kernel';
import type { Conditions, Confirmation } from '../../../../apps/demo-idp/src/saml/assertion.js';
import { CONFIRMATION } from '../../../../apps/demo-idp/src/saml/names.js';
import type { AssertionChanges } from '../../../../apps/demo-idp/src/saml/response.js';
import { asserted, LIBRARY, type Message, refused, taken, type Variant } from './variant.js';

const ELSEWHERE = 'https://other.example/auth/saml/acs';
const ANOTHER = 'https://idp.laurea.example/saml2';
const US = 'http://localhost:4321/auth/saml/metadata';
const NO_BEARER = 'no bearer confirmation for us';

const secondIssuer = (xml: string) => xml.replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, '$&$&');
const confirmed = (...confirmations: readonly Partial<Confirmation>[]) => asserted({ confirmations });
const conditioned = (conditions: Partial<Conditions> | null) => asserted({ conditions });
const stated = (...authnStatements: NonNullable<AssertionChanges['authnStatements']>) => asserted({ authnStatements });
const edited = (pattern: RegExp, text: string) => asserted({ edit: (xml) => xml.replace(pattern, text) });

/** Made when it is asked for: times hang on the clock. */
function timed(message: (from: (milliseconds: number) => Date) => Message): Message {
  return (to) => message((milliseconds) => new Date(to.house.clock.nowMs() + milliseconds))(to);
}

const SUBJECTS: readonly Variant[] = [
  refused('is for another recipient', NO_BEARER, ['recipient'], confirmed({ recipient: ELSEWHERE })),
  refused('is for no recipient', NO_BEARER, ['recipient'], confirmed({ recipient: null })),
  refused('is for our entity instead of our address', NO_BEARER, ['recipient'], confirmed({ recipient: US })),
  refused(
    'confirms another request',
    LIBRARY,
    ['confirmed request', 'library: requests'],
    confirmed({ inResponseTo: '_another' }),
  ),
  refused('confirms no request', NO_BEARER, ['confirmed request'], confirmed({ inResponseTo: null })),
  refused(
    'confirms ours elsewhere, another here',
    NO_BEARER,
    ['recipient'],
    confirmed({ recipient: ELSEWHERE }, { inResponseTo: '_another' }),
  ),
  refused(
    'is confirmed without an end',
    LIBRARY,
    ['end of the confirmation', 'library: dates'],
    confirmed({ notOnOrAfter: null }),
  ),
  refused(
    'is confirmed from a time on',
    NO_BEARER,
    ['no beginning of the confirmation'],
    timed((from) => confirmed({ notBefore: from(-MINUTE) })),
  ),
  refused(
    'is confirmed to the holder of a key only',
    NO_BEARER,
    ['method of confirmation'],
    confirmed({ method: CONFIRMATION.holderOfKey }),
  ),
  refused(
    'is vouched for by its sender only',
    NO_BEARER,
    ['method of confirmation'],
    confirmed({ method: CONFIRMATION.senderVouches }),
  ),
  refused('is confirmed by no method', NO_BEARER, ['method of confirmation'], confirmed({ method: null })),
  refused(
    'is confirmed without data',
    LIBRARY,
    ['confirmation', 'library: requests'],
    edited(/<saml:SubjectConfirmationData [^>]*\/>/, ''),
  ),
  refused('is not confirmed', NO_BEARER, ['confirmation'], confirmed()),
  refused('has no subject', NO_BEARER, ['confirmation'], edited(/<saml:Subject>.*<\/saml:Subject>/, '')),
  refused(
    'was confirmed until four minutes ago',
    LIBRARY,
    ['time of the confirmation', 'library: times'],
    timed((from) => confirmed({ notOnOrAfter: from(-4 * MINUTE) })),
  ),
];

const CONDITIONS = /<saml:Conditions.*<\/saml:Conditions>/;

const CONDITIONED: readonly Variant[] = [
  refused('has no conditions', LIBRARY, ['one Conditions', 'library: audience'], edited(CONDITIONS, '')),
  refused('has two conditions', LIBRARY, ['one Conditions', 'library: one Conditions'], edited(CONDITIONS, '$&$&')),
  refused(
    'has conditions without end',
    LIBRARY,
    ['end of the conditions', 'library: dates'],
    conditioned({ notOnOrAfter: null }),
  ),
  refused(
    'begins at a time without zone',
    'NotBefore is not a time',
    ['times with a zone'],
    // It would be read in this machine's zone.
    edited(/(<saml:Conditions NotBefore="[^"]+)Z"/, '$1"'),
  ),
  refused(
    'ends at no day of the calendar',
    LIBRARY,
    ['times are times', 'library: dates'],
    edited(/(<saml:Conditions [^>]*NotOnOrAfter=")[^"]+"/, '$12099-13-45T00:00:00Z"'),
    'conditions not in time',
  ),
  refused(
    'has a condition of another kind',
    'unknown condition',
    ['known conditions'],
    conditioned({ more: new Xml('<saml:Condition xmlns:x="urn:x" x:type="Other"/>') }),
  ),
  refused(
    'has a condition of another namespace',
    'unknown condition',
    ['known conditions'],
    conditioned({ more: new Xml('<x:OneTimeUse xmlns:x="urn:x"/>') }),
  ),
  refused(
    'ended four minutes ago',
    LIBRARY,
    ['time of the conditions', 'library: times'],
    timed((from) => conditioned({ notBefore: null, notOnOrAfter: from(-4 * MINUTE) })),
  ),
  refused(
    'begins in four minutes',
    LIBRARY,
    ['time of the conditions', 'library: times'],
    timed((from) => conditioned({ notBefore: from(4 * MINUTE) })),
  ),
];

const AUDIENCES: readonly Variant[] = [
  ['is for another audience', [['https://other.example']]],
  ['is for no audience', []],
  ['is for an empty audience', [[]]],
  ['is for us and, in another restriction, for others', [[US], ['https://other.example']]],
  ['is for others and, in another restriction, for us', [['https://other.example'], [US]]],
  ['is for an audience in letters of another case', [[US.toUpperCase()]]],
  ['is for an audience that begins like us', [[`${US}.evil.example`]]],
  ['is for our address instead of our entity', [['http://localhost:4321/auth/saml/acs']]],
].map(([name, audiences]) =>
  refused(
    name as string,
    LIBRARY,
    ['audience', 'library: audience'],
    conditioned({ audiences: audiences as Conditions['audiences'] }),
  ),
);

const AUTHENTICATION: readonly Variant[] = [
  refused('does not say how somebody signed in', 'not exactly one AuthnStatement', ['one AuthnStatement'], stated()),
  refused('says so twice', 'not exactly one AuthnStatement', ['one AuthnStatement'], stated({}, {})),
  refused(
    'comes from a session that is over',
    'the session at the provider is over',
    ['session at the provider'],
    timed((from) => stated({ sessionNotOnOrAfter: from(-4 * MINUTE) })),
  ),
  refused(
    'comes from a session that ends at no time',
    'SessionNotOnOrAfter is not a time',
    ['times are times', 'session at the provider'],
    edited(/SessionNotOnOrAfter="[^"]*"/, 'SessionNotOnOrAfter="never"'),
  ),
];

/** What the one assertion says. */
export const ASSERTIONS: readonly Variant[] = [
  refused('is of SAML 1.1', 'version of the assertion', ['version of the assertion'], asserted({ version: '1.1' })),
  refused('is of no version', 'version of the assertion', ['version of the assertion'], asserted({ version: null })),
  refused(
    'is issued by another provider',
    'issuer of the assertion',
    ['issuer of the assertion'],
    asserted({ issuer: ANOTHER }),
  ),
  refused('has no issuer', 'issuer of the assertion', ['issuer of the assertion'], asserted({ issuer: null })),
  refused('has two issuers', 'issuer of the assertion', ['issuer of the assertion'], asserted({ edit: secondIssuer })),
  ...SUBJECTS,
  ...CONDITIONED,
  ...AUDIENCES,
  ...AUTHENTICATION,

  taken(
    'with a clock that is two minutes slow',
    timed((from) => conditioned({ notBefore: from(-9 * MINUTE), notOnOrAfter: from(-2 * MINUTE) })),
  ),
  taken(
    'with a clock that is two minutes fast',
    timed((from) => conditioned({ notBefore: from(2 * MINUTE) })),
  ),
  taken(
    'confirmed until two minutes ago',
    timed((from) => confirmed({ notOnOrAfter: from(-2 * MINUTE) })),
  ),
  taken(
    'in a session that ended a minute ago',
    timed((from) => stated({ sessionNotOnOrAfter: from(-MINUTE) })),
  ),
  taken('in a session without end', stated({ sessionNotOnOrAfter: null })),
  taken('in a session without a name', stated({ sessionIndex: null })),
  taken('to be used once', conditioned({ more: new Xml('<saml:OneTimeUse/>') })),
  taken('that may be passed on', conditioned({ more: new Xml('<saml:ProxyRestriction Count="1"/>') })),
  taken('for others as well, in one restriction', conditioned({ audiences: [['https://other.example', US], [US]] })),
  taken('with a confirmation for others before ours', confirmed({ recipient: ELSEWHERE }, {})),
  taken('with a confirmation for the holder of a key beside ours', confirmed({}, { method: CONFIRMATION.holderOfKey })),
  taken('with times of another zone', edited(/(<saml:SubjectConfirmationData NotOnOrAfter="[^"]+)Z"/, '$1-01:00"')),
  taken('without a name id', asserted({ nameId: null })),
];

import { MINUTE } from '#platform/kernel';
import { SamlRefusal } from './saml-refusal.js';
import { childElements, children, NS, textOf } from './xml.js';

/** saml2int G01: three minutes of clock skew in both directions. */
export const CLOCK_SKEW = 3 * MINUTE;

/** What the message must say, taken from the request that it answers, never from the message itself. */
export interface ExpectedResponse {
  readonly entityId: string;
  readonly acs: string;
  readonly audience: string;
  readonly requestId: string;
  readonly now: Date;
}

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const KNOWN_CONDITIONS = new Set(['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']);

function require(right: boolean, reason: string): asserts right {
  if (!right) throw new SamlRefusal(reason);
}

/** xs:dateTime with its zone: without one, `Date.parse` would take it for the time of this machine (SAML core 1.3.3: UTC). */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function time(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  if (!text) return undefined;
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  require(!Number.isNaN(at), `${name} is not a time`);
  return at;
}

function inTime(element: Element, now: number): boolean {
  const notBefore = time(element, 'NotBefore');
  const notOnOrAfter = time(element, 'NotOnOrAfter');
  return (
    (notBefore === undefined || notBefore <= now + CLOCK_SKEW) &&
    (notOnOrAfter === undefined || notOnOrAfter + CLOCK_SKEW > now)
  );
}

/** Checks of the envelope. @throws SamlRefusal */
export function checkResponse(response: Element, expected: ExpectedResponse): void {
  require(response.getAttribute('Version') === '2.0', 'version');
  const codes = children(response, NS.protocol, 'Status').flatMap((status) =>
    children(status, NS.protocol, 'StatusCode'),
  );
  require(codes.length === 1 && codes[0]?.getAttribute('Value') === SUCCESS, 'status is not success');
  require(response.getAttribute('InResponseTo') === expected.requestId, 'answers another request');
  const signed = children(response, NS.signature, 'Signature').length > 0;
  const destination = response.getAttribute('Destination');
  require(destination === expected.acs || (!destination && !signed), 'destination');
  const issuers = children(response, NS.assertion, 'Issuer');
  require(issuers.length <= 1 &&
    issuers.every((issuer) => textOf(issuer) === expected.entityId), 'issuer of the response');
  const assertions = ['Assertion', 'EncryptedAssertion'].flatMap((name) => children(response, NS.assertion, name));
  require(assertions.length === 1, 'no assertion');
}

/** Checks of the assertion, to be run on the bytes that were signed. Answers its id and when it may be forgotten. @throws SamlRefusal */
export function checkAssertion(
  assertion: Element,
  expected: ExpectedResponse,
): { readonly assertionId: string; readonly keepUntil: Date } {
  require(assertion.getAttribute('Version') === '2.0', 'version of the assertion');
  // Its signature refers to this id, so it has one.
  const assertionId = assertion.getAttribute('ID') ?? '';
  const issuers = children(assertion, NS.assertion, 'Issuer');
  require(issuers.length === 1 && textOf(issuers[0]) === expected.entityId, 'issuer of the assertion');
  const until = checkSubject(assertion, expected);
  checkConditions(assertion, expected);
  checkAuthentication(assertion, expected.now.getTime());
  return { assertionId, keepUntil: new Date(until + CLOCK_SKEW) };
}

/** A bearer confirmation for us, for this request, in time. Answers its end. */
function checkSubject(assertion: Element, expected: ExpectedResponse): number {
  const confirmations = children(assertion, NS.assertion, 'Subject').flatMap((subject) =>
    children(subject, NS.assertion, 'SubjectConfirmation'),
  );
  for (const confirmation of confirmations) {
    if (confirmation.getAttribute('Method') !== BEARER) continue;
    const data = children(confirmation, NS.assertion, 'SubjectConfirmationData')[0];
    const until = data && time(data, 'NotOnOrAfter');
    const fits =
      data?.getAttribute('Recipient') === expected.acs &&
      data.getAttribute('InResponseTo') === expected.requestId &&
      !data.getAttribute('NotBefore') &&
      inTime(data, expected.now.getTime());
    if (fits && until !== undefined) return until;
  }
  throw new SamlRefusal('no bearer confirmation for us');
}

function checkConditions(assertion: Element, expected: ExpectedResponse): void {
  const conditions = children(assertion, NS.assertion, 'Conditions');
  const [only] = conditions;
  require(conditions.length === 1 && only !== undefined, 'conditions');
  require(inTime(only, expected.now.getTime()), 'conditions not in time');
  require(time(only, 'NotOnOrAfter') !== undefined, 'conditions without end');
  require(childElements(only).every(
    (element) => element.namespaceURI === NS.assertion && KNOWN_CONDITIONS.has(element.localName),
  ), 'unknown condition');
  const restrictions = children(only, NS.assertion, 'AudienceRestriction');
  require(restrictions.length > 0 &&
    restrictions.every((restriction) =>
      children(restriction, NS.assertion, 'Audience').some((audience) => textOf(audience) === expected.audience),
    ), 'audience');
}

function checkAuthentication(assertion: Element, now: number): void {
  const statements = children(assertion, NS.assertion, 'AuthnStatement');
  const [statement] = statements;
  require(statements.length === 1 && statement !== undefined, 'not exactly one AuthnStatement');
  const ends = time(statement, 'SessionNotOnOrAfter');
  require(ends === undefined || ends > now - CLOCK_SKEW, 'the session at the provider is over');
}

export interface SubjectSession {
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
  readonly sessionIndex?: string;
}

/** How the provider names this session, as it was received: a logout must say it back the same way. */
export function subjectSession(assertion: Element): SubjectSession {
  const [nameId] = children(assertion, NS.assertion, 'Subject').flatMap((subject) =>
    children(subject, NS.assertion, 'NameID'),
  );
  const [statement] = children(assertion, NS.assertion, 'AuthnStatement');
  const from = (element: Element | undefined, name: string) => element?.getAttribute(name) || undefined;
  return {
    nameId: nameId && textOf(nameId),
    nameIdFormat: from(nameId, 'Format'),
    nameQualifier: from(nameId, 'NameQualifier'),
    spNameQualifier: from(nameId, 'SPNameQualifier'),
    sessionIndex: from(statement, 'SessionIndex'),
  };
}

import { MINUTE } from '#platform/kernel';
import { demand, SamlRefusal } from './saml-refusal.js';
import { childElements, children, instantIn, NS, textOf } from './xml.js';

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

/** The instant in an attribute, if there is one. @throws SamlRefusal for what is no time. */
export function time(element: Element, name: string): number | undefined {
  const at = instantIn(element, name);
  demand(!Number.isNaN(at), `${name} is not a time`);
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
  demand(response.getAttribute('Version') === '2.0', 'version');
  const codes = children(response, NS.protocol, 'Status').flatMap((status) =>
    children(status, NS.protocol, 'StatusCode'),
  );
  demand(codes.length === 1 && codes[0]?.getAttribute('Value') === SUCCESS, 'status is not success');
  demand(response.getAttribute('InResponseTo') === expected.requestId, 'answers another request');
  const signed = children(response, NS.signature, 'Signature').length > 0;
  const destination = response.getAttribute('Destination');
  demand(destination === expected.acs || (!destination && !signed), 'destination');
  const issuers = children(response, NS.assertion, 'Issuer');
  demand(
    issuers.length <= 1 && issuers.every((issuer) => textOf(issuer) === expected.entityId),
    'issuer of the response',
  );
  const assertions = ['Assertion', 'EncryptedAssertion'].flatMap((name) => children(response, NS.assertion, name));
  demand(assertions.length === 1, 'no assertion');
}

/** Checks of the assertion, to be run on the bytes that were signed. Answers its id and when it may be forgotten. @throws SamlRefusal */
export function checkAssertion(
  assertion: Element,
  expected: ExpectedResponse,
): { readonly assertionId: string; readonly keepUntil: Date } {
  demand(assertion.getAttribute('Version') === '2.0', 'version of the assertion');
  // Its signature refers to this id, so it has one.
  const assertionId = assertion.getAttribute('ID') ?? '';
  const issuers = children(assertion, NS.assertion, 'Issuer');
  demand(issuers.length === 1 && textOf(issuers[0]) === expected.entityId, 'issuer of the assertion');
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
  demand(conditions.length === 1 && only !== undefined, 'conditions');
  demand(inTime(only, expected.now.getTime()), 'conditions not in time');
  demand(time(only, 'NotOnOrAfter') !== undefined, 'conditions without end');
  demand(
    childElements(only).every(
      (element) => element.namespaceURI === NS.assertion && KNOWN_CONDITIONS.has(element.localName),
    ),
    'unknown condition',
  );
  const restrictions = children(only, NS.assertion, 'AudienceRestriction');
  demand(
    restrictions.length > 0 &&
      restrictions.every((restriction) =>
        children(restriction, NS.assertion, 'Audience').some((audience) => textOf(audience) === expected.audience),
      ),
    'audience',
  );
}

function checkAuthentication(assertion: Element, now: number): void {
  const statements = children(assertion, NS.assertion, 'AuthnStatement');
  const [statement] = statements;
  demand(statements.length === 1 && statement !== undefined, 'not exactly one AuthnStatement');
  const ends = time(statement, 'SessionNotOnOrAfter');
  demand(ends === undefined || ends > now - CLOCK_SKEW, 'the session at the provider is over');
}

export interface SubjectSession {
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
  readonly sessionIndex?: string;
}

/** AuthnInstant of the statement; long ago when there is none that can be read. */
export function authenticatedAt(assertion: Element): Date {
  const [statement] = children(assertion, NS.assertion, 'AuthnStatement');
  const at = statement && instantIn(statement, 'AuthnInstant');
  return new Date(at === undefined || Number.isNaN(at) ? 0 : at);
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

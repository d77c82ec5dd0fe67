import { MINUTE } from '#platform/kernel';
import { safeRoot } from './message-guard.js';
import { CLOCK_SKEW, time } from './response-policy.js';
import { demand } from './saml-refusal.js';
import { children, NS, textOf } from './xml.js';

/** A request must not be older than this when it comes: it goes through the browser at once. */
const FRESH = 5 * MINUTE;
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

export interface LogoutRequest {
  readonly id: string;
  readonly issuer: string;
  readonly nameId: string;
  /** None: all sessions of this name. */
  readonly sessionIndexes: readonly string[];
  /** How long the id must be remembered. */
  readonly keepUntil: Date;
}

export interface LogoutResponse {
  readonly issuer: string;
  readonly inResponseTo: string;
  readonly succeeded: boolean;
}

interface Common {
  readonly root: Element;
  readonly issuer: string;
}

function readCommon(xml: string, name: string, destination: string): Common {
  const root = safeRoot(xml);
  demand(root?.namespaceURI === NS.protocol && root.localName === name, `root is not a ${name}`);
  demand(root.getAttribute('Version') === '2.0', 'version');
  demand(root.getAttribute('Destination') === destination, 'destination');
  const issuers = children(root, NS.assertion, 'Issuer');
  demand(issuers.length === 1, 'issuer');
  return { root, issuer: textOf(issuers[0]) };
}

/** What a LogoutRequest says; whether it may be believed is for its signature to tell. @throws SamlRefusal */
export function readLogoutRequest(xml: string, destination: string, now: Date): LogoutRequest {
  const { root, issuer } = readCommon(xml, 'LogoutRequest', destination);
  const id = root.getAttribute('ID') ?? '';
  demand(id.length > 0 && id.length <= 256, 'no id');
  const issued = time(root, 'IssueInstant');
  demand(issued !== undefined && Math.abs(now.getTime() - issued) <= FRESH + CLOCK_SKEW, 'not issued just now');
  const ends = time(root, 'NotOnOrAfter');
  demand(ends === undefined || ends + CLOCK_SKEW > now.getTime(), 'no longer valid');
  const names = children(root, NS.assertion, 'NameID');
  demand(names.length === 1, 'not exactly one NameID');
  return {
    id,
    issuer,
    nameId: textOf(names[0]),
    sessionIndexes: children(root, NS.protocol, 'SessionIndex').map(textOf),
    keepUntil: new Date(issued + FRESH + 2 * CLOCK_SKEW),
  };
}

/** @throws SamlRefusal */
export function readLogoutResponse(xml: string, destination: string): LogoutResponse {
  const { root, issuer } = readCommon(xml, 'LogoutResponse', destination);
  const codes = children(root, NS.protocol, 'Status').flatMap((status) => children(status, NS.protocol, 'StatusCode'));
  return {
    issuer,
    inResponseTo: root.getAttribute('InResponseTo') ?? '',
    succeeded: codes.length === 1 && codes[0]?.getAttribute('Value') === SUCCESS,
  };
}

import { SamlRefusal } from './saml-refusal.js';
import { children, descendants, NS, nestingOf, parseXml } from './xml.js';

/** Limits before and while parsing (identity.md 2.3). */
export const MAX_MESSAGE_BYTES = 256 * 1024;
const MAX_DEPTH = 64;
/** Tags, comments and attributes; honest messages have some 400. The library's checks take time by the square of the number of elements. */
const MAX_PIECES = 2000;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

function refuse(reason: string): never {
  throw new SamlRefusal(reason);
}

/** The message as a document of the one shape we take: a Response with one plain Assertion and signatures only in their places. */
export interface GuardedMessage {
  readonly response: Element;
  readonly responseIsSigned: boolean;
}

function decode(encoded: unknown): string {
  if (typeof encoded !== 'string') refuse('not exactly one SAMLResponse');
  if (encoded.length > MAX_MESSAGE_BYTES) refuse('too large');
  if (!BASE64.test(encoded)) refuse('not base64');
  const bytes = Buffer.from(encoded, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('not UTF-8');
  }
}

/** @throws SamlRefusal */
export function guardMessage(encoded: unknown): GuardedMessage {
  const xml = decode(encoded);
  if (/<!DOCTYPE/i.test(xml)) refuse('DOCTYPE');
  if (/<\?(?!xml\s)/i.test(xml)) refuse('processing instruction');
  if (xml.split(/[<=]/, MAX_PIECES + 2).length > MAX_PIECES + 1) refuse('too many elements');
  if (nestingOf(xml) > MAX_DEPTH) refuse('too deep');
  let document: Document;
  try {
    document = parseXml(xml);
  } catch {
    return refuse('not well-formed');
  }
  const response = document.documentElement;
  if (!response || response.namespaceURI !== NS.protocol || response.localName !== 'Response')
    return refuse('root is not a Response');
  const responseSignatures = children(response, NS.signature, 'Signature');
  checkShape(document, response, responseSignatures.length);
  return { response, responseIsSigned: responseSignatures.length === 1 };
}

/** One Assertion, a child of the Response; one signature at most in each of these two and none elsewhere: no room for wrapping. */
function checkShape(document: Document, response: Element, responseSignatures: number): void {
  if (descendants(document, NS.protocol, 'Response').length !== 1) refuse('more than one Response');
  if (descendants(document, NS.assertion, 'EncryptedAssertion').length > 0) refuse('encrypted assertion');
  const all = descendants(document, NS.assertion, 'Assertion');
  const own = children(response, NS.assertion, 'Assertion');
  // An error status comes without an assertion; the policy tells it apart.
  if (all.length > 1 || all.length !== own.length) refuse('not exactly one Assertion');
  const assertionSignatures = own[0] ? children(own[0], NS.signature, 'Signature').length : 0;
  const signatures = descendants(document, NS.signature, 'Signature').length;
  if (responseSignatures > 1 || assertionSignatures > 1 || signatures !== responseSignatures + assertionSignatures) {
    refuse('a signature out of place');
  }
}

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

/** A message of the one shape we take: a Response with one Assertion, plain or sealed, and signatures only in their places. */
export interface GuardedMessage {
  readonly response: Element;
  readonly responseIsSigned: boolean;
  /** One of the two, or neither: an error status comes without. */
  readonly assertion: Element | undefined;
  readonly sealed: Element | undefined;
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

/** The root of a document that is no danger to read. @throws SamlRefusal */
export function safeRoot(xml: string): Element {
  if (/<!DOCTYPE/i.test(xml)) refuse('DOCTYPE');
  if (/<\?(?!xml\s)/i.test(xml)) refuse('processing instruction');
  if (xml.split(/[<=]/, MAX_PIECES + 2).length > MAX_PIECES + 1) refuse('too many elements');
  if (nestingOf(xml) > MAX_DEPTH) refuse('too deep');
  try {
    return parseXml(xml).documentElement;
  } catch {
    return refuse('not well-formed');
  }
}

const signaturesOf = (element: Element | undefined) =>
  element ? children(element, NS.signature, 'Signature').length : 0;

/** @throws SamlRefusal */
export function guardMessage(encoded: unknown): GuardedMessage {
  const response = safeRoot(decode(encoded));
  if (!response || response.namespaceURI !== NS.protocol || response.localName !== 'Response')
    return refuse('root is not a Response');
  if (descendants(response, NS.protocol, 'Response').length > 0) refuse('more than one Response');
  const [assertion] = children(response, NS.assertion, 'Assertion');
  const [sealed] = children(response, NS.assertion, 'EncryptedAssertion');
  const all = ['Assertion', 'EncryptedAssertion'].flatMap((name) => descendants(response, NS.assertion, name));
  const own = [assertion, sealed].filter((one) => one !== undefined);
  if (all.length > 1 || all.length !== own.length) refuse('not exactly one Assertion');
  checkSignaturePlaces(response, assertion);
  return { response, responseIsSigned: signaturesOf(response) === 1, assertion, sealed };
}

/** What an EncryptedAssertion held: one Assertion with its own signature at most, by the same limits. @throws SamlRefusal */
export function guardAssertion(xml: string): Element {
  const assertion = safeRoot(xml);
  if (!assertion || assertion.namespaceURI !== NS.assertion || assertion.localName !== 'Assertion')
    return refuse('what was sealed is no Assertion');
  const inner = ['Assertion', 'EncryptedAssertion'].flatMap((name) => descendants(assertion, NS.assertion, name));
  if (inner.length > 0) refuse('not exactly one Assertion');
  checkSignaturePlaces(assertion, undefined);
  return assertion;
}

/** One signature at most, as a child of the root and of its assertion, and none elsewhere: no room for wrapping. */
function checkSignaturePlaces(root: Element, assertion: Element | undefined): void {
  const [ofRoot, ofAssertion] = [signaturesOf(root), signaturesOf(assertion)];
  const all = descendants(root, NS.signature, 'Signature').length;
  if (ofRoot > 1 || ofAssertion > 1 || all !== ofRoot + ofAssertion) refuse('a signature out of place');
}

import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { errorCode } from '../error-code.js';
import { BINDING, NS } from './names.js';

/** A real request is under 2 KB. */
const MOST_ENCODED_CHARACTERS = 12_000;
const MOST_INFLATED_BYTES = 64 * 1024;

/** A request that is not answered; the message is shown to the person at the browser. */
export class RefusedRequest extends Error {
  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

/** The one service provider this program answers, and the address the request must have been sent to. */
export interface ExpectedRequest {
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly destination: string;
}

function inflate(encoded: string): string {
  if (encoded.length > MOST_ENCODED_CHARACTERS) throw new RefusedRequest('The SAMLRequest is too long.', 413);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) throw new RefusedRequest('The SAMLRequest is not base64.');
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(Buffer.from(encoded, 'base64'), { maxOutputLength: MOST_INFLATED_BYTES });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw new RefusedRequest('The SAMLRequest is too long.', 413);
    throw new RefusedRequest('The SAMLRequest is not deflated as HTTP-Redirect asks.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedRequest('The SAMLRequest is not UTF-8.');
  }
}

function refuseFault(): never {
  throw new RefusedRequest('The SAMLRequest is not well-formed XML.');
}

function parse(xml: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new RefusedRequest('The SAMLRequest has a document type.');
  const errorHandler = { warning: refuseFault, error: refuseFault, fatalError: refuseFault };
  const root: Element | undefined = new DOMParser({ errorHandler }).parseFromString(xml, 'text/xml').documentElement;
  return root ?? refuseFault();
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function issuersOf(root: Element): readonly string[] {
  const found: string[] = [];
  for (let node = root.firstChild; node; node = node.nextSibling) {
    if (!isElement(node) || node.localName !== 'Issuer' || node.namespaceURI !== NS.assertion) continue;
    found.push(node.textContent?.trim() ?? '');
  }
  return found;
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new RefusedRequest(message);
}

/**
 * Reads an AuthnRequest as HTTP-Redirect carries it and checks that it is our service provider's. Stricter than most
 * providers are (ACS address and Destination must be there), because it is a test of the application too. Signatures of
 * requests are not looked at: the metadata says that none are wanted.
 *
 * @returns the request's ID, which the response must name. @throws RefusedRequest
 */
export function readAuthnRequest(encoded: string, expected: ExpectedRequest): { readonly id: string } {
  const root = parse(inflate(encoded));
  demand(root.localName === 'AuthnRequest' && root.namespaceURI === NS.protocol, 'This is no AuthnRequest.');
  demand(root.getAttribute('Version') === '2.0', 'The request is not of SAML 2.0.');
  const issuers = issuersOf(root);
  demand(issuers.length === 1 && issuers[0] === expected.spEntityId, 'This service is not known here.');
  demand(
    root.getAttribute('AssertionConsumerServiceURL') === expected.acsUrl,
    'The request asks for an answer to an address that is not the service’s.',
  );
  demand(root.getAttribute('Destination') === expected.destination, 'The request was meant for another address.');
  demand(
    [BINDING.post, '', null].includes(root.getAttribute('ProtocolBinding')),
    'The request asks for a binding other than HTTP-POST.',
  );
  const id = root.getAttribute('ID') ?? '';
  demand(/^[A-Za-z_][\w.-]{7,127}$/.test(id), 'The request has no usable ID.');
  return { id };
}

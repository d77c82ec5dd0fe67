import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { element, type XmlContent } from '#platform/kernel';
import { NS } from './xml.js';

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** What both messages about logout say first. */
export interface LogoutHead {
  readonly id: string;
  readonly issuer: string;
  readonly destination: string;
  readonly now: Date;
}

/** A name as the provider gave it, with all that stood on it. */
export interface ReceivedName {
  readonly nameId: string;
  readonly nameIdFormat?: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
  readonly sessionIndex?: string;
}

function message(
  name: string,
  head: LogoutHead,
  more: Record<string, string>,
  ...content: readonly XmlContent[]
): string {
  const { id, issuer, destination, now } = head;
  const attributes = {
    'xmlns:samlp': NS.protocol,
    'xmlns:saml': NS.assertion,
    ID: id,
    Version: '2.0',
    IssueInstant: now.toISOString(),
    Destination: destination,
  };
  return element(name, { ...attributes, ...more }, element('saml:Issuer', {}, issuer), content).text;
}

export function logoutRequest(head: LogoutHead, name: ReceivedName): string {
  const { nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex } = name;
  const attributes = { Format: nameIdFormat, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier };
  return message(
    'samlp:LogoutRequest',
    head,
    {},
    element('saml:NameID', attributes, nameId),
    sessionIndex ? element('samlp:SessionIndex', {}, sessionIndex) : null,
  );
}

export function logoutResponse(head: LogoutHead, inResponseTo: string): string {
  const status = element('samlp:Status', {}, element('samlp:StatusCode', { Value: SUCCESS }));
  return message('samlp:LogoutResponse', head, { InResponseTo: inResponseTo }, status);
}

export interface SignedRedirect {
  readonly to: string;
  readonly name: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState: string | undefined;
  /** PEM. */
  readonly privateKey: string;
}

/**
 * The address that carries a message by Redirect, signed over the very bytes that stand in it. (node-saml signs one way of writing a space and sends
 * another, so a RelayState of somebody else's making could break its signature.)
 * Source: SAML V2.0 Bindings 3.4.4.1.
 */
export function signedRedirect({ to, name, xml, relayState, privateKey }: SignedRedirect): string {
  const query = [
    `${name}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    `SigAlg=${encodeURIComponent(RSA_SHA256)}`,
  ].join('&');
  const signature = sign('sha256', Buffer.from(query), privateKey).toString('base64');
  return `${to}${to.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}

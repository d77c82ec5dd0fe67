import { verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { RefusedRequest } from './authn-request.js';
import { ALGORITHM, NS } from './names.js';

const MOST_INFLATED_BYTES = 64 * 1024;

/** A message about logout whose signature holds. */
export interface LogoutMessage {
  readonly kind: 'request' | 'response';
  readonly id: string;
  readonly nameId: string;
  readonly inResponseTo: string;
  readonly relayState: string | undefined;
}

/** The signature of HTTP-Redirect: over the bytes of the query up to its own parameter. */
function isSigned(query: string, certificates: readonly string[]): boolean {
  const [signed = '', signature] = query.split('&Signature=', 2);
  if (signature === undefined || !signed.endsWith(`SigAlg=${encodeURIComponent(ALGORITHM.rsaSha256)}`)) return false;
  const bytes = Buffer.from(decodeURIComponent(signature), 'base64');
  return certificates.some((certificate) => verify('sha256', Buffer.from(signed), certificate, bytes));
}

/** @throws RefusedRequest for what is not signed by the application. */
export function readLogoutMessage(query: string, certificates: readonly string[]): LogoutMessage {
  if (!isSigned(query, certificates)) throw new RefusedRequest('The message about logout is not signed by Luotsi.');
  const fields = new URLSearchParams(query);
  const request = fields.get('SAMLRequest');
  const xml = inflateRawSync(Buffer.from(request ?? fields.get('SAMLResponse') ?? '', 'base64'), {
    maxOutputLength: MOST_INFLATED_BYTES,
  }).toString('utf8');
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  return {
    kind: request === null ? 'response' : 'request',
    id: root.getAttribute('ID') ?? '',
    nameId: root.getElementsByTagNameNS(NS.assertion, 'NameID').item(0)?.textContent ?? '',
    inResponseTo: root.getAttribute('InResponseTo') ?? '',
    relayState: fields.get('RelayState') ?? undefined,
  };
}

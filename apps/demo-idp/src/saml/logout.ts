import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Credentials, element, instant } from '#platform/kernel';
import { ALGORITHM, NS, STATUS } from './names.js';
import { randomId } from './response.js';

/** What a message about logout says. Fields that are not given are honest; null leaves them out. */
export interface LogoutFields {
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly now: Date;
  readonly id?: string;
  readonly version?: string;
}

export interface LogoutRequestFields extends LogoutFields {
  readonly nameId: string | null;
  readonly sessionIndexes?: readonly string[];
  readonly notOnOrAfter?: Date;
}

function common({ issuer, destination, now, id, version }: LogoutFields) {
  return {
    attributes: {
      'xmlns:samlp': NS.protocol,
      'xmlns:saml': NS.assertion,
      ID: id ?? randomId(),
      Version: version ?? '2.0',
      IssueInstant: instant(now),
      Destination: destination,
    },
    issuer: issuer === null ? null : element('saml:Issuer', {}, issuer),
  };
}

export function logoutRequestXml(fields: LogoutRequestFields): string {
  const { attributes, issuer } = common(fields);
  return element(
    'samlp:LogoutRequest',
    { ...attributes, NotOnOrAfter: instant(fields.notOnOrAfter) },
    issuer,
    fields.nameId === null ? null : element('saml:NameID', {}, fields.nameId),
    (fields.sessionIndexes ?? []).map((index) => element('samlp:SessionIndex', {}, index)),
  ).text;
}

export function logoutResponseXml(
  fields: LogoutFields & { readonly inResponseTo: string; readonly status?: string },
): string {
  const { attributes, issuer } = common(fields);
  const code = element('samlp:StatusCode', { Value: fields.status ?? STATUS.success });
  return element(
    'samlp:LogoutResponse',
    { ...attributes, InResponseTo: fields.inResponseTo },
    issuer,
    element('samlp:Status', {}, code),
  ).text;
}

export interface RedirectOptions {
  readonly name: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState?: string;
  readonly credentials: Credentials;
  readonly algorithm?: string;
}

/** The query of the HTTP-Redirect binding, signed over its own bytes. */
export function redirectQuery({
  name,
  xml,
  relayState,
  credentials,
  algorithm = ALGORITHM.rsaSha256,
}: RedirectOptions): string {
  const parts = [
    `${name}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    `SigAlg=${encodeURIComponent(algorithm)}`,
  ].join('&');
  const hash = algorithm === ALGORITHM.rsaSha1 ? 'sha1' : 'sha256';
  return `${parts}&Signature=${encodeURIComponent(sign(hash, Buffer.from(parts), credentials.privateKey).toString('base64'))}`;
}

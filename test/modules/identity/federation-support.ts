import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64Of, type Credentials, DAY } from '#platform/kernel';
import { type SignatureOptions, signatureDefaults, signRoot } from '../../../apps/demo-idp/src/saml/sign.js';

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const NAMESPACES = [
  'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"',
  'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"',
  'xmlns:shibmd="urn:mace:shibboleth:metadata:1.0"',
  'xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui"',
  'xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute"',
  'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"',
].join(' ');

/** One provider as a federation would describe it. Everything has an honest default. */
export interface MemberOptions {
  readonly entityId: string;
  readonly scopes?: readonly string[];
  readonly certificates: readonly string[];
  readonly ssoUrl?: string;
  readonly validUntil?: string;
  /** Raw XML: mdui:UIInfo goes into the role's extensions, the rest where it belongs. */
  readonly roleExtensions?: string;
  readonly entityExtensions?: string;
  readonly roleAttributes?: string;
  readonly services?: string;
  readonly more?: string;
}

export function member(options: MemberOptions): string {
  const { entityId, scopes = [], certificates, ssoUrl = `${entityId}/sso`, validUntil } = options;
  const key = (certificate: string) =>
    `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  return [
    `<md:EntityDescriptor entityID="${entityId}"${validUntil ? ` validUntil="${validUntil}"` : ''}>`,
    options.entityExtensions ? `<md:Extensions>${options.entityExtensions}</md:Extensions>` : '',
    `<md:IDPSSODescriptor protocolSupportEnumeration="${PROTOCOL}" ${options.roleAttributes ?? ''}>`,
    '<md:Extensions>',
    ...scopes.map((scope) => `<shibmd:Scope regexp="false">${scope}</shibmd:Scope>`),
    options.roleExtensions ?? '',
    '</md:Extensions>',
    ...certificates.map(key),
    options.services ?? '',
    `<md:SingleSignOnService Binding="${REDIRECT}" Location="${ssoUrl}"/>`,
    '</md:IDPSSODescriptor>',
    options.more ?? '',
    '</md:EntityDescriptor>',
  ].join('');
}

export const isoIn = (milliseconds: number, from: Date) => new Date(from.getTime() + milliseconds).toISOString();

/** An unsigned aggregate. `attributes` replaces the ID and the validity of fourteen days. */
export function aggregate(members: readonly string[], now: Date, attributes?: string): string {
  const own = attributes ?? `ID="_federation" validUntil="${isoIn(14 * DAY, now)}"`;
  return `<md:EntitiesDescriptor ${NAMESPACES} ${own}>${members.join('\n')}</md:EntitiesDescriptor>`;
}

export function signed(xml: string, credentials: Credentials, changes: Partial<SignatureOptions> = {}): string {
  return signRoot(xml, { ...signatureDefaults(credentials), ...changes });
}

/** A publisher over HTTP: answers with `document`, an ETag and 304 when the reader has it; remembers what it was asked. */
export async function publish(document = '') {
  const asked: IncomingHttpHeaders[] = [];
  const state = { document, status: 200, etags: true };
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const etag = `"${createHash('sha256').update(state.document).digest('hex').slice(0, 16)}"`;
    const isKnown = state.etags && request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : state.status, state.etags ? { etag } : {});
    response.end(isKnown ? undefined : state.document);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata.xml`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
export type Publisher = Awaited<ReturnType<typeof publish>>;

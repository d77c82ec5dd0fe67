import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { base64Of, type Credentials, makeCredentials } from '#platform/kernel';
import { NS } from '../saml/names.js';
import { type DemoIdp, startDemoIdp } from '../server.js';

/** The metadata of an application with one key for both uses. */
function metadataWith(certificate: string): string {
  return `<md:EntityDescriptor xmlns:md="${NS.metadata}" xmlns:ds="${NS.signature}"><md:SPSSODescriptor><md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor></md:SPSSODescriptor></md:EntityDescriptor>`;
}

/** What each provider signs, as its application is set to demand. */
const WAYS: Readonly<Record<string, object>> = {
  laurea: { wantAuthnResponseSigned: false },
  'haaga-helia': { wantAssertionsSigned: false },
};

/** The demo provider, with an application of the tests' own beside it whose part node-saml plays. */
export class DemoWorld {
  readonly logged: string[] = [];
  idp!: DemoIdp;

  private constructor(
    /** The application's own key. */
    readonly ours: Credentials,
    private readonly application: Server,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<DemoWorld> {
    const ours = await makeCredentials('luotsi.example', new Date());
    const application = createServer((_request, response) => response.end(metadataWith(ours.certificate)));
    application.listen(0, '127.0.0.1');
    await once(application, 'listening');
    const world = new DemoWorld(ours, application, await mkdtemp(join(tmpdir(), 'demo-idp-')));
    world.idp = await startDemoIdp(world.options());
    return world;
  }

  async close(): Promise<void> {
    await this.idp.stop();
    this.application.close();
    await rm(this.dataDir, { recursive: true });
  }

  get publicUrl(): string {
    return `http://127.0.0.1:${(this.application.address() as AddressInfo).port}`;
  }

  get acsUrl(): string {
    return `${this.publicUrl}/auth/saml/acs`;
  }

  options(): Parameters<typeof startDemoIdp>[0] {
    const log = (message: string, fields?: object) => this.logged.push(JSON.stringify({ message, ...fields }));
    return { port: 0, publicUrl: this.publicUrl, dataDir: this.dataDir, log };
  }

  certificateOf(key: string): string {
    return this.idp.providers.find(({ provider }) => provider.key === key)?.credentials.certificate ?? '';
  }

  saml(key = 'metropolia', changes: object = {}): SAML {
    return new SAML({
      entryPoint: `${this.idp.url}/${key}/sso`,
      idpCert: this.certificateOf(key),
      issuer: `${this.publicUrl}/auth/saml/metadata`,
      callbackUrl: this.acsUrl,
      audience: `${this.publicUrl}/auth/saml/metadata`,
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: true,
      validateInResponseTo: ValidateInResponseTo.always,
      decryptionPvk: this.ours.privateKey,
      ...WAYS[key],
      ...changes,
    });
  }

  /** The hidden fields of the sign-in page that answers a request. */
  async loginFields(saml: SAML, relayState = 'key-1'): Promise<Record<string, string>> {
    const response = await fetch(await saml.getAuthorizeUrlAsync(relayState, undefined, {}));
    if (response.status !== 200) throw new Error(`The sign-in page answers ${response.status}`);
    return hiddenFields(await response.text());
  }

  choose(key: string, fields: Record<string, string>): Promise<Response> {
    return fetch(`${this.idp.url}/${key}/sso`, { method: 'POST', body: new URLSearchParams(fields) });
  }
}

function plain(text: string): string {
  const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? '');
}

/** The hidden fields of a page's form, as a browser would send them. */
export function hiddenFields(page: string): Record<string, string> {
  const found = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, plain(value)]));
}

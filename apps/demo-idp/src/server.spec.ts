import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { DOMParser } from '@xmldom/xmldom';
import { base64Of, type Credentials, makeCredentials } from '#platform/kernel';
import { ATTRIBUTE } from './saml/attributes.js';
import { logoutRequestXml, redirectQuery } from './saml/logout.js';
import { readLogoutMessage } from './saml/logout-message.js';
import { NS } from './saml/names.js';
import { type DemoIdp, startDemoIdp } from './server.js';

const logged: string[] = [];
let publicUrl: string;
let acsUrl: string;
let metadataServer: Server;
let ours: Credentials;
let dataDir: string;
let idp: DemoIdp;

/** The metadata of an application with one key for both uses. */
function ourMetadata(certificate: string): string {
  return `<md:EntityDescriptor xmlns:md="${NS.metadata}" xmlns:ds="${NS.signature}"><md:SPSSODescriptor><md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor></md:SPSSODescriptor></md:EntityDescriptor>`;
}

/** What each provider signs, as its application is set to demand. */
const WAYS: Readonly<Record<string, object>> = {
  laurea: { wantAuthnResponseSigned: false },
  'haaga-helia': { wantAssertionsSigned: false },
};

const options = () => ({
  port: 0,
  publicUrl,
  dataDir,
  log: (message: string, fields?: object) => logged.push(JSON.stringify({ message, ...fields })),
});

beforeAll(async () => {
  ours = await makeCredentials('luotsi.example', new Date());
  metadataServer = createServer((_request, response) => response.end(ourMetadata(ours.certificate)));
  metadataServer.listen(0, '127.0.0.1');
  await once(metadataServer, 'listening');
  publicUrl = `http://127.0.0.1:${(metadataServer.address() as AddressInfo).port}`;
  acsUrl = `${publicUrl}/auth/saml/acs`;
  dataDir = await mkdtemp(join(tmpdir(), 'demo-idp-'));
  idp = await startDemoIdp(options());
});

afterAll(async () => {
  await idp.stop();
  metadataServer.close();
  await rm(dataDir, { recursive: true });
});

function certificateOf(key: string): string {
  return idp.providers.find(({ provider }) => provider.key === key)?.credentials.certificate ?? '';
}

function application(key = 'metropolia', changes: object = {}): SAML {
  return new SAML({
    entryPoint: `${idp.url}/${key}/sso`,
    idpCert: certificateOf(key),
    issuer: `${publicUrl}/auth/saml/metadata`,
    callbackUrl: acsUrl,
    audience: `${publicUrl}/auth/saml/metadata`,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    validateInResponseTo: ValidateInResponseTo.always,
    decryptionPvk: ours.privateKey,
    ...WAYS[key],
    ...changes,
  });
}

function plain(text: string): string {
  const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? '');
}

/** The hidden fields of a page's form, as a browser would send them. */
function hiddenFields(page: string): Record<string, string> {
  const found = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, plain(value)]));
}

async function loginFields(saml: SAML, relayState = 'key-1'): Promise<Record<string, string>> {
  const response = await fetch(await saml.getAuthorizeUrlAsync(relayState, undefined, {}));
  expect(response.status).toBe(200);
  return hiddenFields(await response.text());
}

async function choose(key: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${idp.url}/${key}/sso`, { method: 'POST', body: new URLSearchParams(fields) });
}

describe('signing in', () => {
  it.each([
    ['metropolia', 'amara.okafor', 'amara.okafor@metropolia.fi'],
    ['haaga-helia', 'student0600', 'student0600@haaga-helia.fi'],
    ['laurea', 'coordinator.laurea', 'coordinator.laurea@laurea.fi'],
    ['helsinki', 'admin.helsinki', 'admin.helsinki@hel.fi'],
  ])('goes from the application to %s and back', async (key, uid, eppn) => {
    const saml = application(key);
    const fields = await loginFields(saml, 'deep/link&"x"');
    const page = await (await choose(key, { ...fields, person: '', uid, choice: 'sign-in' })).text();
    expect(page).toContain(`action="${acsUrl}"`);
    const sent = hiddenFields(page);
    expect(sent.RelayState).toBe('deep/link&"x"');
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    expect(profile?.[ATTRIBUTE.eduPersonPrincipalName]).toBe(eppn);
  });

  it('takes the person chosen in the list when no account is typed', async () => {
    const saml = application();
    const fields = await loginFields(saml);
    const sent = hiddenFields(await (await choose('metropolia', { ...fields, person: 'sam.lee', uid: ' ' })).text());
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    expect(profile?.[ATTRIBUTE.displayName]).toBe('Sam Lee');
  });

  it('answers a request once: the application refuses the same response again', async () => {
    const saml = application();
    const fields = await loginFields(saml);
    const sent = hiddenFields(await (await choose('metropolia', { ...fields, uid: 'sam.lee' })).text());
    await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    await expect(saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' })).rejects.toThrow();
  });

  it.each(['nobody', 'diego.ramirez', '<script>alert(1)</script>', ''])(
    'says so when nobody is called "%s"',
    async (uid) => {
      const reply = await choose('metropolia', { ...(await loginFields(application())), person: '', uid });
      const page = await reply.text();
      expect(reply.status).toBe(422);
      expect(page).toContain('role="alert"');
      expect(page).toContain('aria-invalid="true"');
      expect(page).not.toContain('SAMLResponse');
      expect(page).not.toContain('<script');
      expect(Object.keys(hiddenFields(page))).toEqual(['SAMLRequest', 'RelayState']);
    },
  );

  it('tells the application when somebody cancels', async () => {
    const saml = application();
    const reply = await choose('metropolia', { ...(await loginFields(saml)), uid: 'sam.lee', choice: 'cancel' });
    const sent = hiddenFields(await reply.text());
    const xml = Buffer.from(sent.SAMLResponse ?? '', 'base64').toString();
    expect(xml).toContain('status:AuthnFailed');
    expect(xml).not.toContain('Assertion ');
    await expect(saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' })).rejects.toThrow();
  });
});

describe('requests that are not answered', () => {
  it.each([
    ['an unknown service', { issuer: 'https://other.example' }, 400, 'not known here'],
    ['another address for the answer', { callbackUrl: 'http://localhost:3999/elsewhere' }, 400, 'not the service'],
    ['no address for the answer', { disableRequestAcsUrl: true }, 400, 'not the service'],
  ])('%s gets a plain page', async (_what, changes, status, text) => {
    const url = await application('metropolia', changes).getAuthorizeUrlAsync('', undefined, {});
    const reply = await fetch(url);
    const page = await reply.text();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(page).toContain(text);
    expect(page).not.toContain('<form');
    expect(page).not.toContain('other.example');
  });

  it('a request sent to the wrong university gets one', async () => {
    const url = await application('laurea').getAuthorizeUrlAsync('', undefined, {});
    expect((await fetch(url.replace('/laurea/', '/metropolia/'))).status).toBe(400);
  });

  it('no request, two requests, too much of a request or of RelayState get one', async () => {
    const url = await application().getAuthorizeUrlAsync('', undefined, {});
    const sso = `${idp.url}/metropolia/sso`;
    const statusOf = async (address: string) => (await fetch(address)).status;
    expect(await statusOf(sso)).toBe(400);
    expect(await statusOf(`${url}&SAMLRequest=x`)).toBe(400);
    expect(await statusOf(`${url}&RelayState=${'x'.repeat(1025)}`)).toBe(400);
    expect(await statusOf(`${sso}?SAMLRequest=${'A'.repeat(12_004)}`)).toBe(413);
  });

  it('the form checks the request again', async () => {
    const other = application('metropolia', { issuer: 'https://other.example' });
    const request = new URL(await other.getAuthorizeUrlAsync('', undefined, {})).searchParams.get('SAMLRequest') ?? '';
    expect((await choose('metropolia', { SAMLRequest: request, uid: 'sam.lee' })).status).toBe(400);
    expect((await choose('metropolia', { uid: 'x'.repeat(70_000) })).status).toBe(413);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${idp.url}/metropolia/sso`, json)).status).toBe(415);
  });

  it('other addresses and methods are told so', async () => {
    expect((await fetch(`${idp.url}/aalto/sso`)).status).toBe(404);
    expect((await fetch(`${idp.url}/metropolia/sso/x`)).status).toBe(404);
    expect((await fetch(`${idp.url}/metadata.json`, { method: 'DELETE' })).status).toBe(405);
    expect(await (await fetch(`${idp.url}/health`)).json()).toEqual({ status: 'ok' });
  });
});

describe('the pages', () => {
  it('allow no foreign script, and forms only to here and to the application', async () => {
    const login = await fetch(await application().getAuthorizeUrlAsync('', undefined, {}));
    const policy = login.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`form-action 'self' ${publicUrl};`);
    expect(policy).toMatch(/script-src 'sha256-[^']+'; img-src data:; form/);
    expect(login.headers.get('cache-control')).toBe('no-store');
    const page = await login.text();
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<option value="amara.okafor">Amara Okafor (student, amara.okafor)</option>');
  });

  it('leave no trace of who signs in, or of the request, in the log', async () => {
    await choose('metropolia', { ...(await loginFields(application())), uid: 'amara.okafor' });
    expect(logged.some((line) => line.includes('/metropolia/sso'))).toBe(true);
    expect(logged.join('\n')).not.toMatch(/amara|okafor|SAMLRequest=/i);
  });
});

describe('metadata', () => {
  it('says in XML where to sign in, with which key and for which scope', async () => {
    const reply = await fetch(`${idp.url}/laurea/metadata`);
    expect(reply.headers.get('content-type')).toBe('application/samlmetadata+xml');
    const root = new DOMParser().parseFromString(await reply.text(), 'text/xml').documentElement;
    const first = (name: string) => root.getElementsByTagName(name)[0];
    expect(root.getAttribute('entityID')).toBe('https://idp.laurea.example/saml2');
    expect(Date.parse(root.getAttribute('validUntil') ?? '')).toBeGreaterThan(Date.now());
    expect(first('md:SingleSignOnService')?.getAttribute('Location')).toBe(`${idp.url}/laurea/sso`);
    expect(first('md:KeyDescriptor')?.getAttribute('use')).toBe('signing');
    expect(first('shibmd:Scope')?.textContent).toBe('laurea.fi');
    expect(first('shibmd:Scope')?.getAttribute('regexp')).toBe('false');
    const names = Array.from(root.getElementsByTagName('mdui:DisplayName'));
    expect(names.map((name) => name.getAttribute('xml:lang'))).toEqual(['fi', 'sv', 'en']);
    const certificate = new X509Certificate(Buffer.from(first('ds:X509Certificate')?.textContent ?? '', 'base64'));
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('lists all providers for the seed, without their private keys', async () => {
    const text = await (await fetch(`${idp.url}/metadata.json`)).text();
    expect(text).not.toMatch(/private/i);
    const listed = JSON.parse(text);
    expect(listed.map((one: { homeOrganisation: string }) => one.homeOrganisation)).toEqual([
      ...['metropolia.fi', 'haaga-helia.fi', 'laurea.fi', 'hel.fi'],
    ]);
    expect(listed[0]).toEqual({
      entityId: 'https://idp.metropolia.example/saml2',
      names: {
        fi: 'Metropolia Ammattikorkeakoulu',
        sv: 'Yrkeshögskolan Metropolia',
        en: 'Metropolia University of Applied Sciences',
      },
      ssoUrl: `${idp.url}/metropolia/sso`,
      logoutUrl: `${idp.url}/metropolia/slo`,
      certificate: new X509Certificate(certificateOf('metropolia')).raw.toString('base64'),
      scopes: ['metropolia.fi'],
      homeOrganisation: 'metropolia.fi',
    });
  });
});

describe('signing out', () => {
  const slo = (key: string, query: string) => fetch(`${idp.url}/${key}/slo?${query}`, { redirect: 'manual' });
  const signed = (xml: string, by: Credentials, relayState?: string) =>
    redirectQuery({ name: 'SAMLRequest', xml, credentials: by, relayState });
  const leaving = () =>
    logoutRequestXml({ issuer: publicUrl, destination: null, now: new Date(), nameId: 'somebody', id: '_asked' });

  it('of the application is answered with a signed message that names its request', async () => {
    const answer = await slo('metropolia', signed(leaving(), ours, 'a b'));
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.get('location') ?? '');
    expect(`${to.origin}${to.pathname}`).toBe(`${publicUrl}/auth/saml/slo`);
    const said = readLogoutMessage(to.search.slice(1), [certificateOf('metropolia')]);
    expect(said).toMatchObject({ kind: 'response', inResponseTo: '_asked', relayState: 'a b' });
  });

  it('is refused when the application did not sign it', async () => {
    const stranger = await makeCredentials('stranger', new Date());
    for (const query of [signed(leaving(), stranger), signed(leaving(), ours).replace(/&Signature.*/, '')])
      expect((await slo('metropolia', query)).status).toBe(400);
  });

  it('at the provider sends the browser to the application with the name and session that it was told', async () => {
    const fields = await loginFields(application());
    await choose('metropolia', { ...fields, person: '', uid: 'amara.okafor', choice: 'sign-in' });
    const sessions = `${idp.url}/metropolia/sessions`;
    const page = await (await fetch(sessions)).text();
    const session = /name="session" value="([^"]+)" aria-label="Sign out Amara Okafor"/.exec(page)?.[1] ?? '';
    const end = () => fetch(sessions, { method: 'POST', body: new URLSearchParams({ session }), redirect: 'manual' });
    const to = new URL((await end()).headers.get('location') ?? '');
    expect(readLogoutMessage(to.search.slice(1), [certificateOf('metropolia')]).kind).toBe('request');
    expect((await end()).status).toBe(404);
  });
});

describe('starting', () => {
  it('is refused in production and on an address that others reach', async () => {
    await expect(startDemoIdp({ ...options(), environment: 'production' })).rejects.toThrow('LUOTSI_ENV=local');
    await expect(startDemoIdp({ ...options(), host: '0.0.0.0' })).rejects.toThrow('loopback');
  });

  it('again with the same data folder keeps certificates and entityIDs', async () => {
    const again = await startDemoIdp(options());
    await again.stop();
    expect(again.url).not.toBe(idp.url);
    expect(again.providers.map(({ credentials }) => credentials)).toEqual(
      idp.providers.map(({ credentials }) => credentials),
    );
  });

  it('on a port that is taken fails with the reason', async () => {
    const port = Number(new URL(idp.url).port);
    await expect(startDemoIdp({ ...options(), port })).rejects.toThrow('EADDRINUSE');
  });
});

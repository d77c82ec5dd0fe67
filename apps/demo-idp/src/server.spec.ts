import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { ATTRIBUTE } from './saml/attributes.js';
import { startDemoIdp } from './server.js';
import { DemoWorld, hiddenFields } from './testing/demo-world.js';

let world: DemoWorld;
beforeAll(async () => {
  world = await DemoWorld.open();
});
afterAll(() => world.close());

describe('signing in', () => {
  it.each([
    ['metropolia', 'amara.okafor', 'amara.okafor@metropolia.fi'],
    ['haaga-helia', 'student0600', 'student0600@haaga-helia.fi'],
    ['laurea', 'coordinator.laurea', 'coordinator.laurea@laurea.fi'],
    ['helsinki', 'admin.helsinki', 'admin.helsinki@hel.fi'],
  ])('goes from the application to %s and back', async (key, uid, eppn) => {
    const saml = world.saml(key);
    const fields = await world.loginFields(saml, 'deep/link&"x"');
    const page = await (await world.choose(key, { ...fields, person: '', uid, choice: 'sign-in' })).text();
    expect(page).toContain(`action="${world.acsUrl}"`);
    const sent = hiddenFields(page);
    expect(sent.RelayState).toBe('deep/link&"x"');
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    expect(profile?.[ATTRIBUTE.eduPersonPrincipalName]).toBe(eppn);
  });

  it('takes the person chosen in the list when no account is typed', async () => {
    const saml = world.saml();
    const fields = await world.loginFields(saml);
    const sent = hiddenFields(
      await (await world.choose('metropolia', { ...fields, person: 'sam.lee', uid: ' ' })).text(),
    );
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    expect(profile?.[ATTRIBUTE.displayName]).toBe('Sam Lee');
  });

  it('answers a request once: the application refuses the same response again', async () => {
    const saml = world.saml();
    const fields = await world.loginFields(saml);
    const sent = hiddenFields(await (await world.choose('metropolia', { ...fields, uid: 'sam.lee' })).text());
    await saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' });
    await expect(saml.validatePostResponseAsync({ SAMLResponse: sent.SAMLResponse ?? '' })).rejects.toThrow();
  });

  it.each(['nobody', 'diego.ramirez', '<script>alert(1)</script>', ''])(
    'says so when nobody is called "%s"',
    async (uid) => {
      const reply = await world.choose('metropolia', { ...(await world.loginFields(world.saml())), person: '', uid });
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
    const saml = world.saml();
    const reply = await world.choose('metropolia', {
      ...(await world.loginFields(saml)),
      uid: 'sam.lee',
      choice: 'cancel',
    });
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
    const url = await world.saml('metropolia', changes).getAuthorizeUrlAsync('', undefined, {});
    const reply = await fetch(url);
    const page = await reply.text();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(page).toContain(text);
    expect(page).not.toContain('<form');
    expect(page).not.toContain('other.example');
  });

  it('a request sent to the wrong university gets one', async () => {
    const url = await world.saml('laurea').getAuthorizeUrlAsync('', undefined, {});
    expect((await fetch(url.replace('/laurea/', '/metropolia/'))).status).toBe(400);
  });

  it('no request, two requests, too much of a request or of RelayState get one', async () => {
    const url = await world.saml().getAuthorizeUrlAsync('', undefined, {});
    const sso = `${world.idp.url}/metropolia/sso`;
    const statusOf = async (address: string) => (await fetch(address)).status;
    expect(await statusOf(sso)).toBe(400);
    expect(await statusOf(`${url}&SAMLRequest=x`)).toBe(400);
    expect(await statusOf(`${url}&RelayState=${'x'.repeat(1025)}`)).toBe(400);
    expect(await statusOf(`${sso}?SAMLRequest=${'A'.repeat(12_004)}`)).toBe(413);
  });

  it('the form checks the request again', async () => {
    const other = world.saml('metropolia', { issuer: 'https://other.example' });
    const request = new URL(await other.getAuthorizeUrlAsync('', undefined, {})).searchParams.get('SAMLRequest') ?? '';
    expect((await world.choose('metropolia', { SAMLRequest: request, uid: 'sam.lee' })).status).toBe(400);
    expect((await world.choose('metropolia', { uid: 'x'.repeat(70_000) })).status).toBe(413);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${world.idp.url}/metropolia/sso`, json)).status).toBe(415);
  });

  it('other addresses and methods are told so', async () => {
    expect((await fetch(`${world.idp.url}/aalto/sso`)).status).toBe(404);
    expect((await fetch(`${world.idp.url}/metropolia/sso/x`)).status).toBe(404);
    expect((await fetch(`${world.idp.url}/metadata.json`, { method: 'DELETE' })).status).toBe(405);
    expect(await (await fetch(`${world.idp.url}/health`)).json()).toEqual({ status: 'ok' });
  });
});

describe('the pages', () => {
  it('allow no foreign script, and forms only to here and to the application', async () => {
    const login = await fetch(await world.saml().getAuthorizeUrlAsync('', undefined, {}));
    const policy = login.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`form-action 'self' ${world.publicUrl};`);
    expect(policy).toMatch(/script-src 'sha256-[^']+'; img-src data:; form/);
    expect(login.headers.get('cache-control')).toBe('no-store');
    const page = await login.text();
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<option value="amara.okafor">Amara Okafor (student, amara.okafor)</option>');
  });

  it('leave no trace of who signs in, or of the request, in the log', async () => {
    await world.choose('metropolia', { ...(await world.loginFields(world.saml())), uid: 'amara.okafor' });
    expect(world.logged.some((line) => line.includes('/metropolia/sso'))).toBe(true);
    expect(world.logged.join('\n')).not.toMatch(/amara|okafor|SAMLRequest=/i);
  });
});

describe('metadata', () => {
  it('says in XML where to sign in, with which key and for which scope', async () => {
    const reply = await fetch(`${world.idp.url}/laurea/metadata`);
    expect(reply.headers.get('content-type')).toBe('application/samlmetadata+xml');
    const root = new DOMParser().parseFromString(await reply.text(), 'text/xml').documentElement;
    const first = (name: string) => root.getElementsByTagName(name)[0];
    expect(root.getAttribute('entityID')).toBe('https://idp.laurea.example/saml2');
    expect(Date.parse(root.getAttribute('validUntil') ?? '')).toBeGreaterThan(Date.now());
    expect(first('md:SingleSignOnService')?.getAttribute('Location')).toBe(`${world.idp.url}/laurea/sso`);
    expect(first('md:KeyDescriptor')?.getAttribute('use')).toBe('signing');
    expect(first('shibmd:Scope')?.textContent).toBe('laurea.fi');
    expect(first('shibmd:Scope')?.getAttribute('regexp')).toBe('false');
    const names = Array.from(root.getElementsByTagName('mdui:DisplayName'));
    expect(names.map((name) => name.getAttribute('xml:lang'))).toEqual(['fi', 'sv', 'en']);
    const certificate = new X509Certificate(Buffer.from(first('ds:X509Certificate')?.textContent ?? '', 'base64'));
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('lists all providers for the seed, without their private keys', async () => {
    const text = await (await fetch(`${world.idp.url}/metadata.json`)).text();
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
      ssoUrl: `${world.idp.url}/metropolia/sso`,
      logoutUrl: `${world.idp.url}/metropolia/slo`,
      certificate: new X509Certificate(world.certificateOf('metropolia')).raw.toString('base64'),
      scopes: ['metropolia.fi'],
      homeOrganisation: 'metropolia.fi',
    });
  });
});

describe('starting', () => {
  it('is refused in production and on an address that others reach', async () => {
    await expect(startDemoIdp({ ...world.options(), environment: 'production' })).rejects.toThrow('LUOTSI_ENV=local');
    await expect(startDemoIdp({ ...world.options(), host: '0.0.0.0' })).rejects.toThrow('loopback');
  });

  it('again with the same data folder keeps certificates and entityIDs', async () => {
    const again = await startDemoIdp(world.options());
    await again.stop();
    expect(again.url).not.toBe(world.idp.url);
    expect(again.providers.map(({ credentials }) => credentials)).toEqual(
      world.idp.providers.map(({ credentials }) => credentials),
    );
  });

  it('on a port that is taken fails with the reason', async () => {
    const port = Number(new URL(world.idp.url).port);
    await expect(startDemoIdp({ ...world.options(), port })).rejects.toThrow('EADDRINUSE');
  });
});

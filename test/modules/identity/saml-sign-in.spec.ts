import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrustProvider } from '#identity';
import { SYSTEM } from '#platform';
import type { PublishedProvider } from '../../../apps/demo-idp/src/routes.js';
import { startDemoIdp } from '../../../apps/demo-idp/src/server.js';
import { Browser } from '../../support/browser.js';
import { tablesThatSay } from '../../support/where-in-database.js';
import {
  ACS,
  type Asked,
  answer,
  ask,
  displayNameOf,
  expectRefused,
  expectSilentLog,
  honest,
  openSamlHouse,
  post,
  type SamlHouse,
  signIn,
} from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const rows = (table: string, columns: string, personId: string, order = columns) =>
  house.database.query(
    `select ${columns} from identity.${table} where ${table === 'person' ? 'id' : 'person_id'} = $1 order by ${order}`,
    [personId],
  );

async function idOf({ browser }: Asked): Promise<string> {
  return ((await (await browser.get('/api/v1/me')).json()) as { person: { id: string } }).person.id;
}

describe('signing in through a university', () => {
  it('opens a session and goes to where the person wanted', async () => {
    const to = await ask(house, house.metropolia, '/sv/proposals?tab=why&page=2');
    const response = await post(to, answer(to));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sv/proposals?tab=why&page=2');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(to.browser.cookies.has('__Host-luotsi-saml')).toBe(false);
    expect(await (await to.browser.get('/api/v1/me')).json()).toMatchObject({
      person: { displayName: expect.any(String) },
      roles: [],
    });
  });

  it('makes one person with keys, address and affiliations, and says so once', async () => {
    const to = await signIn(house, house.metropolia, 'amara.okafor');
    await signIn(house, house.metropolia, 'amara.okafor');
    const id = await idOf(to);
    const subjectId = honest(to, 'amara.okafor').attributes.find(({ friendlyName }) => friendlyName === 'subject-id')
      ?.values[0];
    expect(await rows('person', 'display_name, language, state', id)).toEqual([
      { display_name: 'Amara Okafor', language: 'en', state: 'active' },
    ]);
    expect(await rows('sign_in', 'key_type, key, qualifier, provider', id)).toEqual([
      { key_type: 'eppn', key: 'amara.okafor@metropolia.fi', qualifier: '20250801', provider: to.idp.entityId },
      { key_type: 'subject-id', key: subjectId, qualifier: null, provider: to.idp.entityId },
    ]);
    expect(await rows('contact_address', 'address, is_primary', id)).toEqual([
      { address: 'amara.okafor@student.metropolia.example', is_primary: true },
    ]);
    expect(await rows('affiliation', 'affiliation, organisation_id', id)).toEqual(
      ['member', 'student'].map((affiliation) => ({ affiliation, organisation_id: to.idp.organisationId })),
    );
    const facts = await house.database.query(
      `select data from platform.fact where type = 'identity.person-registered' and subject_id = $1`,
      [id],
    );
    expect(facts).toEqual([{ data: { personId: id, by: 'saml' } }]);
    const trail = await house.database.query(
      `select details from privacy.audit_entry where action = 'identity.sign-in' and actor = $1`,
      [id],
    );
    expect(trail).toHaveLength(2);
  });

  it('goes home in the reader’s language when nothing was wanted, and remembers the language of a new person', async () => {
    const browser = new Browser(house, undefined, 'sv');
    const to = await ask(house, house.laurea, undefined, browser);
    expect((await post(to, answer(to))).headers.get('location')).toBe('/sv/home');
    expect(await rows('person', 'language', await idOf(to))).toEqual([{ language: 'sv' }]);
  });

  it('asks as saml2int wants it', async () => {
    const sent = await new Browser(house).get(`/auth/saml/login?idp=${encodeURIComponent(house.metropolia.entityId)}`);
    const target = new URL(sent.headers.get('location') ?? '');
    const request = inflateRawSync(Buffer.from(target.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    expect(request).toContain(`AssertionConsumerServiceURL="${house.env.PUBLIC_URL}${ACS}"`);
    expect(request).toContain(`Destination="${house.metropolia.ssoUrl}"`);
    expect(request).not.toMatch(/RequestedAuthnContext|NameIDPolicy[^>]*Format/);
    expect([...target.searchParams.keys()].sort()).toEqual(['RelayState', 'SAMLRequest']);
    expect(target.searchParams.get('RelayState')).toMatch(/^[0-9a-f]{40}$/);
    expect(sent.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-luotsi-saml=[\w-]{43}; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=None$/,
      ),
      expect.stringMatching(
        /^__Host-luotsi-language=en; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=None$/,
      ),
    ]);
  });

  it('shows its own metadata', async () => {
    const metadata = await (await new Browser(house).get('/auth/saml/metadata')).text();
    expect(metadata).toContain(`entityID="${house.env.PUBLIC_URL}/auth/saml/metadata"`);
    expect(metadata).toContain(`Location="${house.env.PUBLIC_URL}${ACS}"`);
    expect(metadata).toContain('WantAssertionsSigned="true"');
  });
});

describe('a sign-in that cannot begin', () => {
  it.each([
    ['an unknown provider', '?idp=https%3A%2F%2Fevil.example'],
    ['no provider', ''],
    ['two providers', '?idp=https%3A%2F%2Fidp.metropolia.example%2Fsaml2&idp=https%3A%2F%2Fidp.laurea.example%2Fsaml2'],
    ['a provider of 2 KB', `?idp=${'a'.repeat(2048)}`],
  ])('names %s', async (_kind, query) => {
    const to = await ask(house);
    const send = () => to.browser.get(`/auth/saml/login${query}`);
    await expectRefused(to, send, { status: 404, text: 'unknown-provider', reason: 'identity.unknown-provider' });
  });
});

describe('what nobody asked for', () => {
  it('identity number and date of birth are nowhere afterwards, not in the database, not in the log', async () => {
    const to = await signIn(house, house.laurea, 'sam.lee');
    expect(JSON.stringify(honest(to, 'sam.lee').attributes)).toContain('010100-900F');
    expect(await tablesThatSay(house.database, '010100-900F|19000101')).toEqual([]);
    expect(await tablesThatSay(house.database, 'Sam Lee')).toContain('identity.person');
    expect(house.log.text).not.toMatch(/010100-900F|19000101|sam\.lee|Sam Lee/i);
    expectSilentLog(house);
  });
});

function fieldsOf(page: string): URLSearchParams {
  const text = (escaped: string) => escaped.replaceAll('&#43;', '+').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  return new URLSearchParams(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      text(value),
    ]),
  );
}

describe('the demo identity provider', () => {
  it('leads a person through its own pages into ours, and back where nobody signs in', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'luotsi-idp-'));
    const idp = await startDemoIdp({ port: 0, publicUrl: house.env.PUBLIC_URL, dataDir, log: () => undefined });
    try {
      const all = (await (await fetch(`${idp.url}/metadata.json`)).json()) as PublishedProvider[];
      const { entityId, ssoUrl, certificate, scopes, names } = all.find(
        ({ homeOrganisation }) => homeOrganisation === 'laurea.fi',
      ) as PublishedProvider;
      const name = { source: 'en', ...names } as const;
      const { organisationId } = house.laurea;
      await house
        .get(TrustProvider)
        .execute({ entityId, organisationId, name, ssoUrl, certificates: [certificate], scopes }, SYSTEM);
      const laurea = { ...house.laurea, ssoUrl };
      for (const [choice, status] of [
        ['sign-in', 303],
        ['cancel', 403],
      ] as const) {
        const to = await ask(house, laurea, '/fi/home');
        const form = fieldsOf(await (await fetch(to.login)).text());
        form.set('uid', 'diego.ramirez');
        form.set('choice', choice);
        const answered = await fetch(ssoUrl, { method: 'POST', body: form });
        const response = await post(to, fieldsOf(await answered.text()));
        expect(response.status).toBe(status);
        expect(await displayNameOf(to.browser)).toBe(status === 303 ? 'Diego Ramírez' : undefined);
      }
    } finally {
      await idp.stop();
      await rm(dataDir, { recursive: true });
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SpKeys } from '#identity';
import { base64Of } from '#platform/kernel';
import { spKeys, spMetadata } from '../../../apps/cli/src/commands/saml.js';
import { children, descendants, NS, parseXml, textOf } from '../../../libs/identity/src/saml/xml.js';
import { openHouse, type TestHouse } from '../../support/house.js';

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const LANGUAGES = ['fi', 'sv', 'en'];

let house: TestHouse;
let env: Record<string, string>;
beforeAll(async () => {
  house = await openHouse(new Date());
  env = {
    DATABASE_URL: house.env.DATABASE_URL,
    LUOTSI_SECRET_KEY: house.env.LUOTSI_SECRET_KEY,
    PUBLIC_URL: 'https://luotsi.example',
    OPERATOR_NAME: 'City & Co',
    CONTACT_TECHNICAL: 'tech@luotsi.example',
    CONTACT_SUPPORT: 'help@luotsi.example',
    CONTACT_SECURITY: 'security@luotsi.example',
  };
});
afterAll(() => house.close());

async function run(command: (out: { write(line: string): void; error(line: string): void }) => Promise<number>) {
  const lines: string[] = [];
  const code = await command({ write: (line) => lines.push(line), error: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}
const keys = (...args: string[]) => run((out) => spKeys(env, args, out));
const published = async () => parseXml((await run((out) => spMetadata(env, out))).said).documentElement;
const certificatesFor = (root: Element, use: string) =>
  descendants(root, NS.metadata, 'KeyDescriptor')
    .filter((key) => key.getAttribute('use') === use)
    .map((key) => textOf(descendants(key, NS.signature, 'X509Certificate')[0]));
const languagesOf = (elements: readonly Element[]) => elements.map((element) => element.getAttribute('xml:lang'));

describe('luotsi sp-metadata', () => {
  it('names the service in three languages, its addresses, keys and contacts', async () => {
    const root = await published();
    expect(root.getAttribute('entityID')).toBe('https://luotsi.example/auth/saml/metadata');
    const [role] = children(root, NS.metadata, 'SPSSODescriptor');
    if (!role) throw new Error('no role');
    const [acs] = children(role, NS.metadata, 'AssertionConsumerService');
    expect(acs?.getAttribute('Location')).toBe('https://luotsi.example/auth/saml/acs');
    const [logout] = children(role, NS.metadata, 'SingleLogoutService');
    expect([logout?.getAttribute('Binding'), logout?.getAttribute('Location')]).toEqual([
      REDIRECT,
      'https://luotsi.example/auth/saml/slo',
    ]);
    for (const name of ['DisplayName', 'Description', 'InformationURL', 'PrivacyStatementURL'])
      expect(languagesOf(descendants(role, NS.ui, name))).toEqual(LANGUAGES);
    expect(languagesOf(descendants(role, NS.metadata, 'ServiceName'))).toEqual(LANGUAGES);
    expect(textOf(descendants(root, NS.metadata, 'OrganizationName')[0])).toBe('City & Co');
    expect(descendants(root, NS.metadata, 'EmailAddress').map(textOf)).toEqual([
      'mailto:tech@luotsi.example',
      'mailto:help@luotsi.example',
      'mailto:security@luotsi.example',
    ]);
    const [first] = await house.get(SpKeys).all();
    expect(certificatesFor(root, 'signing')).toEqual([base64Of(first?.certificate ?? '')]);
    expect(certificatesFor(root, 'encryption')).toEqual(certificatesFor(root, 'signing'));
  });

  it('asks for what is read and for nothing that must not be known', async () => {
    const asked = descendants(await published(), NS.metadata, 'RequestedAttribute');
    const required = asked
      .filter((one) => one.getAttribute('isRequired') === 'true')
      .map((one) => one.getAttribute('FriendlyName'));
    expect(required).toEqual(['eduPersonPrincipalName', 'displayName']);
    expect(asked.map((one) => one.getAttribute('FriendlyName'))).toEqual(
      expect.arrayContaining(['subject-id', 'pairwise-id', 'mail', 'eduPersonScopedAffiliation']),
    );
    // schacPersonalUniqueID (hetu) and schacDateOfBirth.
    const names = asked.map((one) => one.getAttribute('Name'));
    expect(names.filter((name) => /25178\.1\.2\.(15|3)$/.test(name ?? ''))).toEqual([]);
  });
});

describe('luotsi sp-keys', () => {
  it('changes the key in three steps, with two published in between, and says what comes next', async () => {
    const [old] = certificatesFor(await published(), 'signing');
    expect(await keys('rotate')).toMatchObject({ code: 0, said: expect.stringContaining('announced') });
    const both = certificatesFor(await published(), 'encryption');
    expect(both).toHaveLength(2);
    expect(both[0]).toBe(old);
    expect(await keys('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('--now') });
    expect(await keys('rotate', '--now')).toMatchObject({ code: 0, said: expect.stringContaining('taken over') });
    expect(certificatesFor(await published(), 'signing')).toEqual([both[1]]);
    expect((await keys('list')).said).toMatch(/active[\s\S]*leaving/);
    expect(await keys('rotate', '--now')).toMatchObject({ code: 0, said: expect.stringContaining('complete') });
    expect((await keys('list')).said).not.toMatch(/leaving/);
    const steps = await house.database.query(
      `select subject_id from privacy.audit_entry where action = 'identity.rotate-sp-keys' order by sequence`,
    );
    expect(steps).toEqual(['announced', 'activated', 'removed'].map((subject_id) => ({ subject_id })));
  });

  it('keeps the private keys where a copy of the database does not show them', async () => {
    const rows = await house.database.query<{ row: string }>('select k::text as row from identity.sp_key k');
    expect(rows.length).toBeGreaterThan(0);
    for (const { privateKey } of await house.get(SpKeys).all())
      for (const { row } of rows) expect(row).not.toContain(base64Of(privateKey).slice(0, 60));
  });

  it('says how it is used when it is used otherwise', async () => {
    for (const args of [[], ['list', 'x'], ['rotate', '--soon'], ['delete']])
      expect(await keys(...args)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') });
  });
});

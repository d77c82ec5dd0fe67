import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64Of, type Credentials, DAY, MINUTE, makeCredentials } from '#platform/kernel';
import { ALGORITHM } from '../../../apps/demo-idp/src/saml/names.js';
import { RefreshFederation } from '../../../libs/identity/src/usecases/refresh-federation.js';
import { NOON, openHouse, type TestHouse } from '../../support/house.js';
import { aggregate, isoIn, member, type Publisher, publish, signed } from './federation-support.js';

const AALTO = 'https://idp.aalto.example/saml';
const OULU = 'https://idp.oulu.example/saml';

let house: TestHouse;
let publisher: Publisher;
let federation: Credentials;
let next: Credentials;
let stranger: Credentials;
let good: string;

const members = () => [
  member({ entityId: AALTO, scopes: ['aalto.example'], certificates: [federation.certificate] }),
  member({ entityId: OULU, scopes: ['oulu.example'], certificates: [federation.certificate] }),
];
const now = () => house.clock.now();
const plain = (attributes?: string) => aggregate(members(), now(), attributes);
const until = (milliseconds: number) => `ID="_f" validUntil="${isoIn(milliseconds, now())}"`;

/** The last place is a provider's; the first would be the signature's own, which nobody reads. */
function aroundLast(text: string, old: string, fresh: string): string {
  const at = text.lastIndexOf(old);
  return text.slice(0, at) + fresh + text.slice(at + old.length);
}

async function refreshWith(document: string | Buffer): Promise<string> {
  publisher.document = document as string;
  return house.get(RefreshFederation).execute();
}
/** What is in force: everything that a sign-in could use. */
const inForce = () =>
  house.database.query(`select p.*, c.sha256, c.valid_until as copy_until from identity.federation_provider p, identity.federation_copy c
    order by entity_id`);
const state = () =>
  house.database.one<{ outcome: string; refusal: string | null }>(
    'select outcome, refusal from identity.federation_copy',
  );

beforeAll(async () => {
  [federation, next, stranger] = (await Promise.all(
    ['federation', 'next', 'stranger'].map((name) => makeCredentials(name, NOON)),
  )) as [Credentials, Credentials, Credentials];
  publisher = await publish();
  house = await openHouse(NOON, {
    FEDERATION_METADATA_URL: publisher.url,
    FEDERATION_SIGNING_CERT: `${federation.certificate}${next.certificate}`,
  });
  good = signed(plain(), federation);
});
afterAll(async () => {
  await house.close();
  await publisher.close();
});

describe("a copy of the federation's metadata", () => {
  it('comes into force when one of the pinned keys signed it', async () => {
    expect(await refreshWith(good)).toBe('accepted');
    expect((await inForce()).map((row) => (row as { entity_id: string }).entity_id)).toEqual([AALTO, OULU]);
    expect(await refreshWith(signed(plain(), next))).toBe('accepted');
    expect(await refreshWith(good)).toBe('accepted');
  });

  it('is asked for again only if it has changed', async () => {
    publisher.asked.length = 0;
    expect(await refreshWith(good)).toBe('unchanged');
    expect(publisher.asked[0]?.['if-none-match']).toBeDefined();
  });

  // Everything here is made from the good copy and signed by somebody, unless the point is that it is not.
  const HOSTILE: readonly [string, string, () => string | Buffer][] = [
    ['has no signature', 'unsigned', () => plain()],
    ['was signed by a stranger', 'signature-does-not-hold', () => signed(plain(), stranger)],
    [
      "was signed by a stranger who shows the federation's certificate",
      'signature-does-not-hold',
      () => signed(plain(), stranger, { shownCertificate: federation.certificate }),
    ],
    ['has expired', 'expired', () => signed(plain(until(-1)), federation)],
    ['does not say until when it holds', 'no-valid-until', () => signed(plain('ID="_f"'), federation)],
    [
      'says so in a way that nobody can read',
      'expired',
      () => signed(plain('ID="_f" validUntil="next year"'), federation),
    ],
    ['would hold for longer than 30 days', 'valid-too-long', () => signed(plain(until(30 * DAY + MINUTE)), federation)],
    [
      'was changed in a key',
      'signature-does-not-hold',
      () => aroundLast(good, base64Of(federation.certificate), base64Of(stranger.certificate)),
    ],
    [
      'was changed in an address',
      'signature-does-not-hold',
      () => good.replace(`${AALTO}/sso`, 'https://evil.example/sso'),
    ],
    ['was changed in a scope', 'signature-does-not-hold', () => good.replace('>aalto.example<', '>oulu.example<')],
    ['lost its validity on the way', 'signature-does-not-hold', () => good.replace(/ validUntil="[^"]*"/, '')],
    [
      'carries the signed one inside a forged one',
      'misplaced-signature',
      () =>
        plain('ID="_forged" validUntil="2026-02-10T00:00:00Z"').replace(
          '</md:EntitiesDescriptor>',
          `${good}</md:EntitiesDescriptor>`,
        ),
    ],
    [
      'carries the signature of the good one, which it hides in an extension',
      'unfit-signature',
      () => {
        const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(good)?.[0] ?? '';
        const forged = plain('ID="_forged" validUntil="2026-02-10T00:00:00Z"');
        return forged.replace(/(<md:EntitiesDescriptor[^>]*>)/, `$1${signature}<md:Extensions>${good}</md:Extensions>`);
      },
    ],
    [
      'has two elements of the signed name',
      'signature-does-not-hold',
      // Within the signature, which its own transform takes away: the digest would hold.
      () => good.replace('</ds:Signature>', '<ds:Object><md:x ID="_federation"/></ds:Object></ds:Signature>'),
    ],
    ['has a DOCTYPE', 'doctype', () => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good}`],
    ['was cut short', 'not-xml', () => good.slice(0, -40)],
    ['is a page for people', 'doctype', () => '<!doctype html><html><body>Maintenance</body></html>'],
    ['is a page without a DOCTYPE', 'not-metadata', () => '<html><body>Maintenance</body></html>'],
    ['is empty', 'not-xml', () => ''],
    ['is not UTF-8', 'not-xml', () => Buffer.from([0xff, 0xfe, 0x3c, 0x00])],
    ['is nested too deep', 'too-deep', () => '<a>'.repeat(65) + '</a>'.repeat(65)],
    ['is larger than 40 MB', 'too-large', () => Buffer.alloc(40 * 1024 * 1024 + 1, 0x20)],
    ['was signed with SHA-1', 'unfit-signature', () => signed(plain(), federation, { algorithm: ALGORITHM.rsaSha1 })],
    ['has a SHA-1 digest', 'unfit-signature', () => signed(plain(), federation, { digest: ALGORITHM.sha1 })],
    [
      'has nothing but services',
      'no-providers',
      () => signed(aggregate(['<md:EntityDescriptor entityID="https://sp.example"/>'], now()), federation),
    ],
  ];

  it.each(HOSTILE)(
    'that %s is refused: %s; the last good one stays in force, and staff are told why',
    async (_what, code, make) => {
      await refreshWith(good);
      const before = await inForce();
      expect(before).toHaveLength(2);
      expect(await refreshWith(make())).toBe(code);
      expect(await inForce()).toEqual(before);
      expect(await state()).toEqual({ outcome: 'refused', refusal: code });
    },
  );

  it('that cannot be fetched leaves the last good one in force', async () => {
    await refreshWith(good);
    const before = await inForce();
    publisher.status = 503;
    publisher.etags = false;
    expect(await refreshWith(good)).toBe('answered-with-error');
    publisher.status = 200;
    publisher.etags = true;
    expect(await inForce()).toEqual(before);
  });
});

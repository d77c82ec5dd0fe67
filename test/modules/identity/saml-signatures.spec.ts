import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrustProvider } from '#identity';
import { SYSTEM } from '#platform';
import { base64Of, type Credentials, makeCredentials } from '#platform/kernel';
import { ALGORITHM } from '../../../apps/demo-idp/src/saml/names.js';
import type { SignatureOptions } from '../../../apps/demo-idp/src/saml/sign.js';
import { type Asked, answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
let stranger: Credentials;
beforeAll(async () => {
  house = await openSamlHouse();
  stranger = await makeCredentials('idp.metropolia.example', new Date());
});
afterAll(() => house.close());

const LIBRARY = 'signature or library check';

/** Validly signed by the right key, in a way that we do not take. */
const WEAK: [string, string, Partial<SignatureOptions>][] = [
  ['with RSA-SHA1', 'weak or unknown signature algorithm', { algorithm: ALGORITHM.rsaSha1 }],
  ['over a SHA-1 digest', 'weak or unknown digest', { digest: ALGORITHM.sha1 }],
  ['with inclusive canonicalisation', 'unknown canonicalisation', { canonicalization: ALGORITHM.inclusive }],
  [
    'with comments kept in SignedInfo',
    'unknown canonicalisation',
    { canonicalization: ALGORITHM.exclusiveWithComments },
  ],
  ['with an inclusive transform', 'unexpected transforms', { transforms: [ALGORITHM.enveloped, ALGORITHM.inclusive] }],
  [
    'with comments kept',
    'unexpected transforms',
    { transforms: [ALGORITHM.enveloped, ALGORITHM.exclusiveWithComments] },
  ],
  ['without canonicalisation', 'unexpected transforms', { transforms: [ALGORITHM.enveloped] }],
  [
    'with three transforms',
    'unexpected transforms',
    { transforms: [ALGORITHM.enveloped, ALGORITHM.exclusive, ALGORITHM.exclusive] },
  ],
];

/** A good message, changed after it was signed. */
const BENT: [string, string, (xml: string, to: Asked) => string][] = [
  [
    'says HMAC',
    'weak or unknown signature algorithm',
    (xml) => xml.replaceAll(ALGORITHM.rsaSha256, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
  ],
  [
    'says an XSLT transform',
    'unexpected transforms',
    (xml) => xml.replace(ALGORITHM.enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
  ],
  [
    'refers to the whole document',
    'reference is not the signed element',
    (xml) => xml.replace(/URI="#[^"]+"/, 'URI=""'),
  ],
  ['refers to another element', 'reference is not the signed element', swapReferences],
  [
    'has two references',
    'reference is not the signed element',
    (xml) => xml.replace(/<ds:Reference [\s\S]*?<\/ds:Reference>/, '$&$&').replace(TRANSFORMS, ''),
  ],
  ['has a broken digest', LIBRARY, (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA')],
  ['has a broken value', LIBRARY, (xml) => xml.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')],
];

const TRANSFORMS = /<ds:Transforms>[\s\S]*?<\/ds:Transforms>/;

/** The signature of the Response and that of the Assertion change places. */
function swapReferences(xml: string): string {
  const [first = '', second = ''] = [...xml.matchAll(/<ds:Signature [\s\S]*?<\/ds:Signature>/g)].map(([text]) => text);
  return xml.replace(first, '(1)').replace(second, first).replace('(1)', second);
}

describe('a signature that we do not take', () => {
  it.each(WEAK)('is made %s on the assertion', async (_fault, reason, signature) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, { signature: null }, { signature })), { reason });
  });

  it.each(WEAK)('is made %s on the response', async (_fault, reason, signature) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, { signature })), { reason });
  });

  it.each(BENT)('%s', async (_fault, reason, bend) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, bend(answer(to), to)), { reason });
  });

  it('is not there at all', async () => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, { signature: null }, { signature: null })), {
      reason: 'nothing is signed',
    });
  });

  it('is good on the assertion and broken on the envelope', async () => {
    const to = await ask(house);
    const xml = answer(to).replace(/ IssueInstant="[^"]+"/, ` IssueInstant="${new Date(0).toISOString()}"`);
    await expectRefused(to, () => post(to, xml), { reason: LIBRARY });
  });
});

describe('a key that is not the provider’s', () => {
  it.each(['its own certificate', 'the certificate of the provider', 'none'])(
    'is refused, showing %s',
    async (shown) => {
      const to = await ask(house);
      const certificates = { 'its own certificate': stranger.certificate, none: null };
      const shownCertificate = shown in certificates ? certificates[shown as 'none'] : to.idp.credentials.certificate;
      const signature = { credentials: stranger, shownCertificate };
      await expectRefused(to, () => post(to, answer(to, { signature }, { signature })), { reason: LIBRARY });
    },
  );

  it('is refused when it is another trusted provider’s, who answers in this one’s name', async () => {
    const to = await ask(house, house.metropolia);
    await expectRefused(to, () => post(to, answer(to, { credentials: house.laurea.credentials })), { reason: LIBRARY });
  });

  it('is refused when another trusted provider answers in its own name', async () => {
    const to = await ask(house, house.metropolia);
    const { credentials, entityId } = house.laurea;
    const xml = answer(to, { credentials, issuer: entityId });
    await expectRefused(to, () => post(to, xml), { reason: 'issuer of the response' });
    const again = await ask(house, house.metropolia);
    const silent = answer(again, { credentials, issuer: entityId, response: { issuer: null } });
    await expectRefused(again, () => post(again, silent), { reason: LIBRARY });
  });
});

describe('a signature that we take', () => {
  it.each<[string, Partial<SignatureOptions>]>([
    ['RSA-SHA512', { algorithm: ALGORITHM.rsaSha512, digest: ALGORITHM.sha512 }],
    ['RSA-SHA256 without KeyInfo', { shownCertificate: null }],
  ])('is %s', async (_name, signature) => {
    const to = await ask(house);
    expect((await post(to, answer(to, { signature }, { signature }))).status).toBe(303);
  });

  it('is on the assertion only, as AD FS does', async () => {
    const to = await ask(house);
    expect((await post(to, answer(to, { signature: null }))).status).toBe(303);
  });

  it('is made with either of two keys while the provider changes them', async () => {
    const next = stranger;
    const { entityId, organisationId, provider, ssoUrl, credentials } = house.laurea;
    const certificates = [credentials, next].map(({ certificate }) => base64Of(certificate));
    const name = { source: 'en', ...provider.names } as const;
    await house
      .get(TrustProvider)
      .execute({ entityId, organisationId, name, ssoUrl, certificates, scopes: provider.scopes }, SYSTEM);
    for (const key of [credentials, next]) {
      const to = await ask(house, house.laurea);
      expect((await post(to, answer(to, { credentials: key }))).status).toBe(303);
    }
  });
});

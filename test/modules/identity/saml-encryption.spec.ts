import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#platform';
import type { Credentials } from '#platform/kernel';
import { makeCredentials } from '#platform/kernel';
import { ALGORITHM, ENCRYPTION } from '../../../apps/demo-idp/src/saml/names.js';
import type { ResponseOptions } from '../../../apps/demo-idp/src/saml/response.js';
import { type SealOptions, sealed, sealing, standing } from '../../../apps/demo-idp/src/saml/seal.js';
import { SpKeys } from '../../../libs/identity/src/saml/sp-keys.js';
import { answer, ask, displayNameOf, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
let ours: string;
let stranger: Credentials;

beforeAll(async () => {
  house = await openSamlHouse();
  ours = (await house.get(SpKeys).all())[0]?.certificate ?? '';
  stranger = await makeCredentials('stranger', new Date());
}, 30_000);
afterAll(() => house.close());

/** As Shibboleth answers: the Response signed, the assertion sealed for us and not signed itself. */
const shibboleth = (certificate = ours, changes: Partial<SealOptions> = {}): Partial<ResponseOptions> => ({
  response: { edit: sealing(certificate, changes) },
});
const UNSIGNED = { signature: null } as const;

async function signsIn(changes: Partial<ResponseOptions>, assertion = {}): Promise<void> {
  const to = await ask(house);
  const response = await post(to, answer(to, changes, assertion));
  expect({ status: response.status, reasons: house.log.reasonsOf(response.headers.get('x-request-id') ?? '') }).toEqual(
    { status: 303, reasons: [] },
  );
  expect(await displayNameOf(to.browser)).toBeDefined();
}
async function isRefused(
  reason: string,
  changes: Partial<ResponseOptions>,
  assertion = {},
  edit = (xml: string) => xml,
): Promise<void> {
  const to = await ask(house);
  await expectRefused(to, () => post(to, edit(answer(to, changes, assertion))), { reason });
}

describe('the three ways in which universities sign', () => {
  it('are taken: Response and Assertion, Response around a sealed Assertion, Assertion alone', async () => {
    await signsIn({});
    await signsIn(shibboleth(), UNSIGNED);
    await signsIn(UNSIGNED);
  });

  it('may be mixed: a signed Response around a plain Assertion, and a signed Assertion sealed', async () => {
    await signsIn({}, UNSIGNED);
    await signsIn(shibboleth());
    await signsIn({ ...shibboleth(), ...UNSIGNED });
  });

  it('leave no way in without a signature, sealed or not', async () => {
    await isRefused('nothing is signed', UNSIGNED, UNSIGNED);
    await isRefused('nothing is signed', { ...shibboleth(), ...UNSIGNED }, UNSIGNED);
  });

  it('need every signature that is there to hold, also the one inside', async () => {
    const by = { signature: { credentials: stranger, shownCertificate: null } };
    await isRefused('signature or library check', shibboleth(), by);
    await isRefused('signature or library check', { ...shibboleth(), ...by }, UNSIGNED);
    await isRefused(
      'weak or unknown signature algorithm',
      { ...shibboleth(), ...UNSIGNED },
      { signature: { algorithm: ALGORITHM.rsaSha1 } },
    );
  });
});

describe('a sealed assertion', () => {
  it.each([ENCRYPTION.aes128Gcm, ENCRYPTION.aes256Gcm])('is opened with %s', async (algorithm) => {
    await signsIn(shibboleth(ours, { algorithm }), UNSIGNED);
  });

  it('is opened with the key that was just announced, with the one that leaves, and not with one that is gone', async () => {
    const keys = house.get(SpKeys);
    const certificates = async () => (await keys.all()).map(({ certificate }) => certificate);
    expect(await keys.rotate(SYSTEM)).toBe('announced');
    const [old = '', fresh = ''] = await certificates();
    expect(old).toBe(ours);
    await signsIn(shibboleth(fresh), UNSIGNED);
    expect(await keys.rotate(SYSTEM)).toBe('activated');
    expect(await certificates()).toEqual([fresh, old]);
    await signsIn(shibboleth(old), UNSIGNED);
    expect(await keys.rotate(SYSTEM)).toBe('removed');
    await isRefused('sealed for another key', shibboleth(old), UNSIGNED);
    await signsIn(shibboleth(fresh), UNSIGNED);
    ours = fresh;
  }, 30_000);

  it('is refused when it was sealed for somebody else, or changed on the way', async () => {
    await isRefused('sealed for another key', shibboleth(stranger.certificate), UNSIGNED);
    const flip = (sealed: Buffer) => {
      sealed[40] = (sealed[40] ?? 0) ^ 1;
      return sealed;
    };
    await isRefused('does not open', shibboleth(ours, { tamper: flip }), UNSIGNED);
    await isRefused('does not open', shibboleth(ours, { tamper: (sealed) => sealed.subarray(0, 20) }), UNSIGNED);
  });

  const WEAK: readonly [string, Partial<SealOptions>, string][] = [
    ['AES-CBC', { algorithm: ENCRYPTION.aes128Cbc }, 'unsafe or unknown encryption'],
    ['3DES', { algorithm: ENCRYPTION.tripleDes }, 'unsafe or unknown encryption'],
    ['an unknown algorithm', { algorithm: 'urn:x' }, 'unsafe or unknown encryption'],
    ['RSA 1.5', { keyTransport: ENCRYPTION.rsa15 }, 'unknown key transport'],
    ['another digest of the key', { keyDigest: ENCRYPTION.sha256 }, 'unknown digest of the key transport'],
  ];
  it.each(WEAK)('is refused with %s', async (_what, changes, reason) => {
    await isRefused(reason, shibboleth(ours, changes), UNSIGNED);
  });

  const within = (change: (xml: string) => string): Partial<ResponseOptions> => ({
    response: { edit: (xml) => change(sealing(ours)(xml)) },
  });
  const SHAPES: readonly [string, (xml: string) => string, string][] = [
    [
      'two of them',
      (xml) => xml.replace(/<saml:EncryptedAssertion>[\s\S]*<\/saml:EncryptedAssertion>/, '$&$&'),
      'not exactly one Assertion',
    ],
    [
      'a second sealed content',
      (xml) => xml.replace(/<xenc:EncryptedData [\s\S]*<\/xenc:EncryptedData>/, '$&$&'),
      'more than the sealed assertion',
    ],
    [
      'a second sealed key',
      (xml) => xml.replace(/<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>/, '$&$&'),
      'not exactly one EncryptedKey',
    ],
    [
      'its key beside it',
      (xml) =>
        xml.replace(/(<ds:KeyInfo [^>]*>)(<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>)(<\/ds:KeyInfo>)/, '$1$3$2'),
      'an EncryptedKey out of place',
    ],
    [
      'a key kept elsewhere',
      (xml) => xml.replace(/<ds:KeyInfo [^>]*>/, '$&<ds:RetrievalMethod URI="#x"/>'),
      'a key kept elsewhere',
    ],
    [
      'a value too many',
      (xml) => xml.replace('<xenc:CipherData>', '<xenc:CipherData><xenc:CipherValue>AA==</xenc:CipherValue>'),
      'not exactly two sealed values',
    ],
    [
      'content of another type',
      (xml) => xml.replace('xmlenc#Element', 'xmlenc#Content'),
      'what is sealed is no element',
    ],
    [
      'a plain one beside it',
      (xml) =>
        xml.replace(
          '<saml:EncryptedAssertion>',
          '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>$&',
        ),
      'not exactly one Assertion',
    ],
    [
      'a signature inside the envelope of the seal',
      (xml) =>
        xml.replace('</saml:EncryptedAssertion>', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>$&'),
      'a signature out of place',
    ],
  ];
  it.each(SHAPES)('is refused with %s', async (_what, change, reason) => {
    await isRefused(reason, within(change), UNSIGNED);
  });

  const INNER: readonly [string, (xml: string) => string, string][] = [
    ['a DOCTYPE', (xml) => `<!DOCTYPE x>${xml}`, 'DOCTYPE'],
    [
      'another assertion within',
      (xml) => xml.replace('</saml:Assertion>', '<saml:Advice><saml:Assertion/></saml:Advice></saml:Assertion>'),
      'not exactly one Assertion',
    ],
    [
      'something else',
      () => '<saml:Advice xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>',
      'what was sealed is no Assertion',
    ],
    ['a text', () => 'Hello', 'what was sealed is no Assertion'],
    [
      'more than 64 levels',
      (xml) => xml.replace('</saml:Assertion>', `${'<a>'.repeat(64)}${'</a>'.repeat(64)}</saml:Assertion>`),
      'too deep',
    ],
  ];
  it.each(INNER)('is refused when it holds %s', async (_what, change, reason) => {
    const edit = (xml: string) =>
      xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) => sealed(change(standing(assertion)), ours));
    await isRefused(reason, { response: { edit } }, UNSIGNED);
  });

  it('may use CBC only where the operator says so', async () => {
    const lax = await openSamlHouse({ SAML_ALLOW_CBC: 'on' });
    const certificate = (await lax.get(SpKeys).all())[0]?.certificate ?? '';
    const to = await ask(lax);
    const cbc = { response: { edit: sealing(certificate, { algorithm: ENCRYPTION.aes128Cbc }) } };
    expect((await post(to, answer(to, cbc, UNSIGNED))).status).toBe(303);
    const again = await ask(lax);
    const tripleDes = { response: { edit: sealing(certificate, { algorithm: ENCRYPTION.tripleDes }) } };
    await expectRefused(again, () => post(again, answer(again, tripleDes, UNSIGNED)), {
      reason: 'unsafe or unknown encryption',
    });
    await lax.close();
  }, 30_000);
});

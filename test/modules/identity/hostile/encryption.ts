import { ALGORITHM, ENCRYPTION } from '../../../../apps/demo-idp/src/saml/names.js';
import type { AssertionChanges, ResponseOptions } from '../../../../apps/demo-idp/src/saml/response.js';
import { type SealOptions, sealed, sealing, standing } from '../../../../apps/demo-idp/src/saml/seal.js';
import { SpKeys } from '../../../../libs/identity/src/saml/sp-keys.js';
import { type Asked, answer } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { ASSERTION, bent } from './parts.js';
import { LIBRARY, type Message, refused, stranger, taken, type Variant } from './variant.js';

const UNSAFE = 'unsafe or unknown encryption';
const UNSIGNED = { signature: null } as const;

async function ours({ house }: Asked): Promise<string> {
  const [key] = await house.get(SpKeys).all();
  return key?.certificate ?? '';
}

interface Sealed {
  readonly seal?: Partial<SealOptions>;
  /** What is done to the Response around the seal before it is signed. */
  readonly edit?: (xml: string) => string;
  readonly response?: Partial<ResponseOptions>;
  readonly assertion?: AssertionChanges;
}

/** As Shibboleth answers: the Response signed, the assertion sealed for us and not signed itself. */
function shibboleth({ seal, edit = (xml) => xml, response, assertion = UNSIGNED }: Sealed = {}): Message {
  return async (to) => {
    const seals = sealing(await ours(to), seal);
    return answer(to, { response: { edit: (xml) => edit(seals(xml)) }, ...response }, assertion);
  };
}

/** Something else than the honest assertion within the seal. */
function holding(change: (assertion: string) => string, sealAs: Partial<SealOptions> = {}): Message {
  return async (to) => {
    const certificate = await ours(to);
    const edit = (xml: string) =>
      xml.replace(ASSERTION, (assertion) => sealed(change(standing(assertion)), certificate, sealAs));
    return answer(to, { response: { edit } }, UNSIGNED);
  };
}

const flip = (bytes: Buffer) => {
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return bytes;
};

const KEYS: readonly Variant[] = [
  refused(
    'for somebody else',
    'sealed for another key',
    ['our key'],
    async (to) => answer(to, { response: { edit: sealing((await stranger()).certificate) } }, UNSIGNED),
    'does not open',
  ),
  refused(
    'and changed on the way',
    'does not open',
    ['opens'],
    shibboleth({ seal: { tamper: flip } }),
    'what was sealed is no Assertion',
  ),
  refused(
    'and cut short on the way',
    'does not open',
    ['opens'],
    shibboleth({ seal: { tamper: (bytes) => bytes.subarray(0, 20) } }),
    'what was sealed is no Assertion',
  ),
];

const WEAK: readonly [string, string, CheckName, Partial<SealOptions>, string?][] = [
  ['AES-CBC', UNSAFE, 'algorithm of the seal', { algorithm: ENCRYPTION.aes128Cbc }],
  ['3DES', UNSAFE, 'algorithm of the seal', { algorithm: ENCRYPTION.tripleDes }],
  ['an unknown algorithm', UNSAFE, 'algorithm of the seal', { algorithm: 'urn:x' }, 'does not open'],
  ['RSA 1.5', 'unknown key transport', 'key transport', { keyTransport: ENCRYPTION.rsa15 }, 'does not open'],
  [
    'another digest of the key',
    'unknown digest of the key transport',
    'digest of the key transport',
    { keyDigest: ENCRYPTION.sha256 },
    'sealed for another key',
  ],
];

const ENCRYPTED_ASSERTION = /<saml:EncryptedAssertion>[\s\S]*<\/saml:EncryptedAssertion>/;
const ENCRYPTED_DATA = /<xenc:EncryptedData [\s\S]*<\/xenc:EncryptedData>/;
const ENCRYPTED_KEY = /<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>/;
const KEY_IN_ITS_INFO = /(<ds:KeyInfo [^>]*>)(<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>)(<\/ds:KeyInfo>)/;

/** A seal of another shape than the one we take, honestly signed. */
const shaped = (pattern: string | RegExp, text: string) => shibboleth({ edit: (xml) => bent(xml, pattern, text) });

const SHAPES: readonly Variant[] = [
  refused(
    'of which there are two',
    'not exactly one Assertion',
    ['one Assertion', 'count of assertions'],
    shaped(ENCRYPTED_ASSERTION, '$&$&'),
    LIBRARY,
  ),
  refused(
    'with a second sealed content',
    'more than the sealed assertion',
    ['only the content', 'one content'],
    shaped(ENCRYPTED_DATA, '$&$&'),
    'not exactly one EncryptedKey',
  ),
  refused(
    'with a second content within the first',
    'not exactly one EncryptedData',
    ['one content'],
    shaped(/<ds:KeyInfo [^>]*>/, '$&<xenc:EncryptedData/>'),
  ),
  refused(
    'with a second sealed key',
    'not exactly one EncryptedKey',
    ['one sealed key', 'two sealed values'],
    shaped(ENCRYPTED_KEY, '$&$&'),
  ),
  refused(
    'with its key beside it',
    'an EncryptedKey out of place',
    ['place of the sealed key'],
    shaped(KEY_IN_ITS_INFO, '$1$3$2'),
    'does not open',
  ),
  refused(
    'with a key kept elsewhere',
    'a key kept elsewhere',
    ['no key elsewhere'],
    shaped(/<ds:KeyInfo [^>]*>/, '$&<ds:RetrievalMethod URI="#x"/>'),
  ),
  refused(
    'with a value too many',
    'not exactly two sealed values',
    ['two sealed values'],
    shaped('<xenc:CipherData>', '<xenc:CipherData><xenc:CipherValue>AA==</xenc:CipherValue>'),
    'sealed for another key',
  ),
  refused(
    'around content of another type',
    'what is sealed is no element',
    ['type of the content'],
    shaped('xmlenc#Element', 'xmlenc#Content'),
  ),
  refused(
    'beside a plain one',
    'not exactly one Assertion',
    ['one Assertion', 'count of assertions'],
    shaped('<saml:EncryptedAssertion>', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>$&'),
    LIBRARY,
  ),
  refused(
    'with a signature inside its envelope',
    'a signature out of place',
    ['places of signatures', 'only the content'],
    shaped('</saml:EncryptedAssertion>', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>$&'),
  ),
];

const NESTED = `${'<a>'.repeat(64)}${'</a>'.repeat(64)}`;
const INNER: readonly Variant[] = [
  refused(
    'around a DOCTYPE',
    'DOCTYPE',
    ['DOCTYPE'],
    holding((xml) => `<!DOCTYPE x>${xml}`),
  ),
  refused(
    'around an assertion within an assertion',
    'not exactly one Assertion',
    ['no assertion within'],
    holding((xml) => bent(xml, '</saml:Assertion>', '<saml:Advice><saml:Assertion/></saml:Advice></saml:Assertion>')),
  ),
  refused(
    'around something else',
    'what was sealed is no Assertion',
    ['what was sealed'],
    holding(() => '<saml:Advice xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'),
    LIBRARY,
  ),
  refused(
    'around a text',
    'what was sealed is no Assertion',
    ['what was sealed'],
    holding(() => 'Hello'),
    LIBRARY,
  ),
  refused(
    'around more than 64 levels',
    'too deep',
    ['depth'],
    holding((xml) => bent(xml, '</saml:Assertion>', `${NESTED}$&`)),
  ),
  refused(
    'around another Response',
    'what was sealed is no Assertion',
    ['what was sealed'],
    holding((xml) => `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${xml}</samlp:Response>`),
    'not exactly one Assertion',
  ),
];

/** Signed by a stranger, who knows our certificate as everybody does and so can seal. */
const byStranger = async () => ({ credentials: await stranger(), shownCertificate: null });

const SIGNED: readonly Variant[] = [
  refused(
    'with no signature at all',
    'nothing is signed',
    ['something is signed', 'library: signature'],
    shibboleth({ response: UNSIGNED }),
  ),
  refused('by the provider, the assertion in it by a stranger', LIBRARY, ['library: signature'], async (to) =>
    shibboleth({ assertion: { signature: await byStranger() } })(to),
  ),
  refused('by a stranger who signed the Response', LIBRARY, ['library: signature'], async (to) =>
    shibboleth({ response: { signature: await byStranger() } })(to),
  ),
  refused('by a stranger who signed what is in it', LIBRARY, ['library: signature'], async (to) =>
    shibboleth({ response: UNSIGNED, assertion: { signature: await byStranger() } })(to),
  ),
  refused(
    'around an assertion that is signed with RSA-SHA1',
    'weak or unknown signature algorithm',
    ['signature algorithm'],
    shibboleth({ response: UNSIGNED, assertion: { signature: { algorithm: ALGORITHM.rsaSha1 } } }),
  ),
];

/** XSW behind the seal: what was signed and what is read, within and without. */
const WRAPPED: readonly Variant[] = [
  refused(
    'of a forged one, the signed one beside it in extensions',
    'not exactly one Assertion',
    ['one Assertion'],
    async (to) => {
      const xml = answer(to, { signature: null });
      const certificate = await ours(to);
      return xml.replace(
        ASSERTION,
        (signed) =>
          `<samlp:Extensions>${signed}</samlp:Extensions>${sealed(standing(signed.replaceAll('student0001', 'student0002')), certificate)}`,
      );
    },
    'a signature out of place',
  ),
  refused('of a forged one put into a signed Response', LIBRARY, ['library: signature'], async (to) => {
    const certificate = await ours(to);
    const forged = answer(to, UNSIGNED, UNSIGNED).replaceAll('student0001', 'student0002');
    const honest = await shibboleth()(to);
    return String(honest).replace(ENCRYPTED_ASSERTION, () =>
      sealed(standing(ASSERTION.exec(forged)?.[0] ?? ''), certificate),
    );
  }),
  refused(
    'of a forged one that holds the signed one',
    'not exactly one Assertion',
    ['no assertion within'],
    async (to) => {
      const certificate = await ours(to);
      return answer(to, UNSIGNED).replace(ASSERTION, (signed) =>
        sealed(
          standing(signed)
            .replaceAll('student0001', 'student0002')
            .replace('</saml:Assertion>', () => `<saml:Advice>${signed}</saml:Advice></saml:Assertion>`),
          certificate,
        ),
      );
    },
    'a signature out of place',
  ),
];

/** An EncryptedAssertion ... */
export const SEALED: readonly Variant[] = [
  ...KEYS,
  ...WEAK.map(([what, reason, check, seal, without]) =>
    refused(`with ${what}`, reason, [check], shibboleth({ seal }), without),
  ),
  ...SHAPES,
  ...INNER,
  ...SIGNED,
  ...WRAPPED,
  taken('with AES-128-GCM', shibboleth({ seal: { algorithm: ENCRYPTION.aes128Gcm } })),
  taken('with AES-256-GCM, as Shibboleth does', shibboleth({ seal: { algorithm: ENCRYPTION.aes256Gcm } })),
  taken('around a signed one', shibboleth({ assertion: {} })),
  taken('around a signed one in a Response that is not signed', shibboleth({ response: UNSIGNED, assertion: {} })),
];

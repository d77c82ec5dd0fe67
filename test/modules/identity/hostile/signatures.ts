import { ALGORITHM } from '../../../../apps/demo-idp/src/saml/names.js';
import type { SignatureOptions } from '../../../../apps/demo-idp/src/saml/sign.js';
import { type Asked, answer } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { bent, SIGNATURE } from './parts.js';
import { asserted, LIBRARY, type Message, refused, stranger, taken, told, type Variant } from './variant.js';

const ALGORITHMS = 'weak or unknown signature algorithm';
const TRANSFORMED = 'unexpected transforms';

/** Validly signed by the right key, in a way that we do not take. */
const WEAK: readonly [string, string, readonly CheckName[], Partial<SignatureOptions>][] = [
  ['with RSA-SHA1', ALGORITHMS, ['signature algorithm'], { algorithm: ALGORITHM.rsaSha1 }],
  ['over a SHA-1 digest', 'weak or unknown digest', ['digest'], { digest: ALGORITHM.sha1 }],
  [
    'with inclusive canonicalisation',
    'unknown canonicalisation',
    ['canonicalisation'],
    { canonicalization: ALGORITHM.inclusive },
  ],
  [
    'with comments kept in SignedInfo',
    'unknown canonicalisation',
    ['canonicalisation'],
    { canonicalization: ALGORITHM.exclusiveWithComments },
  ],
  [
    'with an inclusive transform',
    TRANSFORMED,
    ['transforms'],
    { transforms: [ALGORITHM.enveloped, ALGORITHM.inclusive] },
  ],
  [
    'with comments kept',
    TRANSFORMED,
    ['transforms'],
    { transforms: [ALGORITHM.enveloped, ALGORITHM.exclusiveWithComments] },
  ],
  ['without canonicalisation', TRANSFORMED, ['transforms'], { transforms: [ALGORITHM.enveloped] }],
  [
    'with three transforms',
    TRANSFORMED,
    ['transforms', 'library: two transforms'],
    { transforms: [ALGORITHM.enveloped, ALGORITHM.exclusive, ALGORITHM.exclusive] },
  ],
];

/** Whether the signature of an assertion holds only as long as it stands alone. */
function holdsAlone({ canonicalization, transforms }: Partial<SignatureOptions>): boolean {
  return canonicalization === ALGORITHM.inclusive || (transforms !== undefined && !/exc-c14n/.test(transforms.join()));
}

/** The signature of the Response and that of the Assertion change places. */
function swapReferences(xml: string): string {
  const [first = '', second = ''] = [...xml.matchAll(new RegExp(SIGNATURE, 'g'))].map(([text]) => text);
  return xml.replace(first, '(1)').replace(second, first).replace('(1)', second);
}

const bending =
  (change: (xml: string) => string): Message =>
  (to) =>
    change(answer(to));
const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const HMAC = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';

/** A good message, changed after it was signed. */
const BENT: readonly Variant[] = [
  refused(
    'says HMAC',
    ALGORITHMS,
    ['signature algorithm', 'library: signature'],
    bending((xml) => xml.replaceAll(ALGORITHM.rsaSha256, HMAC)),
  ),
  refused(
    'says no algorithm at all',
    ALGORITHMS,
    ['signature algorithm', 'library: signature'],
    bending((xml) => xml.replaceAll(ALGORITHM.rsaSha256, '')),
  ),
  // Good ones, of which xml-crypto knows nothing.
  ...['rsa-sha384', 'ecdsa-sha256'].map((name) =>
    refused(
      `says ${name}`,
      ALGORITHMS,
      ['signature algorithm', 'library: signature'],
      bending((xml) => xml.replaceAll(ALGORITHM.rsaSha256, `http://www.w3.org/2001/04/xmldsig-more#${name}`)),
    ),
  ),
  refused(
    'says a digest of SHA-384',
    'weak or unknown digest',
    ['digest', 'library: signature'],
    bending((xml) => xml.replaceAll(ALGORITHM.sha256, 'http://www.w3.org/2001/04/xmldsig-more#sha384')),
  ),
  refused(
    'names what every object has for an algorithm',
    ALGORITHMS,
    ['signature algorithm', 'library: signature'],
    bending((xml) => xml.replaceAll(ALGORITHM.rsaSha256, 'constructor')),
  ),
  refused(
    'says an XSLT transform',
    TRANSFORMED,
    ['transforms', 'library: signature'],
    bending((xml) => bent(xml, ALGORITHM.enveloped, XSLT)),
  ),
  refused(
    'says an XPath transform',
    TRANSFORMED,
    ['transforms', 'library: signature'],
    bending((xml) => bent(xml, ALGORITHM.enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116')),
  ),
  refused(
    'refers to the whole document',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    bending((xml) => bent(xml, /URI="#[^"]+"/, 'URI=""')),
  ),
  refused(
    'refers to another site',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    bending((xml) => bent(xml, /URI="#[^"]+"/, 'URI="http://127.0.0.1:9/x"')),
  ),
  refused(
    'refers to another element',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    bending(swapReferences),
  ),
  refused(
    'has two references',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    bending((xml) =>
      bent(xml, /<ds:Reference [\s\S]*?<\/ds:Reference>/, '$&$&').replace(
        /<ds:Transforms>[\s\S]*?<\/ds:Transforms>/,
        '',
      ),
    ),
  ),
  refused(
    'has a broken digest',
    LIBRARY,
    ['library: signature'],
    bending((xml) => bent(xml, /<ds:DigestValue>..../, '<ds:DigestValue>AAAA')),
  ),
  refused(
    'has a broken value',
    LIBRARY,
    ['library: signature'],
    bending((xml) => bent(xml, /<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')),
  ),
  refused(
    'has no value',
    LIBRARY,
    ['library: signature'],
    bending((xml) => bent(xml, /<ds:SignatureValue>[^<]*</, '<ds:SignatureValue><')),
  ),
  refused(
    'is good on the assertion and broken on the envelope',
    LIBRARY,
    ['library: signature'],
    bending((xml) => bent(xml, / IssueInstant="[^"]+"/, ` IssueInstant="${new Date(0).toISOString()}"`)),
  ),
];

/** Signed by a stranger who shows this certificate. */
const shown =
  (certificate: (to: Asked) => string | null | undefined): Message =>
  async (to) => {
    const credentials = await stranger();
    const own = certificate(to);
    const signature = { credentials, shownCertificate: own === undefined ? credentials.certificate : own };
    return answer(to, { signature }, { signature });
  };

const OTHERS: readonly Variant[] = [
  refused(
    'is a stranger’s, who shows his certificate',
    LIBRARY,
    ['library: signature'],
    shown(() => undefined),
  ),
  refused(
    'is a stranger’s, who shows the provider’s certificate',
    LIBRARY,
    ['library: signature'],
    shown((to) => to.idp.credentials.certificate),
  ),
  refused(
    'is a stranger’s, who shows none',
    LIBRARY,
    ['library: signature'],
    shown(() => null),
  ),
  refused('is another trusted provider’s, who answers in this one’s name', LIBRARY, ['library: signature'], (to) =>
    answer(to, { credentials: to.house.laurea.credentials }),
  ),
  refused(
    'is another trusted provider’s, who answers in its own name',
    'issuer of the response',
    ['issuer of the response', 'library: signature', 'issuer of the assertion'],
    (to) => {
      const { credentials, entityId } = to.house.laurea;
      return answer(to, { credentials, issuer: entityId });
    },
  ),
  refused(
    'is another trusted provider’s, who names itself in the assertion only',
    LIBRARY,
    ['library: signature', 'issuer of the assertion'],
    (to) => {
      const { credentials, entityId } = to.house.laurea;
      return answer(to, { credentials, issuer: entityId, response: { issuer: null } });
    },
  ),
];

const NOTHING: readonly Variant[] = [
  refused(
    'is not there at all',
    'nothing is signed',
    ['something is signed', 'library: signature'],
    told({ signature: null }, { signature: null }),
  ),
];

/** Which signatures hold, and whose. */
export const SIGNATURES: readonly Variant[] = [
  ...WEAK.flatMap(([how, reason, checks, signature]) => [
    // Inclusive canonicalisation takes in what stands around an assertion: that signature holds only where it was made.
    refused(
      `is made ${how} on the assertion`,
      reason,
      checks,
      asserted({ signature }),
      holdsAlone(signature) ? LIBRARY : undefined,
    ),
    refused(`is made ${how} on the response`, reason, checks, told({ signature })),
  ]),
  ...BENT,
  ...OTHERS,
  ...NOTHING,
  taken('is RSA-SHA512', (to) => {
    const signature = { algorithm: ALGORITHM.rsaSha512, digest: ALGORITHM.sha512 };
    return answer(to, { signature }, { signature });
  }),
  taken('is RSA-SHA256 without KeyInfo', (to) => {
    const signature = { shownCertificate: null };
    return answer(to, { signature }, { signature });
  }),
  taken('is on Response and Assertion, as SimpleSAMLphp does', told()),
  taken('is on the Response only', told({}, { signature: null })),
  taken('is on the Assertion only, as AD FS does', asserted({})),
];

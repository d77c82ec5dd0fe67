import { SamlRefusal } from './saml-refusal.js';
import { children, descendants, NS } from './xml.js';

/** Of those that still hold (saml2int ALG01), the ones that xml-crypto can verify (decision 0005). */
const SIGNATURES = new Set(['sha256', 'sha512'].map((hash) => `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`));
const DIGESTS = new Set(['sha256', 'sha512'].map((hash) => `http://www.w3.org/2001/04/xmlenc#${hash}`));
const CANONICALISATIONS = new Set(['http://www.w3.org/2001/10/xml-exc-c14n#']);
const TRANSFORMS = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'];

function algorithms(parent: Element, name: string): string[] {
  return descendants(parent, NS.signature, name).map((element) => element.getAttribute('Algorithm') ?? '');
}

/**
 * Strong algorithms only, one reference to the signed element itself, exactly two transforms (saml2int ALG01, identity.md 2.3).
 * @throws SamlRefusal
 */
export function checkSignature(signature: Element, signed: Element): void {
  const faults: [boolean, string][] = [
    [
      algorithms(signature, 'SignatureMethod').every((name) => SIGNATURES.has(name)),
      'weak or unknown signature algorithm',
    ],
    [algorithms(signature, 'DigestMethod').every((name) => DIGESTS.has(name)), 'weak or unknown digest'],
    [
      algorithms(signature, 'CanonicalizationMethod').every((name) => CANONICALISATIONS.has(name)),
      'unknown canonicalisation',
    ],
    [algorithms(signature, 'Transform').join() === TRANSFORMS.join(), 'unexpected transforms'],
  ];
  const references = descendants(signature, NS.signature, 'Reference');
  const [reference, ...more] = references;
  const isOwn = more.length === 0 && reference?.getAttribute('URI') === `#${signed.getAttribute('ID')}`;
  faults.push([isOwn, 'reference is not the signed element']);
  const fault = faults.find(([right]) => !right);
  if (fault) throw new SamlRefusal(fault[1]);
}

/** Every signature in its place on these elements. @throws SamlRefusal */
export function checkSignaturePolicy(...elements: readonly (Element | undefined)[]): void {
  for (const element of elements) {
    if (!element) continue;
    for (const signature of children(element, NS.signature, 'Signature')) checkSignature(signature, element);
  }
}

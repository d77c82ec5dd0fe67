import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { Credentials } from '#platform/kernel';
import { ALGORITHM } from './names.js';

/** How one signature is made. The defaults are what SAML asks for; the rest is there to be refused. */
export interface SignatureOptions {
  readonly credentials: Credentials;
  /** Address of the signature algorithm, see `ALGORITHM`. */
  readonly algorithm: string;
  readonly digest: string;
  readonly canonicalization: string;
  readonly transforms: readonly string[];
  /** The certificate shown in KeyInfo; null shows none. It need not belong to the key. */
  readonly shownCertificate: string | null;
}

export function signatureDefaults(credentials: Credentials): SignatureOptions {
  return {
    credentials,
    algorithm: ALGORITHM.rsaSha256,
    digest: ALGORITHM.sha256,
    canonicalization: ALGORITHM.exclusive,
    transforms: [ALGORITHM.enveloped, ALGORITHM.exclusive],
    shownCertificate: credentials.certificate,
  };
}

/** The schema of SAML puts the signature right after the Issuer, or first when there is none. */
function placeOfSignature(xml: string): { reference: string; action: 'after' | 'prepend' } {
  const first = new DOMParser().parseFromString(xml, 'text/xml').documentElement.firstChild;
  return first && 'localName' in first && first.localName === 'Issuer'
    ? { reference: '/*/*[1]', action: 'after' }
    : { reference: '/*', action: 'prepend' };
}

/** Signs the root element of a document by its ID, enveloped. */
export function signRoot(xml: string, options: SignatureOptions): string {
  const signer = new SignedXml({
    privateKey: options.credentials.privateKey,
    publicCert: options.shownCertificate ?? undefined,
    signatureAlgorithm: options.algorithm,
    canonicalizationAlgorithm: options.canonicalization,
  });
  signer.addReference({ xpath: '/*', transforms: options.transforms, digestAlgorithm: options.digest });
  signer.computeSignature(xml, { prefix: 'ds', location: placeOfSignature(xml) });
  return signer.getSignedXml();
}

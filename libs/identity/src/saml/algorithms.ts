const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

/** Algorithms of a signed Redirect that still hold, each with the hash it signs (saml2int ALG01). SHA-1 is not among them. */
export const SIGNATURE_HASHES: ReadonlyMap<string, string> = new Map(
  ['rsa', 'ecdsa'].flatMap((kind) => ['sha256', 'sha384', 'sha512'].map((hash) => [`${MORE}${kind}-${hash}`, hash])),
);

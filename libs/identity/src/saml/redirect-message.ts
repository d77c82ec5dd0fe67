import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SIGNATURE_HASHES } from './algorithms.js';
import { SamlRefusal } from './saml-refusal.js';

/** A message about logout has some 1 KB. Node itself takes no head of more than 16. */
const MAX_QUERY = 8 * 1024;
const MAX_XML = 64 * 1024;
const OURS = new Set(['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature']);

/** A message that came by Redirect. Nothing of it may be believed before `holds` says so. */
export interface RedirectMessage {
  readonly kind: 'request' | 'response';
  readonly xml: string;
  readonly relayState: string | undefined;
  /** Whether one of these certificates (base64) signed it. */
  holds(certificates: readonly string[]): boolean;
}

function refuse(reason: string): never {
  throw new SamlRefusal(reason);
}

/** The parameters as they stood in the address: the signature is over those very bytes, not over what a parser makes of them. */
function rawParameters(query: string): ReadonlyMap<string, string> {
  if (query.length > MAX_QUERY) refuse('too large');
  const found = new Map<string, string>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    if (!OURS.has(name)) continue;
    if (found.has(name)) refuse(`${name} comes twice`);
    found.set(name, at < 0 ? '' : pair.slice(at + 1));
  }
  return found;
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', '%20'));
  } catch {
    return refuse('not an address');
  }
}

function inflated(base64: string): string {
  try {
    const bytes = inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_XML });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('does not inflate');
  }
}

function verifies(certificate: string, algorithm: string, signed: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey(
      new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    // A certificate must not choose the method: RSA keys verify RSA signatures only.
    if (algorithm.includes('#rsa-') !== (key.asymmetricKeyType === 'rsa')) return false;
    return verify(SIGNATURE_HASHES.get(algorithm), Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/**
 * Reads a signed message of the HTTP-Redirect binding from the query of an address. Without a signature, or with a weak one, it is refused at once:
 * anybody could send it (identity.md 0.8).
 * @throws SamlRefusal
 * Source: SAML V2.0 Bindings 3.4.4.1; saml2int SP25-35.
 */
export function readRedirect(query: string): RedirectMessage {
  const raw = rawParameters(query);
  const [request, response] = [raw.get('SAMLRequest'), raw.get('SAMLResponse')];
  if ((request === undefined) === (response === undefined)) refuse('not exactly one message');
  const [rawAlgorithm, rawSignature] = [raw.get('SigAlg'), raw.get('Signature')];
  if (!rawAlgorithm || !rawSignature) refuse('not signed');
  const algorithm = decoded(rawAlgorithm);
  if (!SIGNATURE_HASHES.has(algorithm)) refuse('weak or unknown signature algorithm');
  const name = request === undefined ? 'SAMLResponse' : 'SAMLRequest';
  const rawRelayState = raw.get('RelayState');
  const signed = [
    `${name}=${request ?? response}`,
    ...(rawRelayState === undefined ? [] : [`RelayState=${rawRelayState}`]),
    `SigAlg=${rawAlgorithm}`,
  ].join('&');
  const signature = Buffer.from(decoded(rawSignature), 'base64');
  return {
    kind: request === undefined ? 'response' : 'request',
    xml: inflated(decoded(request ?? response ?? '')),
    relayState: rawRelayState === undefined ? undefined : decoded(rawRelayState),
    holds: (certificates) => certificates.some((one) => verifies(one, algorithm, signed, signature)),
  };
}

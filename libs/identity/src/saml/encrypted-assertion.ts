import { constants, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { decrypt } from 'xml-encryption';
import { demand, SamlRefusal } from './saml-refusal.js';
import { childElements, children, descendants, NS, textOf } from './xml.js';

const ELEMENT = 'http://www.w3.org/2001/04/xmlenc#Element';
const OAEP = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';
const SHA1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
const AUTHENTICATED = new Set([
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
]);
/** Known to be broken for messages that an attacker may send at will (saml2int ALG01): only where the operator must. */
const CBC = new Set(['http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'http://www.w3.org/2001/04/xmlenc#aes256-cbc']);

/**
 * The key that the content is sealed with, sealed itself for one of ours: within the data, as most providers put it. The library finds the pieces
 * anywhere in the message, so there must be no others.
 */
function encryptedKeyOf(data: Element, encrypted: Element): Element {
  const infos = children(data, NS.signature, 'KeyInfo');
  const keys = descendants(encrypted, NS.encryption, 'EncryptedKey');
  const [key] = keys;
  demand(infos.length === 1 && keys.length === 1 && key !== undefined, 'not exactly one EncryptedKey');
  demand(key.parentNode === infos[0], 'an EncryptedKey out of place');
  demand(descendants(encrypted, NS.signature, 'RetrievalMethod').length === 0, 'a key kept elsewhere');
  demand(descendants(encrypted, NS.encryption, 'CipherValue').length === 2, 'not exactly two sealed values');
  return key;
}

function checkKeyTransport(key: Element): void {
  const [method] = children(key, NS.encryption, 'EncryptionMethod');
  demand(method?.getAttribute('Algorithm') === OAEP, 'unknown key transport');
  const digests = children(method, NS.signature, 'DigestMethod');
  demand(
    childElements(method).length === digests.length &&
      digests.every((digest) => digest.getAttribute('Algorithm') === SHA1),
    'unknown digest of the key transport',
  );
}

function opens(privateKey: string, sealed: Buffer): boolean {
  try {
    privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, sealed);
    return true;
  } catch {
    return false;
  }
}

export interface OpenedAssertion {
  /** The XML that was sealed; nothing has vouched for it yet. */
  readonly xml: string;
  /** Our key that opened it, PEM. */
  readonly privateKey: string;
}

export interface OpeningRules {
  /** PEM. */
  readonly keys: readonly string[];
  readonly cbcAllowed: boolean;
}

/**
 * Opens an EncryptedAssertion of exactly one shape, with algorithms that still hold.
 * @throws SamlRefusal
 * Source: saml2int SP10, ALG01; XML Encryption 1.1.
 */
export async function openAssertion(encrypted: Element, { keys, cbcAllowed }: OpeningRules): Promise<OpenedAssertion> {
  demand(childElements(encrypted).length === 1, 'more than the sealed assertion');
  const [data] = children(encrypted, NS.encryption, 'EncryptedData');
  demand(
    data !== undefined && descendants(encrypted, NS.encryption, 'EncryptedData').length === 1,
    'not exactly one EncryptedData',
  );
  demand(data.getAttribute('Type') === ELEMENT, 'what is sealed is no element');
  const [method] = children(data, NS.encryption, 'EncryptionMethod');
  const algorithm = method?.getAttribute('Algorithm') ?? '';
  demand(AUTHENTICATED.has(algorithm) || (cbcAllowed && CBC.has(algorithm)), 'unsafe or unknown encryption');
  const key = encryptedKeyOf(data, encrypted);
  checkKeyTransport(key);
  const sealed = Buffer.from(textOf(descendants(key, NS.encryption, 'CipherValue')[0]), 'base64');
  const privateKey = keys.find((candidate) => opens(candidate, sealed));
  demand(privateKey !== undefined, 'sealed for another key');
  try {
    const xml: unknown = await promisify(decrypt)(encrypted.toString(), {
      key: privateKey,
      disallowDecryptionWithInsecureAlgorithm: false,
    });
    demand(typeof xml === 'string', 'does not open');
    return { xml, privateKey };
  } catch (error) {
    throw error instanceof SamlRefusal ? error : new SamlRefusal('does not open');
  }
}

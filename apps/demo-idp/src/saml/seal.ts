import { createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import { base64Of } from '#platform/kernel';
import { ENCRYPTION, NS } from './names.js';

/** How an assertion is sealed. The defaults are what providers do today; the rest is there to be refused. */
export interface SealOptions {
  /** The service provider's certificate, PEM. */
  readonly certificate: string;
  readonly algorithm: string;
  readonly keyTransport: string;
  /** Address of the OAEP digest; null names none, which means SHA-1. */
  readonly keyDigest: string | null;
  /** Changes the sealed bytes. */
  readonly tamper: (sealed: Buffer) => Buffer;
}

function sealedText(algorithm: string, text: string): { readonly key: Buffer; readonly sealed: Buffer } {
  if (algorithm === ENCRYPTION.aes128Cbc) {
    const [key, nonce] = [randomBytes(16), randomBytes(16)];
    const cipher = createCipheriv('aes-128-cbc', key, nonce);
    return { key, sealed: Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]) };
  }
  if (algorithm === ENCRYPTION.tripleDes) {
    const [key, nonce] = [randomBytes(24), randomBytes(8)];
    const cipher = createCipheriv('des-ede3-cbc', key, nonce);
    return { key, sealed: Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]) };
  }
  const [key, nonce] = [randomBytes(algorithm === ENCRYPTION.aes128Gcm ? 16 : 32), randomBytes(12)];
  const cipher = createCipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce);
  return { key, sealed: Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]) };
}

function optionsFor(certificate: string, changes: Partial<SealOptions>): SealOptions {
  const { aes256Gcm, oaep } = ENCRYPTION;
  return {
    certificate,
    algorithm: aes256Gcm,
    keyTransport: oaep,
    keyDigest: null,
    tamper: (sealed) => sealed,
    ...changes,
  };
}

/** An EncryptedAssertion that holds a text, whatever it is. */
export function sealed(text: string, certificate: string, changes: Partial<SealOptions> = {}): string {
  const options = optionsFor(certificate, changes);
  const { key, sealed: content } = sealedText(options.algorithm, text);
  const digest = options.keyDigest === null ? '' : `<ds:DigestMethod Algorithm="${options.keyDigest}"/>`;
  const oaepHash = options.keyDigest === ENCRYPTION.sha256 ? 'sha256' : 'sha1';
  const sealedKey = publicEncrypt({ key: options.certificate, oaepHash }, key);
  return [
    '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">',
    `<xenc:EncryptionMethod Algorithm="${options.algorithm}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>`,
    `<xenc:EncryptionMethod Algorithm="${options.keyTransport}">${digest}</xenc:EncryptionMethod>`,
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(options.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    `<xenc:CipherData><xenc:CipherValue>${sealedKey.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>`,
    `<xenc:CipherData><xenc:CipherValue>${options.tamper(content).toString('base64')}</xenc:CipherValue></xenc:CipherData>`,
    '</xenc:EncryptedData></saml:EncryptedAssertion>',
  ].join('');
}

/** An assertion that stands by itself brings along its namespace. */
export function standing(assertion: string): string {
  return /^<saml:Assertion[^>]*xmlns:saml=/.test(assertion)
    ? assertion
    : assertion.replace('<saml:Assertion', `<saml:Assertion xmlns:saml="${NS.assertion}"`);
}

/** Seals every assertion of a response, as `ResponseFields.edit` wants it: after the assertions are signed and before the Response is. */
export function sealing(certificate: string, changes: Partial<SealOptions> = {}): (response: string) => string {
  return (response) =>
    response.replace(/<saml:Assertion[\s\S]*?<\/saml:Assertion>/g, (assertion) =>
      sealed(standing(assertion), certificate, changes),
    );
}

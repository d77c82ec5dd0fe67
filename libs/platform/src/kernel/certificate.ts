import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { bits, explicit, integer, nothing, objectIdentifier, octets, sequence, set, time, utf8 } from './der.js';

/** A signing key and its certificate, both PEM. */
export interface Credentials {
  readonly privateKey: string;
  readonly certificate: string;
}

const SHA256_WITH_RSA = sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing());
const COMMON_NAME = objectIdentifier('2.5.4.3');
const BASIC_CONSTRAINTS = objectIdentifier('2.5.29.19');
const VERSION_3 = explicit(0, integer(Buffer.from([2])));
const YEARS_VALID = 15;

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The certificate's bare base64, as metadata carries it. */
export function base64Of(certificatePem: string): string {
  return certificatePem.replace(/-----[^-]+-----|\s/g, '');
}

/** Positive and of a fixed length (RFC 5280, 4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}

/**
 * A new RSA key, of 2048 bits when nothing else is said, with a self-signed certificate of long validity, as Haka recommends for SAML: trust comes from
 * metadata, the certificate only carries the key.
 */
export async function makeCredentials(commonName: string, now: Date, modulusLength = 2048): Promise<Credentials> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const name = sequence(set(sequence(COMMON_NAME, utf8(commonName))));
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + YEARS_VALID);
  const toBeSigned = sequence(
    VERSION_3,
    integer(serialNumber()),
    SHA256_WITH_RSA,
    name,
    sequence(time(now), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(sequence(BASIC_CONSTRAINTS, octets(sequence())))),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem('CERTIFICATE', sequence(toBeSigned, SHA256_WITH_RSA, bits(signature))),
  };
}

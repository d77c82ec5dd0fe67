import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { base64Of, makeCredentials } from './certificate.js';
import { integer, objectIdentifier, octets, time } from './der.js';

const now = new Date('2026-09-01T08:00:00.000Z');

describe('DER', () => {
  it('writes the examples of the textbooks', () => {
    expect(objectIdentifier('1.2.840.113549.1.1.11').toString('hex')).toBe('06092a864886f70d01010b');
    expect(integer(Buffer.from([0])).toString('hex')).toBe('020100');
    expect(integer(Buffer.from([0x80])).toString('hex')).toBe('02020080');
    expect(integer(Buffer.from([0, 0, 0x7f])).toString('hex')).toBe('02017f');
    expect(octets(Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('0482012c');
  });

  it('writes four digits of the year from 2050 on', () => {
    expect(time(new Date('2049-12-31T23:59:59Z')).toString('latin1')).toContain('491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toContain('20500101000000Z');
  });
});

describe('a made certificate', () => {
  it('is one that Node reads and that its own key has signed', async () => {
    const { certificate, privateKey } = await makeCredentials('idp.metropolia.example', now);
    const read = new X509Certificate(certificate);
    expect(read.subject).toBe('CN=idp.metropolia.example');
    expect(read.issuer).toBe('CN=idp.metropolia.example');
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(read.ca).toBe(false);
    expect(new Date(read.validFrom)).toEqual(now);
    expect(new Date(read.validTo).getUTCFullYear()).toBe(2041);
    expect(base64Of(certificate)).toBe(read.raw.toString('base64'));
  });
});

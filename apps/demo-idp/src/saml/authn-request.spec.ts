import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { RefusedRequest, readAuthnRequest } from './authn-request.js';

const expected = {
  spEntityId: 'http://localhost:3000/auth/saml/metadata',
  acsUrl: 'http://localhost:3000/auth/saml/acs',
  destination: 'http://127.0.0.1:4010/metropolia/sso',
};

const honest = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_0123456789" Version="2.0"
 IssueInstant="2026-09-01T08:00:00Z" Destination="${expected.destination}"
 ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceURL="${expected.acsUrl}">
<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${expected.spEntityId}</saml:Issuer></samlp:AuthnRequest>`;

function deflated(xml: string): string {
  return deflateRawSync(Buffer.from(xml)).toString('base64');
}

function refusal(encoded: string): { status: number; message: string } {
  try {
    readAuthnRequest(encoded, expected);
  } catch (error) {
    if (error instanceof RefusedRequest) return { status: error.status, message: error.message };
    throw error;
  }
  return { status: 200, message: 'accepted' };
}

describe('an AuthnRequest', () => {
  it('of our service provider is read', () => {
    expect(readAuthnRequest(deflated(honest), expected)).toEqual({ id: '_0123456789' });
  });

  it.each([
    ['of another service', honest.replace('3000/auth/saml/metadata', '3001/auth/saml/metadata'), 'not known'],
    ['without an Issuer', honest.replaceAll('saml:Issuer', 'saml:Extensions'), 'not known'],
    ['with an Issuer of another namespace', honest.replace('SAML:2.0:assertion', 'SAML:1.0:assertion'), 'not known'],
    ['with two Issuers', honest.replace(/(<saml:Issuer.*Issuer>)/, '$1$1'), 'not known'],
    ['that wants its answer elsewhere', honest.replace('auth/saml/acs', 'auth/saml/acs2'), 'address'],
    ['that names no address', honest.replace(/AssertionConsumerServiceURL="[^"]*"/, ''), 'address'],
    ['meant for another provider', honest.replace('/metropolia/sso', '/laurea/sso'), 'another address'],
    ['for another binding', honest.replace('HTTP-POST', 'HTTP-Artifact'), 'binding'],
    ['of another version', honest.replace('Version="2.0"', 'Version="1.1"'), 'SAML 2.0'],
    ['without an ID', honest.replace('ID="_0123456789"', ''), 'no usable ID'],
    ['that is a LogoutRequest', honest.replaceAll('AuthnRequest', 'LogoutRequest'), 'no AuthnRequest'],
    ['of another namespace', honest.replace('SAML:2.0:protocol', 'SAML:2.0:other'), 'no AuthnRequest'],
    ['with a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${honest}`, 'document type'],
    ['that is cut off', honest.slice(0, 300), 'not well-formed'],
    ['that is empty', '', 'not well-formed'],
  ])('%s is refused', (_what, xml, message) => {
    expect(refusal(deflated(xml))).toEqual({ status: 400, message: expect.stringContaining(message) });
  });

  it.each([
    ['that is not base64', 'a-b_c'],
    ['that is not deflated', Buffer.from(honest).toString('base64')],
    ['that is not UTF-8', deflateRawSync(Buffer.from([0x3c, 0x61, 0xff, 0xfe])).toString('base64')],
  ])('%s is refused', (_what, encoded) => {
    expect(refusal(encoded).status).toBe(400);
  });

  it('that unfolds to more than 64 KB is refused before it is parsed', () => {
    const bomb = deflated(`<a>${' '.repeat(5_000_000)}</a>`);
    expect(bomb.length).toBeLessThan(12_000);
    expect(refusal(bomb)).toEqual({ status: 413, message: 'The SAMLRequest is too long.' });
  });

  it('that is long on the wire is refused before it is unfolded', () => {
    expect(refusal('A'.repeat(12_004))).toEqual({ status: 413, message: 'The SAMLRequest is too long.' });
  });
});

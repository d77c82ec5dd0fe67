import { describe, expect, it } from '@jest/globals';
import { checkAssertion, type ExpectedResponse } from './response-policy.js';
import { parseXml } from './xml.js';

// The library looks at some of this before us. Here our own checks stand alone, so that none hangs on the library's.
const EXPECTED: ExpectedResponse = {
  entityId: 'https://idp.example',
  acs: 'https://us.example/acs',
  audience: 'https://us.example/us',
  requestId: '_request',
  now: new Date('2026-02-03T10:00:00Z'),
};
const GOOD = `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0">
  <saml:Issuer>https://idp.example</saml:Issuer>
  <saml:Subject><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
    Recipient="https://us.example/acs" InResponseTo="_request" NotOnOrAfter="2026-02-03T10:05:00Z"/></saml:SubjectConfirmation></saml:Subject>
  <saml:Conditions NotBefore="2026-02-03T09:59:00Z" NotOnOrAfter="2026-02-03T10:05:01Z">
    <saml:AudienceRestriction><saml:Audience>https://us.example/us</saml:Audience></saml:AudienceRestriction></saml:Conditions>
  <saml:AuthnStatement SessionNotOnOrAfter="2026-02-03T18:00:00.000Z"/>
</saml:Assertion>`;
const RESTRICTION = /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/;
const CONDITIONS = /<saml:Conditions[\s\S]*<\/saml:Conditions>/;

function check(from: string | RegExp, to: string): unknown {
  const xml = GOOD.replace(from, to);
  expect(xml).not.toBe(GOOD);
  return checkAssertion(parseXml(xml).documentElement, EXPECTED);
}

describe('what an assertion must say', () => {
  it('is right in a good one, which may be forgotten three minutes after its end', () => {
    const until = { assertionId: '_a', keepUntil: new Date('2026-02-03T10:08:00Z') };
    expect(checkAssertion(parseXml(GOOD).documentElement, EXPECTED)).toEqual(until);
  });

  it.each<[string, string | RegExp, string]>([
    ['issuer of the assertion', 'https://idp.example', 'https://idp.example.evil.example'],
    ['issuer of the assertion', /<saml:Issuer>.*<\/saml:Issuer>/, '$&$&'],
    ['no bearer confirmation for us', 'InResponseTo="_request"', 'InResponseTo="_another"'],
    ['no bearer confirmation for us', 'NotOnOrAfter="2026-02-03T10:05:00Z"', ''],
    ['no bearer confirmation for us', '10:05:00Z', '09:57:00Z'],
    ['no bearer confirmation for us', /<saml:SubjectConfirmationData[\s\S]*?\/>/, ''],
    ['NotOnOrAfter is not a time', '10:05:00Z', '10:05:00'],
    ['NotOnOrAfter is not a time', '2026-02-03T10:05:00Z', '2026-13-03T10:05:00Z'],
    ['NotOnOrAfter is not a time', '2026-02-03T10:05:00Z', 'tomorrow'],
    ['conditions', CONDITIONS, ''],
    ['conditions', CONDITIONS, '$&$&'],
    ['conditions not in time', '10:05:01Z', '09:57:00Z'],
    ['conditions not in time', '09:59:00Z', '10:03:01Z'],
    ['conditions without end', 'NotOnOrAfter="2026-02-03T10:05:01Z"', ''],
    ['audience', RESTRICTION, ''],
    ['audience', 'https://us.example/us<', 'https://us.example/US<'],
    [
      'audience',
      RESTRICTION,
      '$&<saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience></saml:AudienceRestriction>',
    ],
    ['audience', RESTRICTION, '$&<saml:AudienceRestriction/>'],
    ['the session at the provider is over', '2026-02-03T18:00:00.000Z', '2026-02-03T09:57:00.000Z'],
  ])('is refused for "%s": %p', (reason, from, to) => {
    expect(() => check(from, to)).toThrow(expect.objectContaining({ reason }));
  });

  it.each<[string, string]>([
    ['10:05:00Z', '09:57:01Z'],
    ['10:05:01Z', '09:57:01Z'],
    ['09:59:00Z', '10:03:00Z'],
    ['2026-02-03T10:05:00Z', '2026-02-03T12:05:00+02:00'],
    ['18:00:00.000Z', '09:57:00.001Z'],
    [' SessionNotOnOrAfter="2026-02-03T18:00:00.000Z"', ''],
  ])('leaves three minutes to the clocks: %s may be %s', (from, to) => {
    expect(check(from, to)).toMatchObject({ assertionId: '_a' });
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Credentials, makeCredentials } from '#platform/kernel';
import type { FederationProvider } from '../../../libs/identity/src/federation/aggregate.js';
import { readAggregate } from '../../../libs/identity/src/federation/read-aggregate.js';
import { NOON } from '../../support/house.js';
import { aggregate, isoIn, type MemberOptions, member } from './federation-support.js';

const ENTITY = 'https://idp.aalto.example/saml';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
/** A certificate around an RSA key of 1,024 bits: such keys can be broken. */
const WEAK =
  'MIIB+jCCAWOgAwIBAgIUfiSYRMydhUNYqtk7wFWfyNkdJBEwDQYJKoZIhvcNAQELBQAwDzENMAsGA1UEAwwEd2VhazAeFw0yNjExMjQyMDE3NTZaFw0zNjExMjEyMDE3NTZaMA8xDTALBgNVBAMMBHdlYWswgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBALNvdISODb2y5bmTJf6NHyhpAPovpFxo3Jtfig9lsZHi4pnDD8UMqr4pVI+24+fEkDewOuxxnNCHisqTskmqXS43PL0OnhFJLdE2yBuYNrIn5PFmkE5eOd98D7Nn9hHQPSprGim9LCRJqYbW86I6929ltvwLPo1YzhfW6u8LaGVrAgMBAAGjUzBRMB0GA1UdDgQWBBT/1IjKhgh/YLyyaHE5ua0sJsXcPDAfBgNVHSMEGDAWgBT/1IjKhgh/YLyyaHE5ua0sJsXcPDAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4GBAHhs1hZPpoE/pLai8wEk0gnS4AmZD01zYadR1Gfd7/zg4mX1subnObFs9K4GTYnTgeC9t0epNEnhZAMDEriNGOTRALx8DZOIv3SLcSBRDwcxivnXwHwiP0SxtkwzsAfk1f95VE5wzVAtFM9T8VXhoD1OqeX9KQNISeEMf2heEtE+';

let credentials: Credentials;
beforeAll(async () => {
  credentials = await makeCredentials('aalto', NOON);
});

const read = (members: readonly string[], loopbackAllowed = false) =>
  readAggregate({ xml: aggregate(members, NOON), signedBy: '' }, { now: NOON, loopbackAllowed });
const aalto = (changes: Partial<MemberOptions> = {}) =>
  member({ entityId: ENTITY, scopes: ['aalto.example'], certificates: [credentials.certificate], ...changes });
const other = () => aalto({ entityId: 'https://other.example', scopes: ['other.example'] });
const first = (changes: Partial<MemberOptions>): FederationProvider | undefined => read([aalto(changes)]).providers[0];
const whySkipped = (changes: Partial<MemberOptions>) => read([aalto(changes), other()]).skipped;

describe('an entry of the federation', () => {
  it('tells names, addresses, keys, scopes, logout, error page and support', () => {
    const entry = first({
      roleAttributes: 'errorURL="https://idp.aalto.example/error"',
      roleExtensions:
        '<mdui:UIInfo><mdui:DisplayName xml:lang="fi">Aalto-yliopisto</mdui:DisplayName><mdui:DisplayName xml:lang="en-GB">Aalto University</mdui:DisplayName><mdui:DisplayName xml:lang="de">Aalto</mdui:DisplayName></mdui:UIInfo>',
      services: `<md:SingleLogoutService Binding="${REDIRECT}" Location="https://idp.aalto.example/slo" ResponseLocation="https://idp.aalto.example/slo-done"/>`,
      more: '<md:ContactPerson contactType="technical"><md:EmailAddress>mailto:tech@aalto.example</md:EmailAddress></md:ContactPerson><md:ContactPerson contactType="support"><md:EmailAddress>mailto:Help@aalto.example</md:EmailAddress></md:ContactPerson>',
    });
    expect(entry).toMatchObject({
      entityId: ENTITY,
      name: { source: 'en', en: 'Aalto University', fi: 'Aalto-yliopisto' },
      ssoUrl: `${ENTITY}/sso`,
      logoutUrl: 'https://idp.aalto.example/slo',
      logoutResponseUrl: 'https://idp.aalto.example/slo-done',
      scopes: ['aalto.example'],
      errorUrl: 'https://idp.aalto.example/error',
      hidden: false,
    });
    expect(entry?.support?.toLowerCase()).toBe('help@aalto.example');
    expect(entry?.certificates).toHaveLength(1);
  });

  it('is named by its organisation, else by its host, when it shows no name', () => {
    const organisation =
      '<md:Organization><md:OrganizationName xml:lang="sv">x</md:OrganizationName><md:OrganizationDisplayName xml:lang="sv">Aalto-universitetet</md:OrganizationDisplayName></md:Organization>';
    expect(first({ more: organisation })?.name).toEqual({ source: 'sv', sv: 'Aalto-universitetet' });
    expect(first({})?.name).toEqual({ source: 'en', en: 'idp.aalto.example' });
  });

  it('has its scopes in lower case; regular expressions and what is no scope count for nothing', () => {
    expect(first({ scopes: ['AALTO.example', 'aalto.example', 'a b', '*.example', ''] })?.scopes).toEqual([
      'aalto.example',
    ]);
    const pattern = '<shibmd:Scope regexp="true">.*\\.example</shibmd:Scope>';
    expect(whySkipped({ scopes: [], roleExtensions: pattern })).toEqual([{ entityId: ENTITY, reason: 'no-scope' }]);
  });

  it('is of no use without a strong key, an address or a scope, once it has ended, or named twice', () => {
    expect(whySkipped({ certificates: [WEAK] })).toEqual([{ entityId: ENTITY, reason: 'no-fit-certificate' }]);
    for (const ssoUrl of ['http://idp.aalto.example/sso', 'javascript:alert(1)', 'https://user@aalto.example/sso', ''])
      expect(whySkipped({ ssoUrl })).toEqual([{ entityId: ENTITY, reason: 'no-redirect-address' }]);
    expect(whySkipped({ validUntil: isoIn(0, NOON) })).toEqual([{ entityId: ENTITY, reason: 'expired' }]);
    expect(whySkipped({ validUntil: 'soon' })).toEqual([{ entityId: ENTITY, reason: 'expired' }]);
    const twice = read([aalto(), aalto({ scopes: ['evil.example'] }), other()]);
    expect(twice.skipped).toEqual([{ entityId: ENTITY, reason: 'named-twice' }]);
    expect(twice.providers).toHaveLength(1);
  });

  it('may speak plain HTTP on this machine in local running only', () => {
    const local = aalto({ ssoUrl: 'http://127.0.0.1:3050/sso' });
    expect(read([local], true).providers).toHaveLength(1);
    expect(read([local, other()]).skipped).toHaveLength(1);
  });

  it('ends with the group that holds it, if that ends sooner', () => {
    const group = `<md:EntitiesDescriptor validUntil="${isoIn(1000, NOON)}">${aalto()}</md:EntitiesDescriptor>`;
    expect(read([group]).providers[0]?.validUntil).toBe(isoIn(1000, NOON));
  });
});

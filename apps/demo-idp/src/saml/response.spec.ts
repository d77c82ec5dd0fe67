import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CacheProvider, type Profile, SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml';
import { DOMParser } from '@xmldom/xmldom';
import { type Credentials, makeCredentials, Xml } from '#platform/kernel';
import { personFor } from '../people.js';
import { providerOf } from '../providers.js';
import { ATTRIBUTE, attributesOf } from './attributes.js';
import { ALGORITHM, CONFIRMATION, STATUS } from './names.js';
import { buildResponse, encodeResponse, type ResponseOptions } from './response.js';

const provider = providerOf('metropolia');
const audience = 'http://localhost:3000/auth/saml/metadata';
const acsUrl = 'http://localhost:3000/auth/saml/acs';
let credentials: Credentials;
let stranger: Credentials;

beforeAll(async () => {
  credentials = await makeCredentials('idp.metropolia.example', new Date());
  stranger = await makeCredentials('idp.metropolia.example', new Date());
});

function honest(uid = 'amara.okafor'): ResponseOptions {
  const person = personFor('metropolia', uid);
  const attributes = person ? attributesOf(person, provider) : [];
  const now = new Date();
  return { credentials, issuer: provider.entityId, audience, acsUrl, inResponseTo: '_request01', now, attributes };
}

/** Requests we once made, as the library keeps them. */
function cacheOf(...ids: readonly string[]): CacheProvider {
  const kept = new Map(ids.map((id) => [id, new Date().toISOString()]));
  return {
    saveAsync: async () => null,
    getAsync: async (key) => kept.get(key) ?? null,
    removeAsync: async (key) => (key !== null && kept.delete(key) ? key : null),
  };
}

async function validate(xml: string, changes: Partial<SamlConfig> = {}): Promise<Profile | null> {
  const saml = new SAML({
    idpCert: credentials.certificate,
    issuer: audience,
    callbackUrl: acsUrl,
    audience,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: cacheOf('_request01'),
    ...changes,
  });
  return (await saml.validatePostResponseAsync({ SAMLResponse: encodeResponse(xml) })).profile;
}

function attributeOf(xml: string, element: string, name: string): string | null | undefined {
  const found = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName(element)[0];
  return found && (found.hasAttribute(name) ? found.getAttribute(name) : null);
}

function count(xml: string, part: string): number {
  return xml.split(part).length - 1;
}

describe('a response as an honest provider sends it', () => {
  it('is accepted by node-saml with both signatures, audience and request demanded', async () => {
    const profile = await validate(buildResponse(honest()));
    expect(profile).toMatchObject({
      issuer: 'https://idp.metropolia.example/saml2',
      nameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
      [ATTRIBUTE.eduPersonPrincipalName]: 'amara.okafor@metropolia.fi',
      [ATTRIBUTE.eduPersonScopedAffiliation]: ['student@metropolia.fi', 'member@metropolia.fi'],
    });
  });

  it('brings names of all languages through unharmed', async () => {
    const profile = await validate(
      buildResponse({
        ...honest(),
        attributes: [{ name: 'urn:oid:2.5.4.4', values: ['Nguyễn & <Ødegård> “Ł”', 'Rödl\r\n'] }],
      }),
    );
    expect(profile?.['urn:oid:2.5.4.4']).toEqual(['Nguyễn & <Ødegård> “Ł”', 'Rödl\r\n']);
  });

  it('bears the times, the recipient and the class of sign-in that identity.md asks for', () => {
    const now = new Date('2026-09-01T08:00:00.000Z');
    const xml = buildResponse({ ...honest(), now });
    expect(attributeOf(xml, 'samlp:Response', 'Destination')).toBe(acsUrl);
    expect(attributeOf(xml, 'samlp:Response', 'InResponseTo')).toBe('_request01');
    expect(attributeOf(xml, 'saml:Conditions', 'NotBefore')).toBe('2026-09-01T07:59:30.000Z');
    expect(attributeOf(xml, 'saml:Conditions', 'NotOnOrAfter')).toBe('2026-09-01T08:05:00.000Z');
    expect(attributeOf(xml, 'saml:SubjectConfirmation', 'Method')).toBe(CONFIRMATION.bearer);
    expect(attributeOf(xml, 'saml:SubjectConfirmationData', 'Recipient')).toBe(acsUrl);
    expect(attributeOf(xml, 'saml:SubjectConfirmationData', 'InResponseTo')).toBe('_request01');
    expect(attributeOf(xml, 'saml:AuthnStatement', 'SessionNotOnOrAfter')).toBe('2026-09-01T16:00:00.000Z');
    expect(xml).toContain('classes:PasswordProtectedTransport');
    expect(xml).toContain(`<saml:Audience>${audience}</saml:Audience>`);
    expect(count(xml, ALGORITHM.rsaSha256)).toBe(2);
    expect(count(xml, `<ds:DigestMethod Algorithm="${ALGORITHM.sha256}"/>`)).toBe(2);
  });

  it('gives each message, assertion, session and name an identifier of its own', () => {
    const ids = [buildResponse(honest()), buildResponse(honest())].flatMap((xml) => [
      attributeOf(xml, 'samlp:Response', 'ID'),
      attributeOf(xml, 'saml:Assertion', 'ID'),
      attributeOf(xml, 'saml:AuthnStatement', 'SessionIndex'),
      xml.match(/<saml:NameID[^>]*>([^<]+)/)?.[1],
    ]);
    expect(new Set(ids).size).toBe(8);
  });
});

describe('a response that was changed on the way', () => {
  it.each([
    ['in a name', (xml: string) => xml.replace('amara.okafor@metropolia.fi', 'amara.okafer@metropolia.fi')],
    ['in its digest', (xml: string) => xml.replace(/<ds:DigestValue>./, '<ds:DigestValue>_')],
    ['in its destination', (xml: string) => xml.replace('saml/acs', 'saml/acx')],
    ['by taking both signatures off', (xml: string) => xml.replace(/<ds:Signature .*?<\/ds:Signature>/g, '')],
  ])('%s is refused by node-saml', async (_what, change) => {
    const xml = buildResponse(honest());
    expect(change(xml)).not.toBe(xml);
    await expect(validate(change(xml))).rejects.toThrow();
  });

  it('is refused when a stranger has signed it, whatever certificate it shows', async () => {
    const signature = { credentials: stranger, shownCertificate: credentials.certificate };
    const xml = buildResponse({ ...honest(), signature, assertions: [{ signature }] });
    await expect(validate(xml)).rejects.toThrow('Invalid document signature');
  });
});

describe('a response that is made otherwise', () => {
  it('answers another request, and node-saml refuses it', async () => {
    const xml = buildResponse({ ...honest(), inResponseTo: '_request02' });
    await expect(validate(xml)).rejects.toThrow('InResponseTo');
  });

  it('is for another audience, and node-saml refuses it', async () => {
    const xml = buildResponse({
      ...honest(),
      assertions: [{ conditions: { audiences: [['https://other.example']] } }],
    });
    await expect(validate(xml)).rejects.toThrow('audience');
  });

  it('is signed in one place only', async () => {
    const assertionOnly = buildResponse({ ...honest(), signature: null });
    const responseOnly = buildResponse({ ...honest(), assertions: [{ signature: null }] });
    expect([count(assertionOnly, '<ds:Signature '), count(responseOnly, '<ds:Signature ')]).toEqual([1, 1]);
    await expect(validate(assertionOnly)).rejects.toThrow('signature');
    await expect(validate(assertionOnly, { wantAuthnResponseSigned: false })).resolves.not.toBeNull();
    await expect(validate(responseOnly, { wantAssertionsSigned: false })).resolves.not.toBeNull();
  });

  it('is signed with old algorithms, and node-saml still takes it: the application must look itself', async () => {
    const old = { algorithm: ALGORITHM.rsaSha1, digest: ALGORITHM.sha1 };
    const xml = buildResponse({ ...honest(), signature: old, assertions: [{ signature: old }] });
    expect(count(xml, ALGORITHM.rsaSha1)).toBe(2);
    expect(xml).not.toContain(ALGORITHM.sha256);
    await expect(validate(xml)).resolves.not.toBeNull();
  });

  it('carries no, two or different assertions', () => {
    expect(count(buildResponse({ ...honest(), assertions: [] }), '<saml:Assertion ')).toBe(0);
    const two = buildResponse({ ...honest(), assertions: [{}, { issuer: 'https://idp.laurea.example/saml2' }] });
    expect(count(two, '<saml:Assertion ')).toBe(2);
    expect(count(two, '<ds:Signature ')).toBe(3);
    expect(count(two, '<saml:Issuer>https://idp.laurea.example/saml2<')).toBe(1);
  });

  it('says that the sign-in failed, without an assertion', async () => {
    const status = { code: STATUS.responder, subcode: STATUS.authnFailed, message: 'No & no' };
    const xml = buildResponse({ ...honest(), status });
    expect(xml).toContain('<samlp:StatusMessage>No &amp; no</samlp:StatusMessage>');
    expect(count(xml, '<saml:Assertion ')).toBe(0);
    await expect(validate(xml)).rejects.toThrow(/authnfailed|responder|no & no/i);
  });

  it('leaves out whatever is null', () => {
    const xml = buildResponse({
      ...honest(),
      inResponseTo: null,
      status: null,
      signature: null,
      response: { id: null, version: null, issueInstant: null, issuer: null, destination: null },
      assertions: [
        {
          id: null,
          version: null,
          issueInstant: null,
          issuer: null,
          nameId: null,
          conditions: null,
          confirmations: [{ method: null, recipient: null, notOnOrAfter: null }],
          authnStatements: [],
          attributes: [],
          signature: null,
        },
      ],
    });
    expect(xml).toBe(
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">' +
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:Subject><saml:SubjectConfirmation>' +
        '<saml:SubjectConfirmationData/></saml:SubjectConfirmation></saml:Subject></saml:Assertion></samlp:Response>',
    );
  });

  it('says whatever it is told to say, and is signed as if it were true', async () => {
    const xml = buildResponse({
      ...honest(),
      response: { destination: 'https://other.example/acs', issuer: 'https://evil.example', version: '2.1' },
      assertions: [
        {
          version: '1.1',
          nameId: { value: new Xml('admin<!-- -->@metropolia.fi'), format: null, nameQualifier: null },
          confirmations: [{ method: CONFIRMATION.holderOfKey, recipient: 'https://other.example/acs' }],
          conditions: { notBefore: new Date('2026-01-01T00:00:00Z'), more: new Xml('<saml:OneTimeUse/>') },
          authnStatements: [{ contextClass: 'urn:x', sessionIndex: null }],
          edit: (text) => text.replace('<saml:OneTimeUse/>', '<saml:ProxyRestriction Count="1"/>'),
        },
      ],
    });
    expect(attributeOf(xml, 'samlp:Response', 'Destination')).toBe('https://other.example/acs');
    expect(attributeOf(xml, 'saml:NameID', 'Format')).toBeNull();
    expect(attributeOf(xml, 'saml:AuthnStatement', 'SessionIndex')).toBeNull();
    expect(xml).toContain('<saml:ProxyRestriction Count="1"/>');
    expect(xml).toContain('admin<!-- -->@metropolia.fi');
    expect((await validate(xml))?.issuer).toBe('https://idp.metropolia.example/saml2');
  });
});

describe('what the providers release', () => {
  const released = (key: 'haaga-helia' | 'laurea' | 'helsinki', uid: string) => {
    const person = personFor(key, uid);
    return new Map(
      person && attributesOf(person, providerOf(key)).map(({ friendlyName, values }) => [friendlyName, values]),
    );
  };

  it('is funetEduPerson with a subject-id at Haaga-Helia', () => {
    const attributes = released('haaga-helia', 'linh.nguyen');
    expect([...attributes.keys()].sort()).toEqual(
      [
        ...['cn', 'displayName', 'eduPersonAffiliation', 'eduPersonPrincipalName', 'eduPersonScopedAffiliation'],
        ...['funetEduPersonEPPNTimeStamp', 'givenName', 'mail', 'preferredLanguage', 'schacHomeOrganization'],
        ...['schacHomeOrganizationType', 'sn', 'subject-id'],
      ].sort(),
    );
    expect(attributes.get('eduPersonScopedAffiliation')).toEqual(['student@haaga-helia.fi', 'member@haaga-helia.fi']);
  });

  it('is what an AD FS sends at Laurea: less than we need, and more than we may keep', () => {
    const attributes = released('laurea', 'diego.ramirez');
    expect(attributes.has('subject-id')).toBe(false);
    expect(attributes.has('eduPersonScopedAffiliation')).toBe(false);
    expect(attributes.has('funetEduPersonEPPNTimeStamp')).toBe(false);
    expect(attributes.get('eduPersonAffiliation')).toEqual(['student', 'member']);
    expect(attributes.get('schacDateOfBirth')).toEqual(['19000101']);
    expect(attributes.get('schacPersonalUniqueID')?.[0]).toContain('010100-900F');
  });

  it('is staff without a subject-id at the City', () => {
    const attributes = released('helsinki', 'manager.helsinki');
    expect(attributes.has('subject-id')).toBe(false);
    expect(attributes.get('eduPersonScopedAffiliation')).toContain('staff@hel.fi');
  });
});

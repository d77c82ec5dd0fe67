import type { Person } from '../people.js';
import type { Provider } from '../providers.js';
import type { SamlAttribute } from './assertion.js';

/** Names on the wire (funetEduPerson 2.4, eduPerson, SCHAC, SAML Subject Identifier Attributes). */
export const ATTRIBUTE = {
  eduPersonPrincipalName: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
  eduPersonAffiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1',
  eduPersonScopedAffiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.9',
  funetEduPersonEPPNTimeStamp: 'urn:oid:1.3.6.1.4.1.16161.1.1.24',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
  givenName: 'urn:oid:2.5.4.42',
  sn: 'urn:oid:2.5.4.4',
  cn: 'urn:oid:2.5.4.3',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  preferredLanguage: 'urn:oid:2.16.840.1.113730.3.1.39',
  schacHomeOrganization: 'urn:oid:1.3.6.1.4.1.25178.1.2.9',
  schacHomeOrganizationType: 'urn:oid:1.3.6.1.4.1.25178.1.2.10',
  schacPersonalUniqueID: 'urn:oid:1.3.6.1.4.1.25178.1.2.15',
  schacDateOfBirth: 'urn:oid:1.3.6.1.4.1.25178.1.2.3',
  'subject-id': 'urn:oasis:names:tc:SAML:attribute:subject-id',
} as const;

export type AttributeName = keyof typeof ATTRIBUTE;

/**
 * Nobody's: 1 January 1900, with an individual number of the range (900-999) that no living person is given. Of the right
 * form, so that an application that looks for identity numbers in what it kept would find it.
 */
export const INVENTED_IDENTITY_NUMBER = '010100-900F';
export const INVENTED_DATE_OF_BIRTH = '19000101';

/** One attribute by its short name. */
export function attribute(friendlyName: AttributeName, ...values: readonly string[]): SamlAttribute {
  return { name: ATTRIBUTE[friendlyName], friendlyName, values };
}

function releasedByAll(person: Person, provider: Provider): readonly SamlAttribute[] {
  return [
    attribute('eduPersonPrincipalName', person.eppn),
    attribute('displayName', person.displayName),
    attribute('givenName', person.givenName),
    attribute('sn', person.familyName),
    attribute('cn', person.displayName),
    attribute('mail', person.mail),
    attribute('schacHomeOrganization', provider.homeOrganisation),
    attribute('schacHomeOrganizationType', provider.homeOrganisationType),
    attribute('eduPersonAffiliation', ...person.affiliations),
  ];
}

/** What a provider tells about a person: see `Provider.release`. */
export function attributesOf(person: Person, provider: Provider): readonly SamlAttribute[] {
  const common = releasedByAll(person, provider);
  if (provider.release === 'adfs') {
    return [
      ...common,
      attribute('schacPersonalUniqueID', `urn:schac:personalUniqueID:fi:FIC:${INVENTED_IDENTITY_NUMBER}`),
      attribute('schacDateOfBirth', INVENTED_DATE_OF_BIRTH),
    ];
  }
  const scoped = person.affiliations.map((affiliation) => `${affiliation}@${provider.scopes[0]}`);
  return [
    ...common,
    attribute('funetEduPersonEPPNTimeStamp', person.eppnTimestamp),
    attribute('eduPersonScopedAffiliation', ...scoped),
    attribute('preferredLanguage', person.preferredLanguage),
    ...(provider.releasesSubjectId ? [attribute('subject-id', person.subjectId)] : []),
  ];
}

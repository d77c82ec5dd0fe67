/** The organisations this program stands in for. The key is the first part of every path: `/metropolia/sso`. */
export type ProviderKey = 'metropolia' | 'haaga-helia' | 'laurea' | 'helsinki';

export interface Provider {
  readonly key: ProviderKey;
  /** Stable whatever port the program listens on, so that a seeded application keeps knowing it. */
  readonly entityId: string;
  readonly names: { readonly fi: string; readonly sv: string; readonly en: string };
  /** The scopes it may assert identifiers in (shibmd:Scope); the first one ends its people's eppn. */
  readonly scopes: readonly [string, ...string[]];
  readonly homeOrganisation: string;
  readonly homeOrganisationType: string;
  /** Domain of invented mail addresses. `.example` (RFC 2606) can never be delivered, whatever mail server is set. */
  readonly mailDomain: string;
  /**
   * What it releases. `haka`: funetEduPerson as the federation asks. `adfs`: as a university of applied sciences' AD FS does:
   * no scoped affiliation, no time stamp of the eppn, but an identity number and a date of birth that nobody asked for.
   */
  readonly release: 'haka' | 'adfs';
  readonly releasesSubjectId: boolean;
  /**
   * `both`: Response and Assertion, as SimpleSAMLphp does. `sealed`: the Response around an encrypted Assertion, as Shibboleth. `assertion`: the
   * Assertion alone, as AD FS.
   */
  readonly signs: 'both' | 'sealed' | 'assertion';
}

const POLYTECHNIC = 'urn:schac:homeOrganizationType:fi:polytechnic';

export const PROVIDERS: readonly Provider[] = [
  {
    key: 'metropolia',
    entityId: 'https://idp.metropolia.example/saml2',
    names: {
      fi: 'Metropolia Ammattikorkeakoulu',
      sv: 'Yrkeshögskolan Metropolia',
      en: 'Metropolia University of Applied Sciences',
    },
    scopes: ['metropolia.fi'],
    homeOrganisation: 'metropolia.fi',
    homeOrganisationType: POLYTECHNIC,
    mailDomain: 'metropolia.example',
    release: 'haka',
    releasesSubjectId: true,
    signs: 'both',
  },
  {
    key: 'haaga-helia',
    entityId: 'https://idp.haaga-helia.example/saml2',
    names: {
      fi: 'Haaga-Helia ammattikorkeakoulu',
      sv: 'Yrkeshögskolan Haaga-Helia',
      en: 'Haaga-Helia University of Applied Sciences',
    },
    scopes: ['haaga-helia.fi'],
    homeOrganisation: 'haaga-helia.fi',
    homeOrganisationType: POLYTECHNIC,
    mailDomain: 'haaga-helia.example',
    release: 'haka',
    releasesSubjectId: true,
    signs: 'sealed',
  },
  {
    key: 'laurea',
    entityId: 'https://idp.laurea.example/saml2',
    names: {
      fi: 'Laurea-ammattikorkeakoulu',
      sv: 'Yrkeshögskolan Laurea',
      en: 'Laurea University of Applied Sciences',
    },
    scopes: ['laurea.fi'],
    homeOrganisation: 'laurea.fi',
    homeOrganisationType: POLYTECHNIC,
    mailDomain: 'laurea.example',
    release: 'adfs',
    releasesSubjectId: false,
    signs: 'assertion',
  },
  {
    key: 'helsinki',
    entityId: 'https://idp.hel.example/saml2',
    names: { fi: 'Helsingin kaupunki', sv: 'Helsingfors stad', en: 'City of Helsinki' },
    scopes: ['hel.fi'],
    homeOrganisation: 'hel.fi',
    homeOrganisationType: 'urn:schac:homeOrganizationType:fi:other',
    mailDomain: 'hel.example',
    release: 'haka',
    releasesSubjectId: false,
    signs: 'both',
  },
];

const byKey = new Map<string, Provider>(PROVIDERS.map((provider) => [provider.key, provider]));

export function providerOf(key: ProviderKey): Provider {
  const provider = byKey.get(key);
  if (!provider) throw new Error(`There is no provider "${key}".`);
  return provider;
}

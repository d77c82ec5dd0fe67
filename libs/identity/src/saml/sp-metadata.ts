import { Injectable } from '@nestjs/common';
import { Settings, Texts } from '#platform';
import { base64Of, element, LANGUAGES, type Language, type Xml } from '#platform/kernel';
import { REQUESTED_ATTRIBUTES } from './attributes.js';
import { DISCOVERY, discoveryReturnOf } from './discovery.js';
import { acsOf, entityIdOf, logoutOf } from './service-provider.js';
import { type SpKey, SpKeys } from './sp-keys.js';
import { NS } from './xml.js';

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const URI = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
const SUBJECT_ID_REQUEST = 'urn:oasis:names:tc:SAML:profiles:subject-id:req';
const SECURITY = 'http://refeds.org/metadata/contactType/security';

/** What each algorithm is called, so that providers seal with what we open (saml2int ALG01). */
const SEALING = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
];

const inEvery = (name: string, text: (language: Language) => string): Xml[] =>
  LANGUAGES.map((language) => element(name, { 'xml:lang': language }, text(language)));

/** One that leaves is not shown: nobody is to seal for it any more, and what it signed is read long ago. */
function keysXml(keys: readonly SpKey[]): Xml[] {
  return keys
    .filter(({ state }) => state !== 'leaving')
    .flatMap(({ certificate }) => {
      const info = element(
        'ds:KeyInfo',
        {},
        element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate))),
      );
      const methods = SEALING.map((algorithm) => element('md:EncryptionMethod', { Algorithm: algorithm }));
      return [
        element('md:KeyDescriptor', { use: 'signing' }, info),
        element('md:KeyDescriptor', { use: 'encryption' }, info, methods),
      ];
    });
}

/**
 * What we publish about ourselves: names, keys, addresses, contacts, and the attributes that we ask for, each with whether we can do without.
 * Source: saml2int MD05-11, SP13-15; SAML V2.0 Metadata, MDUI, subject-id profile, IdP Discovery 2.5.
 */
@Injectable()
export class SpMetadata {
  constructor(
    private readonly settings: Settings,
    private readonly texts: Texts,
    private readonly spKeys: SpKeys,
  ) {}

  async execute(): Promise<string> {
    const wish = element('saml:AttributeValue', {}, 'any');
    const root = element(
      'md:EntityDescriptor',
      {
        'xmlns:md': NS.metadata,
        'xmlns:ds': NS.signature,
        'xmlns:mdui': NS.ui,
        'xmlns:mdattr': NS.entityAttributes,
        'xmlns:saml': NS.assertion,
        'xmlns:remd': 'http://refeds.org/metadata',
        entityID: entityIdOf(this.settings),
      },
      element(
        'md:Extensions',
        {},
        element(
          'mdattr:EntityAttributes',
          {},
          element('saml:Attribute', { Name: SUBJECT_ID_REQUEST, NameFormat: URI }, wish),
        ),
      ),
      this.role(await this.spKeys.all()),
      this.organisation(),
      this.contacts(),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
  }

  private say(key: string): (language: Language) => string {
    return (language) => this.texts.t(language, `identity:service.${key}`);
  }

  private role(keys: readonly SpKey[]): Xml {
    const logo = { width: '64', height: '64' };
    const shown = element(
      'mdui:UIInfo',
      {},
      inEvery('mdui:DisplayName', this.say('name')),
      inEvery('mdui:Description', this.say('description')),
      inEvery('mdui:InformationURL', (language) => this.settings.url(`/${language}/`)),
      inEvery(
        'mdui:PrivacyStatementURL',
        (language) => this.settings.env.PRIVACY_URL ?? this.settings.url(`/${language}/privacy`),
      ),
      this.settings.env.PUBLIC_URL.startsWith('https:')
        ? element('mdui:Logo', logo, this.settings.url('/luotsi.svg'))
        : null,
    );
    return element(
      'md:SPSSODescriptor',
      { protocolSupportEnumeration: NS.protocol, AuthnRequestsSigned: 'false', WantAssertionsSigned: 'true' },
      element('md:Extensions', {}, shown, this.discovery()),
      keysXml(keys),
      element('md:SingleLogoutService', { Binding: REDIRECT, Location: logoutOf(this.settings) }),
      element('md:AssertionConsumerService', {
        Binding: POST,
        Location: acsOf(this.settings),
        index: '1',
        isDefault: 'true',
      }),
      element(
        'md:AttributeConsumingService',
        { index: '1', isDefault: 'true' },
        inEvery('md:ServiceName', this.say('name')),
        REQUESTED_ATTRIBUTES.map(({ name, friendlyName, isRequired }) =>
          element('md:RequestedAttribute', {
            Name: name,
            FriendlyName: friendlyName,
            NameFormat: URI,
            isRequired: String(isRequired),
          }),
        ),
      ),
    );
  }

  /** A discovery service answers to this address only. */
  private discovery(): Xml | null {
    if (!this.settings.env.DISCOVERY_URL) return null;
    return element('idpdisc:DiscoveryResponse', {
      'xmlns:idpdisc': DISCOVERY,
      Binding: DISCOVERY,
      Location: discoveryReturnOf(this.settings),
      index: '1',
    });
  }

  private organisation(): Xml | null {
    const name = this.settings.env.OPERATOR_NAME;
    if (!name) return null;
    return element(
      'md:Organization',
      {},
      inEvery('md:OrganizationName', () => name),
      inEvery('md:OrganizationDisplayName', () => name),
      inEvery('md:OrganizationURL', (language) => this.settings.url(`/${language}/`)),
    );
  }

  private contacts(): Xml[] {
    const { CONTACT_TECHNICAL: technical, CONTACT_SUPPORT: support, CONTACT_SECURITY: security } = this.settings.env;
    const contact = (attributes: Record<string, string>, address: string | undefined) =>
      address ? [element('md:ContactPerson', attributes, element('md:EmailAddress', {}, `mailto:${address}`))] : [];
    return [
      ...contact({ contactType: 'technical' }, technical),
      ...contact({ contactType: 'support' }, support),
      ...contact({ contactType: 'other', 'remd:contactType': SECURITY }, security),
    ];
  }
}

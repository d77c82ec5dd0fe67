import { base64Of, element, instant } from '#platform/kernel';
import type { Provider } from '../providers.js';
import { BINDING, NAME_ID_FORMAT, NS } from './names.js';

const DAY = 24 * 3_600_000;

/** What a provider publishes about itself, as XML that a service provider reads. */
export interface Published {
  readonly provider: Provider;
  readonly ssoUrl: string;
  readonly logoutUrl: string;
  /** PEM. */
  readonly certificate: string;
  readonly now: Date;
}

/** SAML metadata of one provider. Valid for two weeks, as federations' own. */
export function metadataXml({ provider, ssoUrl, logoutUrl, certificate, now }: Published): string {
  const names = Object.entries(provider.names);
  const scopes = provider.scopes.map((scope) => element('shibmd:Scope', { regexp: 'false' }, scope));
  const displayNames = names.map(([language, name]) => element('mdui:DisplayName', { 'xml:lang': language }, name));
  const x509 = element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate)));
  const descriptor = element(
    'md:IDPSSODescriptor',
    { protocolSupportEnumeration: NS.protocol, WantAuthnRequestsSigned: 'false' },
    element('md:Extensions', {}, scopes, element('mdui:UIInfo', {}, displayNames)),
    element('md:KeyDescriptor', { use: 'signing' }, element('ds:KeyInfo', {}, x509)),
    element('md:SingleLogoutService', { Binding: BINDING.redirect, Location: logoutUrl }),
    element('md:NameIDFormat', {}, NAME_ID_FORMAT.transient),
    element('md:SingleSignOnService', { Binding: BINDING.redirect, Location: ssoUrl }),
  );
  const organisation = element(
    'md:Organization',
    {},
    names.map(([language, name]) => element('md:OrganizationName', { 'xml:lang': language }, name)),
    names.map(([language, name]) => element('md:OrganizationDisplayName', { 'xml:lang': language }, name)),
    names.map(([language]) => element('md:OrganizationURL', { 'xml:lang': language }, provider.entityId)),
  );
  const root = element(
    'md:EntityDescriptor',
    {
      'xmlns:md': NS.metadata,
      'xmlns:ds': NS.signature,
      'xmlns:shibmd': NS.scope,
      'xmlns:mdui': NS.ui,
      entityID: provider.entityId,
      validUntil: instant(new Date(now.getTime() + 14 * DAY)),
    },
    descriptor,
    organisation,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

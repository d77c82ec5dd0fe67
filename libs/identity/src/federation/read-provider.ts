import { X509Certificate } from 'node:crypto';
import { LANGUAGES, type LocalisedText } from '#platform/kernel';
import { readAddress } from '../domain/email-address.js';
import { children, descendants, NS, textOf } from '../saml/xml.js';
import type { FederationProvider, SkipReason } from './aggregate.js';

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const HIDE = 'http://refeds.org/category/hide-from-discovery';
const SCOPE = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const MAX_NAME = 200;
const LEAST_RSA_BITS = 2048;

export interface FoundProvider {
  readonly element: Element;
  readonly role: Element;
  readonly until: number;
}

/** An address that a browser may be sent to. */
function fitAddress(text: string | null | undefined, loopbackAllowed: boolean): string | null {
  if (!text || text.length > 2000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isFit =
    url.protocol === 'https:' || (loopbackAllowed && url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return isFit && !url.username ? text : null;
}

/** RSA only: xml-crypto verifies no signature by an elliptic curve (decision 0005). */
function isFitCertificate(base64: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(base64, 'base64'));
    return (
      publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS
    );
  } catch {
    return false;
  }
}

/** Keys for signing; a key without a use is for both (saml2int MD05). Several at once: the provider is changing them. */
function certificatesOf(role: Element): string[] {
  const keys = children(role, NS.metadata, 'KeyDescriptor').filter((key) => key.getAttribute('use') !== 'encryption');
  const all = keys
    .flatMap((key) => descendants(key, NS.signature, 'X509Certificate'))
    .map((element) => textOf(element).replace(/\s+/g, ''));
  return [...new Set(all)].filter(isFitCertificate);
}

function extensionsOf(element: Element, namespace: string, name: string): Element[] {
  return children(element, NS.metadata, 'Extensions').flatMap((extensions) => children(extensions, namespace, name));
}

/** A regular expression as a scope is refused: nobody can say who is in it (saml2int SP18). */
function scopesOf({ element, role }: FoundProvider): string[] {
  const all = [element, role].flatMap((holder) => extensionsOf(holder, NS.scope, 'Scope'));
  const plain = all.filter((scope) => !['true', '1'].includes(scope.getAttribute('regexp') ?? 'false'));
  return [...new Set(plain.map((scope) => textOf(scope).toLowerCase()))].filter((scope) => SCOPE.test(scope));
}

function inLanguages(elements: readonly Element[]): Partial<LocalisedText> {
  const texts: Record<string, string> = {};
  for (const element of elements) {
    const language = (element.getAttribute('xml:lang') ?? '').slice(0, 2).toLowerCase();
    const text = textOf(element).slice(0, MAX_NAME);
    if (text && !texts[language]) texts[language] = text;
  }
  return texts;
}

/** What people know it by: MDUI, else the organisation's own name, else the host of its entityID. */
function nameOf({ element, role }: FoundProvider, entityId: string): LocalisedText {
  const shown = extensionsOf(role, NS.ui, 'UIInfo').flatMap((info) => children(info, NS.ui, 'DisplayName'));
  const organisation = children(element, NS.metadata, 'Organization').flatMap((own) =>
    children(own, NS.metadata, 'OrganizationDisplayName'),
  );
  for (const names of [inLanguages(shown), inLanguages(organisation)]) {
    const source = (['en', ...LANGUAGES] as const).find((language) => names[language]);
    if (source)
      return {
        source,
        ...Object.fromEntries(LANGUAGES.flatMap((language) => (names[language] ? [[language, names[language]]] : []))),
      };
  }
  return { source: 'en', en: (URL.canParse(entityId) && new URL(entityId).hostname) || entityId };
}

function supportOf(element: Element): string | null {
  const contacts = children(element, NS.metadata, 'ContactPerson');
  const byKind = ['support', 'technical'].flatMap((kind) =>
    contacts.filter((contact) => contact.getAttribute('contactType') === kind),
  );
  for (const mail of byKind.flatMap((contact) => children(contact, NS.metadata, 'EmailAddress'))) {
    const reading = readAddress(textOf(mail).replace(/^mailto:/i, ''));
    if ('address' in reading) return reading.address;
  }
  return null;
}

function categoriesOf(element: Element): string[] {
  return extensionsOf(element, NS.entityAttributes, 'EntityAttributes').flatMap((attributes) =>
    descendants(attributes, NS.assertion, 'AttributeValue').map(textOf),
  );
}

/** One provider, or why it cannot be used. */
export function readProvider(
  found: FoundProvider,
  { loopbackAllowed }: { loopbackAllowed: boolean },
): FederationProvider | SkipReason {
  const { element, role } = found;
  const entityId = element.getAttribute('entityID') ?? '';
  const service = (name: string) =>
    children(role, NS.metadata, name).find((one) => one.getAttribute('Binding') === REDIRECT);
  const address = (text: string | null | undefined) => fitAddress(text, loopbackAllowed);
  const ssoUrl = address(service('SingleSignOnService')?.getAttribute('Location'));
  const logout = service('SingleLogoutService');
  const certificates = certificatesOf(role);
  const scopes = scopesOf(found);
  if (!ssoUrl) return 'no-redirect-address';
  if (certificates.length === 0) return 'no-fit-certificate';
  if (scopes.length === 0) return 'no-scope';
  const logoutUrl = address(logout?.getAttribute('Location'));
  return {
    entityId,
    name: nameOf(found, entityId),
    ssoUrl,
    logoutUrl,
    logoutResponseUrl: address(logout?.getAttribute('ResponseLocation')) ?? logoutUrl,
    certificates,
    scopes,
    errorUrl: address(role.getAttribute('errorURL')),
    support: supportOf(element),
    hidden: categoriesOf(element).includes(HIDE),
    validUntil: new Date(found.until).toISOString(),
  };
}

import type { PresentedIdentifiers } from '../domain/account-key.js';
import { readAddress } from '../domain/email-address.js';
import { readName } from '../domain/person-name.js';
import { SamlRefusal } from './saml-refusal.js';
import { children, NS, textOf } from './xml.js';

/** Attributes we read, by Name only (identity.md 1.2). Everything else, hetu and birth date first of all, is dropped on arrival. */
const NAMES = {
  subjectId: 'urn:oasis:names:tc:SAML:attribute:subject-id',
  pairwiseId: 'urn:oasis:names:tc:SAML:attribute:pairwise-id',
  eppn: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
  eppnTimestamp: 'urn:oid:1.3.6.1.4.1.16161.1.1.24',
  scopedAffiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.9',
  affiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
  givenName: 'urn:oid:2.5.4.42',
  surname: 'urn:oid:2.5.4.4',
  commonName: 'urn:oid:2.5.4.3',
  preferredLanguage: 'urn:oid:2.16.840.1.113730.3.1.39',
} as const;
type Known = keyof typeof NAMES;

/** Who sends neither of the required two (and no subject identifier) cannot sign in; the rest makes the profile shorter to fill. */
const REQUIRED: readonly Known[] = ['eppn', 'displayName'];
const FRIENDLY: Partial<Record<Known, string>> = {
  subjectId: 'subject-id',
  pairwiseId: 'pairwise-id',
  eppn: 'eduPersonPrincipalName',
  eppnTimestamp: 'funetEduPersonEPPNTimeStamp',
  scopedAffiliation: 'eduPersonScopedAffiliation',
  affiliation: 'eduPersonAffiliation',
  surname: 'sn',
  commonName: 'cn',
};

/** What our metadata asks for: exactly what is read here. */
export const REQUESTED_ATTRIBUTES = Object.entries(NAMES).map(([key, name]) => ({
  name,
  friendlyName: FRIENDLY[key as Known] ?? key,
  isRequired: REQUIRED.includes(key as Known),
}));

const SINGLE: readonly Known[] = [
  'subjectId',
  'pairwiseId',
  'eppn',
  'eppnTimestamp',
  'displayName',
  'preferredLanguage',
];
const MAX_VALUE = 500;
/** Printable ASCII around the one @ of a scoped value (eduPerson; SAML subject identifiers 1.0): letters beyond could fold into others. */
const SCOPED = /^[\x21-\x3f\x41-\x7e]+@([\x21-\x3f\x41-\x7e]+)$/;
/** eduPersonAffiliation is a closed vocabulary; what is not in it is dropped. */
const AFFILIATIONS = new Set([
  'student',
  'faculty',
  'staff',
  'employee',
  'alum',
  'affiliate',
  'member',
  'library-walk-in',
]);

export interface SamlPerson extends PresentedIdentifiers {
  readonly displayName: string;
  readonly mails: readonly string[];
  /** Without scope: `student`. Whose they are follows from the provider. */
  readonly affiliations: readonly string[];
  readonly preferredLanguage: string | undefined;
}

const KEYS: ReadonlyMap<string, Known> = new Map(Object.entries(NAMES).map(([key, name]) => [name, key as Known]));

/** @throws SamlRefusal for values too long or, where there may be one, more than one. */
function valuesOf(attribute: Element, key: Known): string[] {
  const values = children(attribute, NS.assertion, 'AttributeValue').map(textOf);
  if (values.some((value) => value.length > MAX_VALUE)) throw new SamlRefusal(`attribute ${key} is too long`);
  if (SINGLE.includes(key) && values.length > 1) throw new SamlRefusal(`attribute ${key} has many values`);
  return values.filter((value) => value.length > 0);
}

function readAll(assertion: Element): Map<Known, string[]> {
  const found = new Map<Known, string[]>();
  const statements = children(assertion, NS.assertion, 'AttributeStatement');
  for (const attribute of statements.flatMap((statement) => children(statement, NS.assertion, 'Attribute'))) {
    const key = KEYS.get(attribute.getAttribute('Name') ?? '');
    if (!key) continue;
    if (found.has(key)) throw new SamlRefusal(`attribute ${key} comes twice`);
    found.set(key, valuesOf(attribute, key));
  }
  return found;
}

/** A provider may only assert identifiers inside its own scopes: else any member could sign in as somebody of another one. */
function checkScopes(values: readonly (string | undefined)[], scopes: readonly string[]): void {
  for (const value of values) {
    if (!value) continue;
    const scope = SCOPED.exec(value)?.[1]?.toLowerCase();
    if (!scope) throw new SamlRefusal('identifier without a scope');
    if (!scopes.includes(scope)) throw new SamlRefusal('identifier outside the scopes of the provider');
  }
}

/** The first of these that is a name: the display name, given name and surname, a common name. Empty when there is none. */
function nameOf(all: ReadonlyMap<Known, readonly string[]>): string {
  const told = (key: Known) => all.get(key) ?? [];
  const composed = [told('givenName')[0], told('surname')[0]].map((part) => readName(part ?? '')).filter(Boolean);
  const names = [...told('displayName'), composed.join(' '), ...told('commonName')].map(readName);
  return names.find(Boolean) ?? '';
}

/** @throws SamlRefusal when an attribute contradicts the rules. One that is missing is for the caller to explain. */
export function readAttributes(assertion: Element, scopes: readonly string[]): SamlPerson {
  const all = readAll(assertion);
  const single = (key: Known) => all.get(key)?.[0];
  const scoped = all.get('scopedAffiliation') ?? [];
  checkScopes([single('subjectId'), single('pairwiseId'), single('eppn'), ...scoped], scopes);
  // AD FS sends affiliations without a scope.
  const affiliations = [
    ...scoped.map((value) => value.slice(0, value.indexOf('@'))),
    ...(all.get('affiliation') ?? []),
  ];
  return {
    subjectId: single('subjectId'),
    pairwiseId: single('pairwiseId'),
    eppn: single('eppn'),
    eppnTimestamp: single('eppnTimestamp'),
    displayName: nameOf(all),
    mails: (all.get('mail') ?? []).flatMap((mail) => {
      const reading = readAddress(mail);
      return 'address' in reading ? [reading.address] : [];
    }),
    affiliations: [...new Set(affiliations.map((value) => value.toLowerCase()))].filter((value) =>
      AFFILIATIONS.has(value),
    ),
    preferredLanguage: single('preferredLanguage'),
  };
}

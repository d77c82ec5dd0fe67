import { SamlRefusal } from './message-guard.js';
import { children, NS, textOf } from './xml.js';
import type { PresentedIdentifiers } from '../domain/account-key.js';

/** Attributes we read, by Name only (identity.md 1.2). Everything else, hetu and birth date first of all, is dropped on arrival. */
const NAMES = {
  subjectId: 'urn:oasis:names:tc:SAML:attribute:subject-id',
  pairwiseId: 'urn:oasis:names:tc:SAML:attribute:pairwise-id',
  eppn: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
  eppnTimestamp: 'urn:oid:1.3.6.1.4.1.16161.1.1.24',
  scopedAffiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.9',
  affiliation: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1',
  homeOrganisation: 'urn:oid:1.3.6.1.4.1.25178.1.2.9',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
  givenName: 'urn:oid:2.5.4.42',
  surname: 'urn:oid:2.5.4.4',
  commonName: 'urn:oid:2.5.4.3',
  preferredLanguage: 'urn:oid:2.16.840.1.113730.3.1.39',
} as const;
type Known = keyof typeof NAMES;

const SINGLE: readonly Known[] = ['subjectId', 'pairwiseId', 'eppn', 'eppnTimestamp', 'homeOrganisation', 'displayName', 'preferredLanguage'];
const MAX_VALUE = 500;

export interface SamlPerson extends PresentedIdentifiers {
  readonly displayName: string;
  readonly mails: readonly string[];
  /** With scope, lower case: `student@metropolia.fi`. */
  readonly affiliations: readonly string[];
  readonly preferredLanguage: string | undefined;
}

function readAll(assertion: Element): Map<Known, string[]> {
  const wanted = new Map(Object.entries(NAMES).map(([key, name]) => [name as string, key as Known]));
  const found = new Map<Known, string[]>();
  for (const statement of children(assertion, NS.assertion, 'AttributeStatement')) {
    for (const attribute of children(statement, NS.assertion, 'Attribute')) {
      const key = wanted.get(attribute.getAttribute('Name') ?? '');
      if (!key) continue;
      if (found.has(key)) throw new SamlRefusal(`attribute ${key} comes twice`);
      const values = children(attribute, NS.assertion, 'AttributeValue').map(textOf).filter((value) => value.length > 0);
      if (values.some((value) => value.length > MAX_VALUE)) throw new SamlRefusal(`attribute ${key} is too long`);
      if (SINGLE.includes(key) && values.length > 1) throw new SamlRefusal(`attribute ${key} has many values`);
      if (values.length > 0) found.set(key, values);
    }
  }
  return found;
}

function scopeOf(value: string): string {
  return value.slice(value.lastIndexOf('@') + 1).toLowerCase();
}

/** A provider may only assert identifiers inside its own scopes: else any member could sign in as somebody of another one. */
function checkScopes(values: readonly (string | undefined)[], scopes: readonly string[]): void {
  const allowed = new Set(scopes.map((scope) => scope.toLowerCase()));
  for (const value of values) {
    if (value && (!value.includes('@') || !allowed.has(scopeOf(value)))) throw new SamlRefusal('identifier outside the scopes of the provider');
  }
}

/** @throws SamlRefusal when an attribute contradicts the rules; a missing identifier is for the caller to explain. */
export function readAttributes(assertion: Element, scopes: readonly string[]): SamlPerson {
  const all = readAll(assertion);
  const single = (key: Known) => all.get(key)?.[0];
  const scoped = all.get('scopedAffiliation') ?? [];
  checkScopes([single('subjectId'), single('pairwiseId'), single('eppn'), ...scoped], scopes);
  const [mainScope] = scopes;
  // AD FS sends affiliations without a scope: they take the provider's own.
  const unscoped = mainScope ? (all.get('affiliation') ?? []).map((value) => `${value}@${mainScope}`) : [];
  const composed = [single('givenName'), single('surname')].filter(Boolean).join(' ');
  return {
    subjectId: single('subjectId'),
    pairwiseId: single('pairwiseId'),
    eppn: single('eppn'),
    eppnTimestamp: single('eppnTimestamp'),
    displayName: single('displayName') ?? (composed || single('commonName')) ?? '',
    mails: (all.get('mail') ?? []).filter((mail) => /^[^\s@]+@[^\s@]+$/.test(mail)).slice(0, 5),
    affiliations: [...new Set([...scoped, ...unscoped].map((value) => value.toLowerCase()))],
    preferredLanguage: single('preferredLanguage'),
  };
}

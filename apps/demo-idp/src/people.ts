import { createHash } from 'node:crypto';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js';
import { PROVIDERS, type Provider, type ProviderKey, providerOf } from './providers.js';

export type Language = 'fi' | 'sv' | 'en';
export type PersonRole = 'student' | 'coordinator' | 'programme-manager' | 'administrator';

/** Somebody who does not exist. The same uid at the same provider is always the same person, also in the seed. */
export interface Person {
  readonly provider: ProviderKey;
  readonly uid: string;
  readonly role: PersonRole;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  /** eduPersonPrincipalName. */
  readonly eppn: string;
  /** The day the eppn was given to this person, `yyyymmdd` (funetEduPersonEPPNTimeStamp). */
  readonly eppnTimestamp: string;
  readonly subjectId: string;
  readonly mail: string;
  /** eduPersonAffiliation, without scope. */
  readonly affiliations: readonly string[];
  readonly preferredLanguage: Language;
}

/** Students `student0001` to `student0600` exist at each university. */
export const STUDENTS_PER_UNIVERSITY = 600;

interface Invented {
  readonly uid: string;
  readonly role: PersonRole;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredLanguage: Language;
}

function invented(uid: string, role: PersonRole, givenName: string, familyName: string, preferredLanguage: Language) {
  return { uid, role, givenName, familyName, preferredLanguage } satisfies Invented;
}

/** Sam Lee studies at all three: three people of one name, whom nothing may ever take for one. */
const NAMED: Readonly<Record<ProviderKey, readonly Invented[]>> = {
  metropolia: [
    invented('amara.okafor', 'student', 'Amara', 'Okafor', 'en'),
    invented('sam.lee', 'student', 'Sam', 'Lee', 'en'),
    invented('coordinator.metropolia', 'coordinator', 'Päivi', 'Lehtonen', 'fi'),
  ],
  'haaga-helia': [
    invented('linh.nguyen', 'student', 'Linh', 'Nguyễn', 'en'),
    invented('sam.lee', 'student', 'Sam', 'Lee', 'en'),
    invented('coordinator.haaga-helia', 'coordinator', 'Åsa', 'Lindqvist', 'sv'),
  ],
  laurea: [
    invented('diego.ramirez', 'student', 'Diego', 'Ramírez', 'en'),
    invented('sam.lee', 'student', 'Sam', 'Lee', 'en'),
    invented('coordinator.laurea', 'coordinator', 'Mikko', 'Väisänen', 'fi'),
  ],
  helsinki: [
    invented('manager.helsinki', 'programme-manager', 'Riikka', 'Niemelä', 'fi'),
    invented('admin.helsinki', 'administrator', 'Oskar', 'Söderholm', 'sv'),
  ],
};

function affiliationsOf(role: PersonRole): readonly string[] {
  return role === 'student' ? ['student', 'member'] : ['staff', 'employee', 'member'];
}

function complete(provider: Provider, person: Invented): Person {
  const scope = provider.scopes[0];
  const student = person.role === 'student';
  const unique = createHash('sha256').update(`${provider.entityId} ${person.uid}`).digest('hex').slice(0, 32);
  return {
    ...person,
    provider: provider.key,
    displayName: `${person.givenName} ${person.familyName}`,
    eppn: `${person.uid}@${scope}`,
    eppnTimestamp: student ? '20250801' : '20190107',
    subjectId: `${unique}@${scope}`,
    mail: `${person.uid}@${student ? 'student.' : ''}${provider.mailDomain}`,
    affiliations: affiliationsOf(person.role),
  };
}

/** The steps are coprime to the lengths of the lists, so no two students of the three universities share a whole name. */
function numberedStudent(provider: Provider, number: number): Person {
  const place = PROVIDERS.indexOf(provider) * STUDENTS_PER_UNIVERSITY + number;
  const languages: readonly Language[] = ['fi', 'sv', 'en', 'en', 'en', 'en', 'en', 'en', 'en', 'en'];
  return complete(provider, {
    uid: `student${String(number).padStart(4, '0')}`,
    role: 'student',
    givenName: GIVEN_NAMES[(place * 17) % GIVEN_NAMES.length] ?? '',
    familyName: FAMILY_NAMES[(place * 19) % FAMILY_NAMES.length] ?? '',
    preferredLanguage: languages[number % languages.length] ?? 'en',
  });
}

/** The invented person behind a uid as somebody types it, or undefined: nobody else can sign in. */
export function personFor(key: ProviderKey, uid: string): Person | undefined {
  const provider = providerOf(key);
  const wanted = uid.trim().toLowerCase();
  const named = NAMED[key].find((person) => person.uid === wanted);
  if (named) return complete(provider, named);
  const number = Number(/^student(\d{4})$/.exec(wanted)?.[1] ?? 0);
  if (key === 'helsinki' || number < 1 || number > STUDENTS_PER_UNIVERSITY) return undefined;
  return numberedStudent(provider, number);
}

/** Everybody at a provider: first those with a name of their own, then the numbered students (the City has none). */
export function peopleOf(key: ProviderKey): readonly Person[] {
  const provider = providerOf(key);
  const named = NAMED[key].map((person) => complete(provider, person));
  if (key === 'helsinki') return named;
  const numbers = Array.from({ length: STUDENTS_PER_UNIVERSITY }, (_, index) => index + 1);
  return [...named, ...numbers.map((number) => numberedStudent(provider, number))];
}

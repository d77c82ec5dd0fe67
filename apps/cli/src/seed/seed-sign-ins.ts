import type { INestApplicationContext } from '@nestjs/common';
import { FindSignedIn, GrantRole, Organisations, RegisterPerson, scopeFor, TrustProvider } from '#identity';
import { addDays, Clock, type CohortId, localDate, type OrganisationId, type PersonId } from '#platform/kernel';
import { Cohorts, ImportMentors } from '#programmes';
import { KNOWN_BY_MAIL, KNOWN_STAFF } from './known-people.js';

/** The staff of the demonstration are there before the finished round begins. */
const IN_OFFICE_SINCE = new Date('2022-01-01T00:00:00Z');

export const SEED = { kind: 'command', name: 'luotsi seed' } as const;

/** One provider as the demo identity provider publishes it at /metadata.json. */
interface PublishedProvider {
  readonly entityId: string;
  readonly names: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly ssoUrl: string;
  readonly logoutUrl: string;
  readonly certificate: string;
  readonly scopes: readonly string[];
}

/** The providers of the demo, trusted as they stand now: their ports change from start to start. */
export async function trustDemoProviders(
  house: INestApplicationContext,
  idpUrl: string,
): Promise<ReadonlyMap<string, OrganisationId>> {
  const answer = await fetch(`${idpUrl}/metadata.json`, { signal: AbortSignal.timeout(5000) });
  const published = (await answer.json()) as PublishedProvider[];
  const organisations = house.get(Organisations, { strict: false });
  const ids = new Map<string, OrganisationId>();
  for (const provider of published) {
    const name = { source: 'fi', ...provider.names } as const;
    const isCity = provider.scopes.includes('hel.fi');
    const organisationId = await organisations.findOrAdd({ kind: isCity ? 'city' : 'university', name });
    const { entityId, ssoUrl, logoutUrl, scopes } = provider;
    await house
      .get(TrustProvider, { strict: false })
      .execute(
        { entityId, organisationId, name, ssoUrl, certificates: [provider.certificate], scopes, logoutUrl },
        SEED,
      );
    ids.set(provider.names.en, organisationId);
  }
  return ids;
}

/** The open round, plainly marked as invented and dated from the day of seeding. */
async function addOpenProgramme(
  house: INestApplicationContext,
  partners: ReadonlyMap<string, OrganisationId>,
): Promise<CohortId> {
  const cohorts = house.get(Cohorts, { strict: false });
  const today = localDate(house.get(Clock, { strict: false }).now());
  const programmeId = await cohorts.addProgramme({
    name: {
      source: 'en',
      en: 'Luotsi demonstration',
      fi: 'Luotsin esittelyohjelma',
      sv: 'Luotsis demonstrationsprogram',
    },
    description: {
      source: 'en',
      en: 'An invented programme for trying Luotsi out. All people in it are invented.',
      fi: 'Keksitty ohjelma Luotsin kokeilemiseen. Kaikki sen ihmiset ovat keksittyjä.',
      sv: 'Ett påhittat program för att prova Luotsi. Alla människor i det är påhittade.',
    },
    startsOn: addDays(today, -30),
    endsOn: addDays(today, 365),
    partners: [...partners].map(([name, organisationId]) => ({
      organisationId,
      role: name.startsWith('City') ? ('coordinator' as const) : ('part_implementer' as const),
    })),
  });
  return cohorts.addCohort({
    programmeId,
    name: { source: 'en', en: 'Demonstration round', fi: 'Esittelykausi', sv: 'Demonstrationsomgång' },
    description: {
      source: 'en',
      en: 'A mentor from working life meets you three to ten times over half a year. Mentoring is not a promise of a job.',
      fi: 'Työelämän mentori tapaa sinua kolmesta kymmeneen kertaa puolen vuoden aikana. Mentorointi ei ole lupaus työpaikasta.',
      sv: 'En mentor från arbetslivet träffar dig tre till tio gånger under ett halvår. Mentorskap är inget löfte om jobb.',
    },
    opensOn: addDays(today, -14),
    closesOn: addDays(today, 45),
    startsOn: addDays(today, -7),
    endsOn: addDays(today, 210),
    approvesSamlStudents: false,
    proposalDays: 7,
  });
}

async function grantRoles(
  house: INestApplicationContext,
  organisations: ReadonlyMap<string, OrganisationId>,
): Promise<void> {
  const register = house.get(RegisterPerson, { strict: false });
  const grant = house.get(GrantRole, { strict: false });
  for (const staff of KNOWN_STAFF) {
    const personId = await register.byEppn(staff.eppn, SEED);
    const organisationId = staff.organisation === null ? null : (organisations.get(staff.organisation) ?? null);
    await grant.execute(
      { personId, role: staff.role, organisationId, programmeId: null, validFrom: IN_OFFICE_SINCE },
      SEED,
    );
  }
  for (const person of KNOWN_BY_MAIL) {
    const { personId } = await register.byAddress(
      { displayName: person.name, address: person.email, language: person.language },
      SEED,
    );
    if (person.role)
      await grant.execute({ personId, role: person.role, organisationId: null, programmeId: null }, SEED);
  }
}

/** The mentors among the known people are brought in by staff, as every mentor is. */
async function inviteMentors(house: INestApplicationContext, cohortId: CohortId): Promise<void> {
  const [manager] = KNOWN_STAFF;
  const personId: PersonId = await house.get(RegisterPerson, { strict: false }).byEppn(manager.eppn, SEED);
  const now = house.get(Clock, { strict: false }).now();
  const actor = await house.get(FindSignedIn, { strict: false }).execute(personId, now);
  const scope = actor && scopeFor(actor, 'programmes.import-mentors');
  if (!scope) throw new Error(`${manager.eppn} may not import mentors`);
  const mentors = KNOWN_BY_MAIL.filter((person) => person.role === null);
  const lines = mentors.map(({ name, email, language }) => [name, email, language].join(';'));
  const file = Buffer.from(['name;email;language', ...lines].join('\n'));
  await house.get(ImportMentors, { strict: false }).execute(scope, cohortId, file);
}

/** What must be there before anybody can sign in. Running it again renews the providers and adds nothing. */
export async function seedSignIns(house: INestApplicationContext, idpUrl: string, isEmpty: boolean): Promise<void> {
  const organisations = await trustDemoProviders(house, idpUrl);
  await grantRoles(house, organisations);
  if (isEmpty) await inviteMentors(house, await addOpenProgramme(house, organisations));
}

import { Organisations } from '#identity';
import type { CohortId, OrganisationId } from '#platform/kernel';
import { Cohorts } from '#programmes';
import type { SeedHouse } from './seed-house.js';

/**
 * The real programme: Talent Helsinki 2022-2023, special grant of the Ministry of Economic Affairs and Employment (TEM), 1.5.2022-30.4.2023, its lead and
 * part-implementers (osatoteuttajat). The people who live through it here are invented.
 */
const PARTNERS = [
  {
    kind: 'city',
    role: 'coordinator',
    name: { fi: 'Helsingin kaupunki', sv: 'Helsingfors stad', en: 'City of Helsinki' },
  },
  {
    kind: 'university',
    role: 'part_implementer',
    name: {
      fi: 'Metropolia Ammattikorkeakoulu',
      sv: 'Yrkeshögskolan Metropolia',
      en: 'Metropolia University of Applied Sciences',
    },
  },
  {
    kind: 'university',
    role: 'part_implementer',
    name: {
      fi: 'Haaga-Helia ammattikorkeakoulu',
      sv: 'Yrkeshögskolan Haaga-Helia',
      en: 'Haaga-Helia University of Applied Sciences',
    },
  },
  {
    kind: 'university',
    role: 'part_implementer',
    name: { fi: 'Laurea-ammattikorkeakoulu', sv: 'Yrkeshögskolan Laurea', en: 'Laurea University of Applied Sciences' },
  },
  {
    kind: 'chamber',
    role: 'part_implementer',
    name: {
      fi: 'Helsingin seudun kauppakamari',
      sv: 'Helsingforsregionens handelskammare',
      en: 'Helsinki Region Chamber of Commerce',
    },
  },
  {
    kind: 'agency',
    role: 'part_implementer',
    name: { fi: 'Helsinki Partners Oy', sv: 'Helsinki Partners Oy', en: 'Helsinki Partners Oy' },
  },
  { kind: 'city', role: 'partner', name: { fi: 'Espoon kaupunki', sv: 'Esbo stad', en: 'City of Espoo' } },
  { kind: 'city', role: 'partner', name: { fi: 'Vantaan kaupunki', sv: 'Vanda stad', en: 'City of Vantaa' } },
] as const;

export async function addTalentHelsinki(house: SeedHouse): Promise<CohortId> {
  const organisations = house.get(Organisations);
  const partners: { organisationId: OrganisationId; role: (typeof PARTNERS)[number]['role'] }[] = [];
  for (const { kind, role, name } of PARTNERS)
    partners.push({ organisationId: await organisations.findOrAdd({ kind, name: { source: 'fi', ...name } }), role });
  const cohorts = house.get(Cohorts);
  const programmeId = await cohorts.addProgramme({
    name: {
      source: 'en',
      en: 'Talent Helsinki 2022–2023',
      fi: 'Talent Helsinki 2022–2023',
      sv: 'Talent Helsinki 2022–2023',
    },
    description: {
      source: 'en',
      en: 'Part of the government’s Talent Boost programme, funded by the Ministry of Economic Affairs and Employment (TEM). The people shown in it are invented.',
      fi: 'Osa hallituksen Talent Boost -ohjelmaa, rahoittajana työ- ja elinkeinoministeriö (TEM). Näytetyt ihmiset ovat keksittyjä.',
      sv: 'Del av regeringens Talent Boost-program, finansierat av arbets- och näringsministeriet (ANM). Människorna som visas är påhittade.',
    },
    startsOn: '2022-05-01',
    endsOn: '2023-04-30',
    partners,
  });
  return cohorts.addCohort({
    programmeId,
    name: {
      source: 'en',
      en: 'Mentoring 2022–23 (invented people)',
      fi: 'Mentorointi 2022–23 (keksityt ihmiset)',
      sv: 'Mentorskap 2022–23 (påhittade människor)',
    },
    description: {
      source: 'en',
      en: 'The mentoring model of the three universities of applied sciences. Mentoring is not a promise of a job.',
      fi: 'Kolmen ammattikorkeakoulun mentorointimalli. Mentorointi ei ole lupaus työpaikasta.',
      sv: 'De tre yrkeshögskolornas mentorskapsmodell. Mentorskap är inget löfte om jobb.',
    },
    opensOn: '2022-08-15',
    closesOn: '2022-10-15',
    startsOn: '2022-10-01',
    endsOn: '2023-04-30',
    approvesSamlStudents: false,
    proposalDays: 7,
  });
}

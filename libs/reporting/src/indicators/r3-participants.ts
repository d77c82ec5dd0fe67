import type { Indicator } from './indicator.js';
import { ATTENDANCES, ENTRIES, STARTED_MENTORSHIPS } from './known-facts.js';

/** R3 without guidance meetings (c), which nobody can log yet; a version 2 will count them. */
export const r3Participants: Indicator = {
  id: 'r3-participants',
  version: 1,
  code: 'R3',
  name: { fi: 'Osallistujat', sv: 'Deltagare', en: 'Participants' },
  text: {
    fi: 'Eri opiskelijat, joiden mentorointisuhde alkoi jakson aikana tai jotka olivat läsnä vähintään yhdessä tapahtumassa, joka päättyi jakson aikana (Suomen aikaa) ja jota ei peruttu. Mentoreita ei lasketa. Henkilö lasketaan kerran; kotiorganisaatio on se, joka hänellä oli mukaan tullessaan.',
    sv: 'Olika studerande vars mentorrelation började under perioden eller som var närvarande vid minst ett evenemang som slutade under perioden (finsk tid) och som inte ställdes in. Mentorer räknas inte. En person räknas en gång; hemorganisationen är den som hen hade då hen kom med.',
    en: 'Distinct students whose mentorship started in the period, or who were present at one event or more that ended in the period (Finnish time) and was not cancelled. Mentors are not counted. A person counts once; the home organisation is the one she had when she entered.',
  },
  unit: 'persons',
  breakdown: 'home-organisation',
  sql: `
    with entry as (${ENTRIES}),
    person as (
      select p.id from (${STARTED_MENTORSHIPS}) m cross join lateral unnest(m.person_ids) p(id)
      union
      select e.person_id from (${ATTENDANCES}) a join entry e on e.person_id = a.person_ids[1] and e.programme_id = a.programme_id),
    home as (select distinct on (person_id) person_id, organisation_id from entry order by person_id, occurred_at, source_fact_id)
    select person.id as unit_id, home.organisation_id from person left join home on home.person_id = person.id`,
};

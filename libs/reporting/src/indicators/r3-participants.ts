import type { Indicator } from './indicator.js';
import { ATTENDANCES, STARTED_MENTORSHIPS } from './known-facts.js';

/** R3 without guidance meetings (c), which nobody can log yet; a version 2 will count them. */
export const r3Participants: Indicator = {
  id: 'r3-participants',
  version: 1,
  code: 'R3',
  name: { fi: 'Osallistujat', sv: 'Deltagare', en: 'Participants' },
  text: {
    fi: 'Eri opiskelijat, joiden mentorointisuhde on alkanut tai jotka ovat olleet läsnä vähintään yhdessä tapahtumassa jakson aikana. Mentoreita ei lasketa. Henkilö lasketaan kerran; kotiorganisaatio on se, joka hänellä oli mukaan tullessaan.',
    sv: 'Olika studerande vars mentorrelation har börjat eller som varit närvarande vid minst ett evenemang under perioden. Mentorer räknas inte. En person räknas en gång; hemorganisationen är den som hen hade då hen kom med.',
    en: 'Distinct students whose mentorship started or who were present at one event or more in the period. Mentors are not counted. A person counts once; the home organisation is the one she had when she entered.',
  },
  unit: 'persons',
  breakdown: 'home-organisation',
  sql: `
    with person as (
      select p.id from (${STARTED_MENTORSHIPS}) m cross join lateral unnest(m.person_ids) p(id)
      union
      select p.id from (${ATTENDANCES}) a cross join lateral unnest(a.person_ids) p(id)
      where exists (select 1 from programmes.participant x where x.person_id = p.id and x.programme_id = a.programme_id))
    select person.id as unit_id, entry.home_organisation_id as organisation_id
    from person left join lateral (
      select x.home_organisation_id from programmes.participant x
      where x.person_id = person.id and ($4::uuid is null or x.programme_id = $4)
      order by x.entered_on, x.id limit 1) entry on true`,
};

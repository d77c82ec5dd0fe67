import type { Indicator } from './indicator.js';
import { perOrganisation, STARTED_MENTORSHIPS } from './known-facts.js';

export const m1MentorshipsStarted: Indicator = {
  id: 'm1-mentorships-started',
  version: 1,
  code: 'M1',
  name: { fi: 'Alkaneet mentoroinnit', sv: 'Påbörjade mentorrelationer', en: 'Mentorships started' },
  text: {
    fi: 'Mentorointisuhteet (pari tai ryhmä), jotka alkoivat ensimmäisen kerran jakson aikana. Suhde, jossa on kahden organisaation opiskelijoita, lasketaan kummassakin ja kerran yhteismäärässä.',
    sv: 'Mentorrelationer (par eller grupp) som började för första gången under perioden. En relation med studerande från två organisationer räknas i båda och en gång i totalen.',
    en: 'Mentorships (pairs or groups) that started for the first time in the period. One with students of two organisations counts in each of them and once in the total.',
  },
  unit: 'mentorships',
  breakdown: 'home-organisation',
  sql: perOrganisation(STARTED_MENTORSHIPS),
};

import type { Indicator } from './indicator.js';
import { COUNTED_MEETINGS, perOrganisation } from './known-facts.js';

export const m4Meetings: Indicator = {
  id: 'm4-meetings',
  version: 1,
  code: 'M4',
  name: { fi: 'Tapaamiset', sv: 'Möten', en: 'Meetings' },
  text: {
    fi: 'Jakson aikana pidetyt kirjatut tapaamiset, jotka toinen osapuoli on vahvistanut tai joita ei ole kiistetty seitsemässä päivässä kirjaamisesta. Tapaaminen, jossa on kahden organisaation opiskelijoita, lasketaan kummassakin ja kerran yhteismäärässä.',
    sv: 'Loggade möten som hölls under perioden och som den andra parten har bekräftat eller inte bestritt inom sju dagar efter loggningen. Ett möte med studerande från två organisationer räknas i båda och en gång i totalen.',
    en: 'Logged meetings held in the period that the other side confirmed, or did not object to within seven days of logging. One with students of two organisations counts in each of them and once in the total.',
  },
  unit: 'meetings',
  breakdown: 'home-organisation',
  sql: perOrganisation(COUNTED_MEETINGS),
};

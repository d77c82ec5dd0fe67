import type { Indicator } from './indicator.js';
import { ATTENDANCES, perOrganisation } from './known-facts.js';

export const e2Attendances: Indicator = {
  id: 'e2-attendances',
  version: 1,
  code: 'E2',
  name: { fi: 'Osallistumiset', sv: 'Närvaron', en: 'Attendances' },
  text: {
    fi: 'Läsnäolot tapahtumissa, jotka alkoivat jakson aikana: kaikki läsnä olleet, myös mentorit. Peruttuja läsnäolomerkintöjä ei lasketa. Henkilöt, joilla ei ole kotiorganisaatiota, ovat luokassa tuntematon.',
    sv: 'Närvaron vid evenemang som började under perioden: alla närvarande, även mentorer. Återtagna anteckningar räknas inte. Personer utan hemorganisation är i klassen okänd.',
    en: 'Presences at events that began in the period: everybody who came, mentors too. Those that were taken back are not counted. Persons without a home organisation are in the class unknown.',
  },
  unit: 'attendances',
  breakdown: 'home-organisation',
  sql: perOrganisation(ATTENDANCES),
};

import type { Indicator } from './indicator.js';
import { ATTENDANCES, perOrganisation } from './known-facts.js';

export const e2Attendances: Indicator = {
  id: 'e2-attendances',
  version: 1,
  code: 'E2',
  name: { fi: 'Osallistumiset', sv: 'Närvaron', en: 'Attendances' },
  text: {
    fi: 'Läsnäolot tapahtumissa, jotka päättyivät jakson aikana (Suomen aikaa) ja joita ei peruttu: kaikki läsnä olleet, myös mentorit. Keskiyön yli jatkunut tapahtuma kuuluu siihen päivään, jona se päättyi. Peruttuja läsnäolomerkintöjä ei lasketa. Henkilöt, joilla ei ole kotiorganisaatiota, ovat luokassa tuntematon.',
    sv: 'Närvaron vid evenemang som slutade under perioden (finsk tid) och som inte ställdes in: alla närvarande, även mentorer. Ett evenemang som fortsatte över midnatt hör till den dag då det slutade. Återtagna anteckningar räknas inte. Personer utan hemorganisation är i klassen okänd.',
    en: 'Presences at events that ended in the period (Finnish time) and were not cancelled: everybody who came, mentors too. An event that went on past midnight belongs to the day on which it ended. Those that were taken back are not counted. Persons without a home organisation are in the class unknown.',
  },
  unit: 'attendances',
  breakdown: 'home-organisation',
  sql: perOrganisation(ATTENDANCES),
};

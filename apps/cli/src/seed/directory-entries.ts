import type { LocalisedText } from '#platform/kernel';
import type { DirectoryEntry } from '#programmes';

const text = (en: string, fi: string, sv: string) => ({ source: 'en', en, fi, sv }) as const;
/** Sources by their own names; in other languages only where they use one. */
const HELSINKI_CITY = text('City of Helsinki', 'Helsingin kaupunki', 'Helsingfors stad');
const MIGRI = text('Migri', 'Migri', 'Migri');
const EMPLOYMENT_REFORM = text(
  'Employment services reform (45 employment areas)',
  'Työllisyyspalvelujen uudistus (45 työllisyysaluetta)',
  'Reformen av sysselsättningstjänsterna (45 sysselsättningsområden)',
);
const inFinnish = (fi: string): LocalisedText => ({ source: 'fi', fi });
const inEnglish = (en: string): LocalisedText => ({ source: 'en', en });
const since = (value: string, source: LocalisedText, validFrom: string) => ({
  label: text('Since', 'Alkaen', 'Sedan'),
  value: text(value, value, value),
  source,
  validFrom,
  validTo: null,
});
/** A part in the real programme ended with it (grant of TEM for 1.5.2022-30.4.2023). */
const PART_IMPLEMENTER = {
  label: text('In Talent Helsinki 2022–2023', 'Talent Helsinki 2022–2023 -hankkeessa', 'I Talent Helsinki 2022–2023'),
  value: text('Part-implementer', 'Osatoteuttaja', 'Delgenomförare'),
  source: inEnglish('Talent Helsinki 2022–2023'),
  validFrom: '2022-05-01',
  validTo: '2023-04-30',
};
const undated = { validFrom: null, validTo: null } as const;
const organisedBy = (en: string, fi: string, sv: string, source: LocalisedText) => ({
  label: text('Organised by', 'Järjestäjä', 'Arrangör'),
  value: text(en, fi, sv),
  source,
  ...undated,
});
const association = (source: LocalisedText) => ({
  label: text('Form', 'Muoto', 'Form'),
  value: text('registered association', 'rekisteröity yhdistys', 'registrerad förening'),
  source,
  ...undated,
});

/** Services and actors of the capital region (domain.md sections 1 and 4). Dated facts with their source: they merge, move and close. */
export const DIRECTORY: readonly DirectoryEntry[] = [
  {
    kind: 'service',
    name: text('International House Helsinki', 'International House Helsinki', 'International House Helsinki'),
    description: text(
      'Public services for people who are new in the capital region, under one roof: city, Migri, DVV, Kela, employment services, Chamber of Commerce, tax.',
      'Julkiset palvelut pääkaupunkiseudulle muuttaneille saman katon alla: kaupunki, Migri, DVV, Kela, työllisyyspalvelut, kauppakamari, vero.',
      'Offentliga tjänster för nyinflyttade i huvudstadsregionen under ett tak: stad, Migri, MDB, FPA, sysselsättningstjänster, handelskammare, skatt.',
    ),
    needs: ['settling', 'job', 'permit'],
    url: 'https://ihhelsinki.fi/',
    state: 'active',
    checkedOn: null,
    facts: [since('12/2017', inEnglish('International House Helsinki'), '2017-12-01')],
  },
  {
    kind: 'service',
    name: text('Helsinki Employment Services', 'Helsingin työllisyyspalvelut', 'Helsingfors sysselsättningstjänster'),
    description: text(
      'Register as a jobseeker in Job Market Finland at the latest on the first day of unemployment. Helsinki is an employment area of its own.',
      'Ilmoittaudu työnhakijaksi Työmarkkinatorilla viimeistään ensimmäisenä työttömyyspäivänä. Helsinki on oma työllisyysalueensa.',
      'Anmäl dig som arbetssökande på Jobbmarknad Finland senast den första arbetslöshetsdagen. Helsingfors är ett eget sysselsättningsområde.',
    ),
    needs: ['job'],
    url: 'https://tyomarkkinatori.fi/',
    state: 'active',
    checkedOn: null,
    facts: [since('1.1.2025', EMPLOYMENT_REFORM, '2025-01-01')],
  },
  {
    kind: 'service',
    name: text('Migri, Finnish Immigration Service', 'Migri, Maahanmuuttovirasto', 'Migri, Migrationsverket'),
    description: text(
      'Residence permits. Luotsi never decides about permits; ask Migri.',
      'Oleskeluluvat. Luotsi ei koskaan päätä luvista; kysy Migristä.',
      'Uppehållstillstånd. Luotsi fattar aldrig beslut om tillstånd; fråga Migri.',
    ),
    needs: ['permit'],
    url: 'https://migri.fi/',
    state: 'active',
    checkedOn: null,
    facts: [
      {
        label: text('Work with a study permit', 'Työnteko opiskeluluvalla', 'Arbete med studietillstånd'),
        value: text('30 h a week on average', 'keskimäärin 30 h viikossa', 'i genomsnitt 30 h i veckan'),
        source: MIGRI,
        validFrom: null,
        validTo: null,
      },
      {
        label: text('Permit to look for work', 'Lupa työnhakuun', 'Tillstånd för att söka arbete'),
        value: text(
          'up to 2 years, apply within 5 years after the study permit',
          'enintään 2 vuotta, haettava 5 vuoden kuluessa opiskeluluvasta',
          'högst 2 år, söks inom 5 år efter studietillståndet',
        ),
        source: MIGRI,
        validFrom: null,
        validTo: null,
      },
    ],
  },
  {
    kind: 'service',
    name: text('Helsinki International Voucher', 'Helsinki International Voucher', 'Helsinki International Voucher'),
    description: text(
      'Support to an employer for an internship of an international student.',
      'Tuki työnantajalle kansainvälisen opiskelijan harjoittelua varten.',
      'Stöd till en arbetsgivare för en internationell studerandes praktik.',
    ),
    needs: ['internship'],
    url: null,
    state: 'active',
    checkedOn: null,
    facts: [
      {
        label: text('Amount', 'Määrä', 'Belopp'),
        value: text(
          '3,000 euros for at least two months',
          '3 000 euroa vähintään kahdesta kuukaudesta',
          '3 000 euro för minst två månader',
        ),
        source: HELSINKI_CITY,
        validFrom: null,
        validTo: null,
      },
    ],
  },
  {
    kind: 'service',
    name: text('NewCo Helsinki', 'NewCo Helsinki', 'NewCo Helsinki'),
    description: text(
      'The city helps to start a company, free of charge and in several languages.',
      'Kaupunki auttaa perustamaan yrityksen maksutta ja usealla kielellä.',
      'Staden hjälper till att starta företag, gratis och på flera språk.',
    ),
    needs: ['company'],
    url: 'https://newcohelsinki.fi/',
    state: 'active',
    checkedOn: null,
    facts: [organisedBy('City of Helsinki', 'Helsingin kaupunki', 'Helsingfors stad', HELSINKI_CITY)],
  },
  {
    kind: 'actor',
    name: text('Maria 01', 'Maria 01', 'Maria 01'),
    description: text(
      'Campus of growth companies in an old hospital.',
      'Kasvuyritysten kampus vanhassa sairaalassa.',
      'Campus för tillväxtföretag i ett gammalt sjukhus.',
    ),
    needs: ['company', 'networking'],
    url: 'https://maria.io/',
    state: 'active',
    checkedOn: null,
    facts: [since('2016', inEnglish('Maria 01'), '2016-01-01')],
  },
  {
    kind: 'actor',
    name: text(
      'Helsinki Region Chamber of Commerce',
      'Helsingin seudun kauppakamari',
      'Helsingforsregionens handelskammare',
    ),
    description: text(
      'Brings companies and mentors into the programme.',
      'Tuo yritykset ja mentorit ohjelmaan.',
      'För företag och mentorer till programmet.',
    ),
    needs: ['networking', 'job'],
    url: 'https://helsinki.chamber.fi/',
    state: 'active',
    checkedOn: null,
    facts: [PART_IMPLEMENTER],
  },
  {
    kind: 'actor',
    name: text('Helsinki Partners', 'Helsinki Partners', 'Helsinki Partners'),
    description: text(
      'City marketing, investment and talent attraction. Helsinki Business Hub and Helsinki Marketing merged into it.',
      'Kaupunkimarkkinointi, investoinnit ja osaajien houkuttelu. Helsinki Business Hub ja Helsinki Marketing yhdistyivät siihen.',
      'Stadsmarknadsföring, investeringar och attraktion av talanger. Helsinki Business Hub och Helsinki Marketing gick samman i det.',
    ),
    needs: ['networking'],
    url: 'https://www.helsinkipartners.com/',
    state: 'active',
    checkedOn: null,
    facts: [PART_IMPLEMENTER],
  },
  {
    kind: 'actor',
    name: text(
      'Work in Finland (Business Finland)',
      'Work in Finland (Business Finland)',
      'Work in Finland (Business Finland)',
    ),
    description: text(
      'Jobs and information for international talent.',
      'Työpaikkoja ja tietoa kansainvälisille osaajille.',
      'Jobb och information för internationella talanger.',
    ),
    needs: ['job'],
    url: 'https://www.workinfinland.fi/',
    state: 'active',
    checkedOn: null,
    facts: [organisedBy('Business Finland', 'Business Finland', 'Business Finland', inEnglish('Business Finland'))],
  },
  {
    kind: 'actor',
    name: text('Finnish Mentors association', 'Suomen Mentorit ry', 'Suomen Mentorit rf'),
    description: text(
      'Volunteer mentors for students and graduates.',
      'Vapaaehtoisia mentoreita opiskelijoille ja vastavalmistuneille.',
      'Frivilliga mentorer för studerande och utexaminerade.',
    ),
    needs: ['networking', 'job'],
    url: 'https://suomenmentorit.fi/',
    state: 'active',
    checkedOn: null,
    facts: [association(inFinnish('Suomen Mentorit ry'))],
  },
  {
    kind: 'actor',
    name: text('Campus Incubators', 'Campus Incubators', 'Campus Incubators'),
    description: text(
      'Incubators on the campuses of universities, for students and researchers who start a company.',
      'Yrityshautomoita korkeakoulujen kampuksilla opiskelijoille ja tutkijoille, jotka perustavat yrityksen.',
      'Företagskuvöser på högskolornas campus, för studerande och forskare som startar företag.',
    ),
    needs: ['company', 'networking'],
    url: null,
    state: 'active',
    checkedOn: null,
    facts: [organisedBy('City of Helsinki', 'Helsingin kaupunki', 'Helsingfors stad', HELSINKI_CITY)],
  },
  {
    kind: 'actor',
    name: text('Health Capital Helsinki', 'Health Capital Helsinki', 'Health Capital Helsinki'),
    description: text(
      'Network of health and life science companies, universities and hospitals in the capital region.',
      'Pääkaupunkiseudun terveys- ja biotiedealan yritysten, korkeakoulujen ja sairaaloiden verkosto.',
      'Nätverk för företag, högskolor och sjukhus inom hälsa och biovetenskap i huvudstadsregionen.',
    ),
    needs: ['networking', 'job'],
    url: null,
    state: 'active',
    checkedOn: null,
    facts: [
      organisedBy(
        'City of Helsinki and partners',
        'Helsingin kaupunki ja kumppanit',
        'Helsingfors stad och partner',
        HELSINKI_CITY,
      ),
    ],
  },
  {
    kind: 'actor',
    name: text('Confederation of Finnish Industries EK', 'Elinkeinoelämän keskusliitto EK', 'Finlands Näringsliv EK'),
    description: text(
      'The voice of employers: follows how companies find and keep international talent.',
      'Työnantajien ääni: seuraa, miten yritykset löytävät ja pitävät kansainvälisiä osaajia.',
      'Arbetsgivarnas röst: följer hur företag hittar och behåller internationella talanger.',
    ),
    needs: ['networking'],
    url: null,
    state: 'active',
    checkedOn: null,
    facts: [association(inFinnish('Elinkeinoelämän keskusliitto EK ry'))],
  },
];

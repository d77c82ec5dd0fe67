import { Dice } from './dice.js';

const GOALS = [
  'first-job',
  'internship',
  'thesis',
  'career-change',
  'own-business',
  'working-life',
  'professional-network',
];
const STUDENTS_GOALS = ['first-job', 'internship', 'thesis', 'working-life', 'professional-network', 'own-business'];
const INDUSTRIES = ['J', 'M', 'G', 'C', 'F', 'Q', 'I', 'K'];
const PLACES = [
  ['091', 60],
  ['049', 18],
  ['092', 12],
  [null, 10],
] as const;

/** Dice of their own: what was invented before this was asked comes out as it always did. */
function diceBeside(dice: Dice): Dice {
  return new Dice(dice.state ^ 0x5bd1e995);
}

/** What students say about the pair they hope for; many leave some of it open. */
export function inventStudentWishes(main: Dice, languages: readonly { readonly language: string }[]) {
  const dice = diceBeside(main);
  return {
    goals: dice.some(STUDENTS_GOALS, dice.between(0, 2)),
    industries: dice.some(INDUSTRIES, dice.between(0, 2)),
    wishedExperience: dice.weighted<'0-5' | '6-15' | '16+' | null>([
      [null, 50],
      ['0-5', 15],
      ['6-15', 25],
      ['16+', 10],
    ]),
    workingLanguage: dice.chance(0.2) ? (languages[0]?.language ?? null) : null,
    mostImportant: dice.weighted<'wishes' | 'field' | 'industry' | 'goals' | 'language' | 'place-time' | null>([
      [null, 40],
      ['wishes', 15],
      ['field', 20],
      ['goals', 15],
      ['industry', 4],
      ['language', 4],
      ['place-time', 2],
    ]),
    meetingPlace: dice.weighted<string | null>(PLACES),
    employer: '',
    avoidOrganisations: [],
  };
}

/** @param field the mentor's own: the student whom she would like best studies it more often than not */
export function inventMentorWishes(main: Dice, field: string) {
  const dice = diceBeside(main);
  return {
    goals: dice.some(GOALS, dice.between(0, 3)),
    meetingPlace: dice.weighted<string | null>(PLACES),
    avoidOrganisations: [],
    wishedFields: dice.weighted<string[]>([
      [[], 60],
      [[field.slice(0, 2)], 30],
      [[...new Set([field.slice(0, 2), dice.pick(['04', '06', '07'])])], 10],
    ]),
    wishedDegree: dice.weighted<'bachelor' | 'master' | null>([
      [null, 75],
      ['bachelor', 10],
      ['master', 15],
    ]),
  };
}

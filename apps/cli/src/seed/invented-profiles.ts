import type { CefrLevel, LanguageSkill } from '#profiles';
import type { Dice } from './dice.js';
import { inventMentorWishes, inventStudentWishes } from './invented-wishes.js';

/** A field of study or work with the topics that belong to it, and how common it is among students and among mentors. */
interface Field {
  /** ISCED-F 2013 broad field. */
  readonly code: string;
  readonly topics: readonly string[];
  readonly programmes: readonly [string, ...string[]];
  readonly titles: readonly [string, ...string[]];
  readonly students: number;
  readonly mentors: number;
}

/** Skewed like reality: more applicants than seats in IT, few mentors in health. */
const FIELDS: readonly [Field, ...Field[]] = [
  {
    code: '06',
    topics: ['software', 'data', 'cyber-security', 'project-management'],
    programmes: ['Information Technology', 'Business Information Technology', 'Data Science'],
    titles: ['Software Architect', 'Head of Data', 'Product Owner', 'Cloud Engineer'],
    students: 40,
    mentors: 22,
  },
  {
    code: '04',
    topics: ['marketing', 'sales', 'finance', 'human-resources', 'entrepreneurship'],
    programmes: ['International Business', 'Business Administration', 'Digital Business'],
    titles: ['Marketing Director', 'HR Business Partner', 'Controller', 'Sales Manager'],
    students: 26,
    mentors: 38,
  },
  {
    code: '07',
    topics: ['engineering', 'construction', 'sustainability', 'project-management'],
    programmes: ['Electronics', 'Civil Engineering', 'Smart Automation'],
    titles: ['Project Engineer', 'Site Manager', 'Sustainability Lead'],
    students: 12,
    mentors: 20,
  },
  {
    code: '09',
    topics: ['health-care', 'social-services', 'public-sector'],
    programmes: ['Nursing', 'Social Services', 'Physiotherapy'],
    titles: ['Head Nurse', 'Social Services Planner'],
    students: 14,
    mentors: 4,
  },
  {
    code: '10',
    topics: ['hospitality', 'logistics', 'leadership'],
    programmes: ['Hospitality Management', 'Tourism', 'Logistics'],
    titles: ['Hotel Manager', 'Supply Chain Manager'],
    students: 6,
    mentors: 10,
  },
  {
    code: '02',
    topics: ['design', 'marketing', 'start-ups'],
    programmes: ['Design', 'Digital Media'],
    titles: ['Design Lead', 'UX Researcher'],
    students: 2,
    mentors: 6,
  },
];
const COMMON_TOPICS = [
  'career-planning',
  'cv-applications',
  'interviews',
  'networking',
  'work-culture',
  'hidden-jobs',
  'finnish-at-work',
];
const SLOTS = [
  'mon-day',
  'mon-evening',
  'tue-day',
  'tue-evening',
  'wed-day',
  'wed-evening',
  'thu-day',
  'thu-evening',
  'fri-day',
  'fri-evening',
  'weekend',
];

function fieldFor(dice: Dice, who: 'students' | 'mentors'): Field {
  const [first, ...rest] = FIELDS.map((field) => [field, field[who]] as const);
  return first ? dice.weighted([first, ...rest]) : FIELDS[0];
}

function level(dice: Dice, levels: readonly [CefrLevel, ...CefrLevel[]]): CefrLevel {
  return dice.pick(levels);
}

function meetingAnswers(dice: Dice): { slots: string[]; modes: string[] } {
  const modes = dice.weighted([
    [['in_person', 'remote'], 70],
    [['remote'], 20],
    [['in_person'], 10],
  ]);
  return { slots: dice.some(SLOTS, dice.between(2, 5)), modes: [...modes] };
}

export function inventStudentProfile(dice: Dice, year: number) {
  const field = fieldFor(dice, 'students');
  const languages: LanguageSkill[] = [{ language: 'en', level: level(dice, ['B2', 'C1', 'C1', 'C2']) }];
  if (dice.chance(0.7)) languages.push({ language: 'fi', level: level(dice, ['A1', 'A2', 'A2', 'B1', 'B2']) });
  if (dice.chance(0.08)) languages.push({ language: 'sv', level: level(dice, ['A2', 'B1', 'B2']) });
  languages.push({
    language: dice.pick(['vi', 'bn', 'ru', 'zh', 'es', 'ne', 'hi', 'fa', 'pt', 'fr']),
    level: 'native',
  });
  return {
    field: field.code,
    languages,
    ...meetingAnswers(dice),
    ...inventStudentWishes(dice, languages),
    degreeType: dice.weighted([
      ['1', 85],
      ['3', 15],
    ]),
    degreeProgramme: dice.pick(field.programmes),
    graduationYear: year + dice.between(0, 3),
    skills: dice.some(field.topics, dice.between(1, 2)),
    wishes: [
      ...new Set([...dice.some(COMMON_TOPICS, dice.between(1, 3)), ...dice.some(field.topics, dice.between(1, 2))]),
    ].slice(0, 5),
    wishText: dice.pick([
      'I would like to understand how people find their first job here.',
      'I hope to hear honestly how my field works in Finland.',
      'I want to practise talking about my work in interviews.',
      '',
    ]),
    birthYear: dice.chance(0.85) ? year - dice.between(20, 38) : null,
    citizenshipGroup: dice.weighted<'other' | 'eu_eea' | 'fi' | null>([
      ['other', 75],
      ['eu_eea', 14],
      ['fi', 2],
      [null, 9],
    ]),
    municipality: dice.weighted<string | null>([
      ['091', 55],
      ['049', 20],
      ['092', 15],
      [null, 10],
    ]),
    version: 0,
  };
}

export function inventMentorProfile(dice: Dice, company: string) {
  const field = fieldFor(dice, 'mentors');
  const languages: LanguageSkill[] = [
    { language: 'fi', level: dice.chance(0.85) ? 'native' : level(dice, ['B2', 'C1']) },
    { language: 'en', level: level(dice, ['B2', 'C1', 'C1', 'C2']) },
  ];
  if (dice.chance(0.3)) languages.push({ language: 'sv', level: level(dice, ['B1', 'B2', 'C1', 'native']) });
  return {
    field: field.code,
    languages,
    ...meetingAnswers(dice),
    ...inventMentorWishes(dice, field.code),
    title: dice.pick(field.titles),
    company,
    industry: dice.pick(['J', 'M', 'G', 'C', 'F', 'Q', 'I', 'K']),
    yearsOfExperience: dice.between(3, 30),
    offers: [
      ...new Set([...dice.some(field.topics, dice.between(1, 3)), ...dice.some(COMMON_TOPICS, dice.between(2, 4))]),
    ],
    about: dice.pick([
      'I moved between three fields myself and like to talk about how that went.',
      'I recruit to my own team and can tell what I look at.',
      'I was new in Finland once, too.',
      '',
    ]),
  };
}

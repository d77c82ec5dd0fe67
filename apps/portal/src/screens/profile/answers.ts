import type {
  CitizenshipGroup,
  Criterion,
  DegreeLevel,
  ExperienceBand,
  Fault,
  LanguageSkill,
  MeetingMode,
  MentorProfile,
  MentorProfileInput,
  Slot,
  StudentProfile,
  StudentProfileInput,
} from '../../api/types.js';

/** A row as it stands in the form: either half may still be open. */
export interface LanguageRow {
  language: string;
  level: LanguageSkill['level'] | '';
}

export interface SharedAnswers {
  field: string;
  languages: LanguageRow[];
  slots: Slot[];
  modes: MeetingMode[];
  goals: string[];
  meetingPlace: string;
  /** One name on each line. */
  avoidOrganisations: string;
}

/** Numbers are texts while they are being written. */
export interface StudentAnswers extends SharedAnswers {
  degreeType: string;
  degreeProgramme: string;
  graduationYear: string;
  skills: string[];
  wishes: string[];
  wishText: string;
  birthYear: string;
  citizenshipGroup: CitizenshipGroup | null;
  municipality: string;
  industries: string[];
  wishedExperience: ExperienceBand | null;
  workingLanguage: string;
  mostImportant: Criterion | null;
  employer: string;
}

export interface MentorAnswers extends SharedAnswers {
  title: string;
  company: string;
  industry: string;
  yearsOfExperience: string;
  offers: string[];
  about: string;
  wishedFields: string[];
  wishedDegree: DegreeLevel | null;
}

export const MOST = {
  skills: 10,
  wishes: 5,
  offers: 10,
  languages: 10,
  goals: 3,
  industries: 3,
  wishedFields: 3,
  organisations: 5,
} as const;

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}

function sharedAnswers(saved: StudentProfile | MentorProfile): SharedAnswers {
  const { field, languages, slots, modes, goals } = saved;
  return {
    field,
    // A first visit starts with one open row to fill in.
    languages: languages.length > 0 ? languages : [{ language: '', level: '' }],
    slots,
    modes,
    goals,
    meetingPlace: saved.meetingPlace ?? '',
    avoidOrganisations: saved.avoidOrganisations.join('\n'),
  };
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function sharedInput({ languages, meetingPlace, avoidOrganisations }: SharedAnswers) {
  return {
    languages: skillsOf(languages),
    meetingPlace: meetingPlace || null,
    avoidOrganisations: linesOf(avoidOrganisations),
  };
}

export function studentAnswers(saved: StudentProfile): StudentAnswers {
  const { degreeType, degreeProgramme, skills, wishes, wishText, citizenshipGroup } = saved;
  const { industries, wishedExperience, mostImportant, employer } = saved;
  return {
    ...sharedAnswers(saved),
    degreeType,
    degreeProgramme,
    graduationYear: numberText(saved.graduationYear),
    skills,
    wishes,
    wishText,
    birthYear: numberText(saved.birthYear),
    citizenshipGroup,
    municipality: saved.municipality ?? '',
    industries,
    wishedExperience,
    workingLanguage: saved.workingLanguage ?? '',
    mostImportant,
    employer,
  };
}

export function mentorAnswers(saved: MentorProfile): MentorAnswers {
  const { title, company, offers, about, wishedFields, wishedDegree, version } = saved;
  return {
    ...sharedAnswers(saved),
    title,
    company,
    industry: saved.industry ?? '',
    yearsOfExperience: version === 0 ? '' : String(saved.yearsOfExperience),
    offers,
    about,
    wishedFields,
    wishedDegree,
  };
}

function skillsOf(rows: readonly LanguageRow[]): LanguageSkill[] {
  return rows.flatMap(({ language, level }) => (level === '' ? [] : [{ language, level }]));
}

/** Rows nobody touched are no answer. */
export function withoutOpenRows<Answers extends SharedAnswers>(answers: Answers): Answers {
  const languages = answers.languages.filter(({ language, level }) => language !== '' || level !== '');
  return { ...answers, languages: languages.length > 0 ? languages : answers.languages.slice(0, 1) };
}

export function studentInput(answers: StudentAnswers, version: number): StudentProfileInput {
  const { graduationYear, birthYear, municipality, workingLanguage } = answers;
  return {
    ...answers,
    ...sharedInput(answers),
    graduationYear: graduationYear ? Number(graduationYear) : null,
    birthYear: birthYear ? Number(birthYear) : null,
    municipality: municipality || null,
    workingLanguage: workingLanguage || null,
    version,
  };
}

export function mentorInput(answers: MentorAnswers, version: number): MentorProfileInput {
  const { industry, yearsOfExperience } = answers;
  return {
    ...answers,
    ...sharedInput(answers),
    industry: industry || null,
    yearsOfExperience: Number(yearsOfExperience),
    version,
  };
}

/** The words for faults that are found before sending; the API checks everything again. */
export interface FaultWords {
  missing: string;
  languageTwice: string;
  years: string;
  notSpoken: string;
  year: (example: string) => string;
  tooMany: (count: number, max: number) => string;
}

type Check = readonly [isWrong: boolean, pointer: string, detail: string];

function faultsOf(checks: readonly Check[]): Fault[] {
  return checks.filter(([isWrong]) => isWrong).map(([, pointer, detail]) => ({ pointer, code: 'form', detail }));
}

function languageChecks(rows: readonly LanguageRow[], words: FaultWords): Check[] {
  return rows.flatMap(({ language, level }, index): Check[] => [
    [language === '', `/languages/${index}/language`, words.missing],
    [
      language !== '' && rows.findIndex((row) => row.language === language) < index,
      `/languages/${index}/language`,
      words.languageTwice,
    ],
    [level === '', `/languages/${index}/level`, words.missing],
  ]);
}

function topicChecks(pointer: string, codes: readonly string[], max: number, words: FaultWords): Check {
  return [codes.length > max, pointer, words.tooMany(codes.length, max)];
}

function isYearWrong(text: string): boolean {
  return text !== '' && !/^(19|20)\d\d$/.test(text);
}

function isLanguageUnspoken({ languages, workingLanguage }: StudentAnswers): boolean {
  return workingLanguage !== '' && !languages.some(({ language }) => language === workingLanguage);
}

export function studentFaults(answers: StudentAnswers, words: FaultWords): Fault[] {
  return faultsOf([
    [answers.degreeType === '', '/degreeType', words.missing],
    [answers.field === '', '/field', words.missing],
    [isYearWrong(answers.graduationYear), '/graduationYear', words.year('2027')],
    ...languageChecks(answers.languages, words),
    [answers.wishes.length === 0, '/wishes', words.missing],
    topicChecks('/wishes', answers.wishes, MOST.wishes, words),
    topicChecks('/skills', answers.skills, MOST.skills, words),
    topicChecks('/goals', answers.goals, MOST.goals, words),
    topicChecks('/industries', answers.industries, MOST.industries, words),
    [isLanguageUnspoken(answers), '/workingLanguage', words.notSpoken],
    [answers.modes.length === 0, '/modes', words.missing],
    topicChecks('/avoidOrganisations', linesOf(answers.avoidOrganisations), MOST.organisations, words),
    [isYearWrong(answers.birthYear), '/birthYear', words.year('1999')],
  ]);
}

export function mentorFaults(answers: MentorAnswers, words: FaultWords): Fault[] {
  const years = answers.yearsOfExperience;
  return faultsOf([
    [answers.title.trim() === '', '/title', words.missing],
    [answers.field === '', '/field', words.missing],
    [!/^\d{1,2}$/.test(years) || Number(years) > 60, '/yearsOfExperience', words.years],
    ...languageChecks(answers.languages, words),
    [answers.offers.length === 0, '/offers', words.missing],
    topicChecks('/offers', answers.offers, MOST.offers, words),
    topicChecks('/wishedFields', answers.wishedFields, MOST.wishedFields, words),
    [answers.modes.length === 0, '/modes', words.missing],
    topicChecks('/avoidOrganisations', linesOf(answers.avoidOrganisations), MOST.organisations, words),
  ]);
}

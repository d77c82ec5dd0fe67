import { EXPERIENCE_BANDS, type MentorAnswers, type StudentAnswers } from './answers.js';
import type { PairRuleCode } from './apportion.js';
import { IN_PERSON, regionOf } from './hard-rules.js';
import { languagesInCommon } from './languages-in-common.js';
import type { Rules } from './rules.js';
import { type Comparison, common, usesOf } from './score-parts.js';

/** Compares two profiles in one respect. Undefined when one of the two left the question open: then it says nothing about the pair. */
export type SoftRule = (student: StudentAnswers, mentor: MentorAnswers, rules: Rules) => Comparison | undefined;

/** Codes of broad fields that say nothing: unknown, and the total of all (ISCED-F 2013 as published by Statistics Finland). */
export const NO_FIELD: ReadonlySet<string> = new Set(['', '99', 'SS']);

/** Hours of a week that a half day stands for: office hours, an evening, two days of a weekend. */
export function hoursOf(slot: string): number {
  if (slot === 'weekend') return 16;
  return slot.endsWith('-day') ? 8 : 4;
}

/**
 * How much of what one wants the other gives: the Ochiai coefficient (1957), common / sqrt(wanted x given). Whoever ticks every box gains
 * nothing by it, neither who wants nor who gives.
 */
export function ochiai(inCommon: number, wanted: number, given: number): number {
  return inCommon === 0 ? 0 : inCommon / Math.sqrt(wanted * given);
}

function overlap(wanted: readonly string[], given: readonly string[], uses: Comparison['uses']): Comparison {
  const found = common(wanted, given);
  const share = ochiai(found.length, new Set(wanted).size, new Set(given).size);
  return { outcome: found.length === 0 ? 'none' : 'shared', share, found, uses };
}

/** Wishes that the mentor can help with. Needs met predict the quality of a mentorship (Eby et al. 2013, meta-analysis: instrumental support). */
const topics: SoftRule = ({ wishes }, { offers }) =>
  wishes.length === 0 || offers.length === 0 ? undefined : overlap(wishes, offers, usesOf('/wishes', '/offers'));

/** Goals that the mentor can help to reach: agreed goals carry a mentorship (EMCC ISMCP; matching.md 1). */
const goals: SoftRule = (student, mentor) =>
  student.goals.length === 0 || mentor.goals.length === 0
    ? undefined
    : overlap(student.goals, mentor.goals, usesOf('/goals'));

/** The same field of education: narrow (three digits of ISCED-F 2013) in full, broad (two digits) in part. */
const field: SoftRule = (student, mentor, rules) => {
  const [broad, other] = [student.field.slice(0, 2), mentor.field.slice(0, 2)];
  if (NO_FIELD.has(broad) || NO_FIELD.has(other)) return undefined;
  const uses = usesOf('/field');
  if (broad !== other) return { outcome: 'other', share: 0, found: [], uses };
  if (student.field === mentor.field && student.field.length > 2) {
    return { outcome: 'narrow', share: 1, found: [student.field], uses };
  }
  return { outcome: 'broad', share: rules.soft.field.broadShare, found: [broad], uses };
};

/** The mentor works in an industry that the student wishes for (TOL 2008 section); wishing for all of them gains nothing. */
const industry: SoftRule = ({ industries }, mentor) =>
  industries.length === 0 || mentor.industry === null
    ? undefined
    : overlap(industries, [mentor.industry], usesOf('/industries', '/industry'));

/** How long the mentor has worked, against what the student wishes: near to her own stage, or far ahead. */
const experience: SoftRule = ({ wishedExperience }, mentor, rules) => {
  if (wishedExperience === null) return undefined;
  const bands = EXPERIENCE_BANDS;
  const apart = Math.abs(bands.indexOf(wishedExperience) - bands.indexOf(mentor.experience));
  const uses = usesOf('/wishedExperience', '/yearsOfExperience');
  if (apart === 0) return { outcome: 'wished', share: 1, found: [mentor.experience], uses };
  const share = apart === 1 ? rules.soft.experience.nextShare : 0;
  return { outcome: 'other', share, found: [], uses };
};

/** The language that the student wishes to talk in; where she wishes for none, common languages besides the best one. */
const languages: SoftRule = (student, mentor, rules) => {
  const wished = student.workingLanguage;
  if (wished !== null) {
    const working = languagesInCommon(student.languages, mentor.languages, rules.hard['working-language'].rank);
    const uses = usesOf('/workingLanguage', '/languages');
    return working.includes(wished)
      ? { outcome: 'wished', share: 1, found: [wished], uses }
      : { outcome: 'not-wished', share: 0, found: [], uses };
  }
  const { rank, enough } = rules.soft.languages;
  const [, ...found] = languagesInCommon(student.languages, mentor.languages, rank);
  const share = Math.min(found.length, enough) / enough;
  return { outcome: found.length === 0 ? 'none' : 'shared', share, found, uses: usesOf('/languages') };
};

/** Hours of a week that suit both; some are enough, more are not better (dose matters, and it needs a time: EEPM). */
const availability: SoftRule = (student, mentor, rules) => {
  const found = common(student.slots, mentor.slots);
  const { enoughHours } = rules.soft.availability;
  const hours = found.reduce((sum, slot) => sum + hoursOf(slot), 0);
  const share = Math.min(hours, enoughHours) / enoughHours;
  return { outcome: found.length === 0 ? 'none' : 'shared', share, found, uses: usesOf('/slots') };
};

/** Where the two could meet in person, if both would and both named a place. */
const place: SoftRule = (student, mentor, rules) => {
  if (student.place === null || mentor.place === null) return undefined;
  if (!common(student.modes, mentor.modes).includes(IN_PERSON)) return undefined;
  const uses = usesOf('/meetingPlace');
  if (student.place === mentor.place) return { outcome: 'same', share: 1, found: [student.place.slice(2)], uses };
  if (regionOf(student.place) !== regionOf(mentor.place)) return { outcome: 'other', share: 0, found: [], uses };
  return { outcome: 'region', share: rules.soft.place.regionShare, found: [regionOf(student.place)], uses };
};

/** The broad field (ISCED-F 2013) is among those that the mentor wishes for; of three each is worth less than one alone, as with industries. */
const studiedField: SoftRule = ({ field: studied }, { wishedFields = [] }) => {
  const broad = studied.slice(0, 2);
  if (wishedFields.length === 0 || NO_FIELD.has(broad)) return undefined;
  return overlap(wishedFields, [broad], usesOf('/field', '/wishedFields'));
};

const studiedDegree: SoftRule = ({ degree = null }, { wishedDegree = null }) =>
  degree === null || wishedDegree === null
    ? undefined
    : overlap([wishedDegree], [degree], usesOf('/degreeType', '/wishedDegree'));

/**
 * What the mentor wishes of the student, field and degree: the mean of what both have said. Fields are taken by Ochiai and not only limited
 * in number: who lists more reaches more students and gains with none of them. Only what is met is found, so that nobody can be told the rest.
 */
const students: SoftRule = (...pair) => {
  const wishes = [studiedField(...pair), studiedDegree(...pair)].filter((wish) => wish !== undefined);
  const [first] = wishes;
  if (!first) return undefined;
  const met = wishes.filter(({ share }) => share > 0);
  return {
    outcome: met.length === 0 ? 'none' : 'wished',
    share: wishes.reduce((sum, { share }) => sum + share, 0) / wishes.length,
    found: met.flatMap(({ found }) => found),
    uses: (met[0] ?? first).uses,
  };
};

/** Every rule that compares two profiles. */
export const COMPARE: Readonly<Record<PairRuleCode, SoftRule>> = {
  topics,
  goals,
  field,
  industry,
  experience,
  languages,
  availability,
  place,
  students,
};

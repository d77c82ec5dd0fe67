import type { MentorAnswers, RankedLanguage, StudentAnswers } from './answers.js';
import type { Weights } from './weights.js';

export type PartCode = 'working-language' | 'meeting-mode' | 'topics' | 'field' | 'availability' | 'languages';

/** One part of a score: what it found, and which answer of each reader it used (JSON pointers into the two profiles). */
export interface ScorePart {
  readonly code: PartCode;
  /** How the part came out; the sentence of `reasons` is chosen by it. */
  readonly outcome: string;
  readonly points: number;
  readonly uses: { readonly student: string; readonly mentor: string };
  /** Codes found in common: languages, topics, half days. */
  readonly found: readonly string[];
}

/** Codes of broad fields that say nothing: unknown, and the total of all (ISCED-F 2013 as published by Statistics Finland). */
const NO_FIELD = new Set(['', '99', 'SS']);

/** Hard rule: both speak some language well enough to talk about work in it. Undefined when there is none. */
export function workingLanguage(
  student: StudentAnswers,
  mentor: MentorAnswers,
  weights: Weights,
): ScorePart | undefined {
  const found = sharedLanguages(student, mentor, weights.workingRank);
  return found.length === 0 ? undefined : part('working-language', 'shared', 0, found, '/languages');
}

/** Hard rule: there is a way of meeting that suits both. Undefined when there is none. */
export function meetingMode(student: StudentAnswers, mentor: MentorAnswers): ScorePart | undefined {
  const found = common(student.modes, mentor.modes);
  const outcome = found.length > 1 ? 'both' : (found[0] ?? '');
  return found.length === 0 ? undefined : part('meeting-mode', outcome, 0, found, '/modes');
}

/**
 * Wishes that the mentor can help with. Needs met predict the quality of a mentorship; the measure is the Ochiai coefficient (1957),
 * common / sqrt(wished x offered): who ticks every box gains nothing by it.
 */
export function topics(student: StudentAnswers, mentor: MentorAnswers, weights: Weights): ScorePart {
  const found = common(student.wishes, mentor.offers);
  const size = Math.sqrt(new Set(student.wishes).size * new Set(mentor.offers).size);
  const points = found.length === 0 ? 0 : Math.round((weights.points.topics * found.length) / size);
  return {
    ...part('topics', outcomeOf(found, 'none'), points, found, '/wishes'),
    uses: { student: '/wishes', mentor: '/offers' },
  };
}

/** The same field of education: narrow (three digits of ISCED-F 2013) in full, broad (two digits) in part. */
export function field(student: StudentAnswers, mentor: MentorAnswers, weights: Weights): ScorePart {
  const broad = student.field.slice(0, 2);
  if (NO_FIELD.has(broad) || broad !== mentor.field.slice(0, 2)) return part('field', 'other', 0, [], '/field');
  if (student.field === mentor.field && student.field.length > 2) {
    return part('field', 'narrow', weights.points.field, [student.field], '/field');
  }
  return part('field', 'broad', Math.round(weights.points.field * weights.broadFieldShare), [broad], '/field');
}

/** Half days that suit both; a few are enough, more are not better. */
export function availability(student: StudentAnswers, mentor: MentorAnswers, weights: Weights): ScorePart {
  const found = common(student.slots, mentor.slots);
  const share = Math.min(found.length, weights.enoughSlots) / weights.enoughSlots;
  return part(
    'availability',
    outcomeOf(found, 'none'),
    Math.round(weights.points.availability * share),
    found,
    '/slots',
  );
}

/** Common languages besides the best working one. */
export function otherLanguages(student: StudentAnswers, mentor: MentorAnswers, weights: Weights): ScorePart {
  const [, ...found] = sharedLanguages(student, mentor, weights.sharedRank);
  const share = Math.min(found.length, weights.enoughLanguages) / weights.enoughLanguages;
  return part('languages', outcomeOf(found, 'none'), Math.round(weights.points.languages * share), found, '/languages');
}

function part(code: PartCode, outcome: string, points: number, found: readonly string[], uses: string): ScorePart {
  return { code, outcome, points, found, uses: { student: uses, mentor: uses } };
}

function outcomeOf(found: readonly string[], none: string): string {
  return found.length === 0 ? none : 'shared';
}

function common(one: readonly string[], other: readonly string[]): string[] {
  const wanted = new Set(other);
  return [...new Set(one)].filter((code) => wanted.has(code)).sort();
}

/** Languages in which both have a rank, the one in which the weaker of the two is strongest first. */
function sharedLanguages(student: StudentAnswers, mentor: MentorAnswers, rank: number): string[] {
  const ranks = bestRanks(mentor.languages);
  return [...bestRanks(student.languages)]
    .map(([language, own]) => ({ language, rank: Math.min(own, ranks.get(language) ?? 0) }))
    .filter((shared) => shared.rank >= rank)
    .sort((one, other) => other.rank - one.rank || (one.language < other.language ? -1 : 1))
    .map((shared) => shared.language);
}

function bestRanks(languages: readonly RankedLanguage[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { language, rank } of languages) ranks.set(language, Math.max(rank, ranks.get(language) ?? 0));
  return ranks;
}

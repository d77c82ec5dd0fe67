/** The largest score of a pair. */
export const FULL_SCORE = 1000;

/** What two profiles are compared in, each worth its points at most; `waiting` is the student's alone. */
export const SOFT_RULES = [
  'topics',
  'goals',
  'field',
  'industry',
  'experience',
  'languages',
  'availability',
  'place',
  'students',
  'waiting',
] as const;
export type SoftRuleCode = (typeof SOFT_RULES)[number];

/** What can forbid a pair. That two who know each other from before are not proposed again is no rule to switch off. */
export const HARD_RULES = [
  'working-language',
  'meeting-mode',
  'meeting-place',
  'same-employer',
  'avoided-organisation',
] as const;
export type HardRuleCode = (typeof HARD_RULES)[number];

interface SoftRule {
  /** 0 switches the rule off. */
  readonly points: number;
}
/** With `must`, a pair that has nothing of it is forbidden, unless one of the two left the question open. */
interface PairRule extends SoftRule {
  readonly must: boolean;
}
interface HardRule {
  readonly on: boolean;
}

/** How pairs are scored in a cohort: what staff tune, kept in versions that never change. */
export interface Rules {
  readonly soft: {
    readonly topics: PairRule;
    readonly goals: PairRule;
    /** `broadShare`: for the same broad but another narrow field. */
    readonly field: PairRule & { readonly broadShare: number };
    readonly industry: PairRule;
    /** `nextShare`: for the band next to the wished one. */
    readonly experience: PairRule & { readonly nextShare: number };
    /** From `rank` on another common language is one more thing shared; after `enough` of them more are worth no more. */
    readonly languages: PairRule & { readonly rank: number; readonly enough: number };
    /** Common hours of a week after which more are worth no more. */
    readonly availability: PairRule & { readonly enoughHours: number };
    /** `regionShare`: for another municipality of the same region. */
    readonly place: PairRule & { readonly regionShare: number };
    /** Never a must: the mentor is told that what she wishes of a student is no condition, and nobody is left without a mentor by it. */
    readonly students: SoftRule & { readonly must: false };
    /** Rounds of waiting after which more are worth no more. */
    readonly waiting: SoftRule & { readonly enoughRounds: number };
  };
  readonly hard: {
    /** Both have at least this rank in one language. */
    readonly 'working-language': HardRule & { readonly rank: number };
    readonly 'meeting-mode': HardRule;
    readonly 'meeting-place': HardRule;
    readonly 'same-employer': HardRule;
    readonly 'avoided-organisation': HardRule;
  };
  /** How many of the points move to what a student calls most important. */
  readonly importance: number;
}

/** What `students` is in rules that were made before there was such a rule. */
export const STUDENTS_OFF: Rules['soft']['students'] = { points: 0, must: false };

/** Points that do not add up would make scores of two versions incomparable. */
export function addsUp({ soft }: Pick<Rules, 'soft'>): boolean {
  return pointsTogether(soft) === FULL_SCORE;
}

export function pointsTogether(soft: Rules['soft']): number {
  return SOFT_RULES.reduce((sum, code) => sum + soft[code].points, 0);
}

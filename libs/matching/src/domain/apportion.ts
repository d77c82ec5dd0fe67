import type { Criterion } from './answers.js';
import { FULL_SCORE, type Rules, SOFT_RULES, type SoftRuleCode } from './rules.js';

/** The soft rules that compare two profiles, in the one order in which their points are added. */
export const PAIR_RULES = SOFT_RULES.filter((code): code is PairRuleCode => code !== 'waiting');
/** Those that staff may make a must; `students` is the mentor's wish, and she was told that it is no condition. */
export const MUST_RULES = PAIR_RULES.filter((code): code is MustRuleCode => code !== 'students');
export type MustRuleCode = Exclude<PairRuleCode, 'students'>;
export type PairRuleCode = Exclude<SoftRuleCode, 'waiting'>;

/** Which rules a student means by what matters most to her. */
export const RULES_OF: Readonly<Record<Criterion, readonly PairRuleCode[]>> = {
  wishes: ['topics'],
  field: ['field'],
  industry: ['industry'],
  goals: ['goals'],
  language: ['languages'],
  'place-time': ['availability', 'place'],
};

/** By what a rule's own points are multiplied in one pair; one of those that matter most to the student gets both. */
export interface Scale {
  readonly general: number;
  readonly favoured: number;
}

/**
 * Makes the points of the rules that compare a pair, together with those for waiting, always {@link FULL_SCORE}. A question that one of the
 * two left open is left out and its points go to the others (Gower 1971, a general coefficient of similarity), so that whoever says less is
 * neither better nor worse off. Then `importance` points move to what matters most to the student.
 */
export function scaleOf(
  rules: Rules,
  isCompared: (code: PairRuleCode) => boolean,
  mostImportant: Criterion | null,
): Scale {
  const pointsOf = (codes: readonly PairRuleCode[]) =>
    codes.reduce((sum, code) => sum + (isCompared(code) ? rules.soft[code].points : 0), 0);
  const sum = pointsOf(PAIR_RULES);
  const favoured = pointsOf(favouredBy(mostImportant));
  if (sum === 0) return { general: 0, favoured: 0 };
  const all = FULL_SCORE - rules.soft.waiting.points;
  if (favoured === 0) return { general: all / sum, favoured: 0 };
  const moved = (all * rules.importance) / FULL_SCORE;
  return { general: (all - moved) / sum, favoured: moved / favoured };
}

export function favouredBy(mostImportant: Criterion | null): readonly PairRuleCode[] {
  return mostImportant === null ? [] : RULES_OF[mostImportant];
}

/** Whole points that add up to the whole score: the largest remainders get the rest (Hamilton's method). */
export function wholePoints(exact: readonly number[], score: number): number[] {
  const floors = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const missing = score - total(floors);
  const lucky = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return floors.map((floor, index) => floor + (lucky.has(index) ? 1 : 0));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import type { Criterion } from './answers.js';
import { FULL_SCORE, type Rules, SOFT_RULES, type SoftRuleCode } from './rules.js';

/** The soft rules that compare two profiles, in the one order in which their points are added. */
export const PAIR_RULES = SOFT_RULES.filter((code): code is PairRuleCode => code !== 'waiting');
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

/**
 * What each rule is worth in one pair, in the order of {@link PAIR_RULES}; together with those for waiting always {@link FULL_SCORE}. A
 * question that one of the two left open is left out and its points go to the others (Gower 1971, a general coefficient of similarity), so
 * that whoever says less is neither better nor worse off. Then `importance` points move to what matters most to the student.
 */
export function weightsOf(
  rules: Rules,
  isCompared: (code: PairRuleCode) => boolean,
  mostImportant: Criterion | null,
): number[] {
  const points = PAIR_RULES.map((code) => (isCompared(code) ? rules.soft[code].points : 0));
  const important = mostImportant === null ? [] : RULES_OF[mostImportant];
  const favoured = PAIR_RULES.map((code, index) => (important.includes(code) ? (points[index] ?? 0) : 0));
  const [sum, favouredSum] = [total(points), total(favoured)];
  if (sum === 0) return points;
  const all = FULL_SCORE - rules.soft.waiting.points;
  const moved = favouredSum === 0 ? 0 : (all * rules.importance) / FULL_SCORE;
  return points.map(
    (own, index) =>
      (own * (all - moved)) / sum + (favouredSum === 0 ? 0 : ((favoured[index] ?? 0) * moved) / favouredSum),
  );
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

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

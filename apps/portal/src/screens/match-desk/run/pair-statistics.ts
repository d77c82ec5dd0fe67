import type { DeskPair } from '../../../api/types.js';

type Scored = Pick<DeskPair, 'score'>;

export const FULL_SCORE = 1000;
const BINS = 10;
export const BIN = FULL_SCORE / BINS;

export function meanOf(pairs: readonly Scored[]): number {
  return pairs.length === 0 ? 0 : Math.round(pairs.reduce((sum, { score }) => sum + score, 0) / pairs.length);
}

/** The mean of the worst tenth: a high mean hides who pays for it. */
export function worstTenth(pairs: readonly Scored[]): number {
  return meanOf([...pairs].sort((one, other) => one.score - other.score).slice(0, Math.ceil(pairs.length / 10)));
}

export function countBelow(pairs: readonly Scored[], score: number): number {
  return pairs.filter((pair) => pair.score < score).length;
}

/** How many pairs have a score from each hundred on; the full score belongs to the last. */
export function distribution(pairs: readonly Scored[]): { from: number; to: number; count: number }[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const from = bin * BIN;
    const isLast = bin === BINS - 1;
    const count = pairs.filter(({ score }) => score >= from && (isLast || score < from + BIN)).length;
    return { from, to: isLast ? FULL_SCORE : from + BIN - 1, count };
  });
}

export interface HomeFigures {
  name: string;
  students: number;
  matched: number;
  mean: number;
}

/** Who was favoured: per university, how many of its students have a mentor and how good their pairs are. */
export function perHome(
  pairs: readonly Pick<DeskPair, 'home' | 'score'>[],
  unmatched: readonly { home: string }[],
  compare: (a: string, b: string) => number,
): HomeFigures[] {
  const names = [...new Set([...pairs, ...unmatched].map(({ home }) => home))].sort(compare);
  return names.map((name) => {
    const own = pairs.filter(({ home }) => home === name);
    const without = unmatched.filter(({ home }) => home === name).length;
    return { name, students: own.length + without, matched: own.length, mean: meanOf(own) };
  });
}

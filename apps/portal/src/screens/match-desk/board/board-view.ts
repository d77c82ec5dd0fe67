import type { DeskPair } from '../../../api/types.js';
import { FULL_SCORE } from '../run/pair-statistics.js';

export const SORTS = ['weakest', 'student', 'mentor', 'university'] as const;
export type Sort = (typeof SORTS)[number];

/** What the board shows, as the address says it. */
export interface BoardView {
  text: string;
  sort: Sort;
  isLocked: boolean;
  /** Only pairs below this score. */
  below: number | undefined;
  home: string | undefined;
}

export const EVERYTHING: BoardView = {
  text: '',
  sort: 'weakest',
  isLocked: false,
  below: undefined,
  home: undefined,
};

export function viewOf(address: URLSearchParams): BoardView {
  const below = Number(address.get('below') ?? Number.NaN);
  return {
    text: address.get('q')?.slice(0, 100) ?? '',
    sort: SORTS.find((sort) => sort === address.get('sort')) ?? EVERYTHING.sort,
    isLocked: address.get('locked') === '1',
    below: Number.isInteger(below) && below > 0 && below <= FULL_SCORE ? below : undefined,
    home: address.get('home') ?? undefined,
  };
}

/** The address with another view; the rest of it stays. What is usual is not written. */
export function withView(address: URLSearchParams, { text, sort, isLocked, below, home }: BoardView): URLSearchParams {
  const next = new URLSearchParams(address);
  const put = (name: string, value: string | undefined) => (value ? next.set(name, value) : next.delete(name));
  put('q', text);
  put('sort', sort === EVERYTHING.sort ? undefined : sort);
  put('locked', isLocked ? '1' : undefined);
  put('below', below?.toString());
  put('home', home);
  return next;
}

export function isNarrowed({ text, isLocked, below, home }: BoardView): boolean {
  return text.trim() !== '' || isLocked || below !== undefined || home !== undefined;
}

type Compare = (a: string, b: string) => number;

/** The pairs that fit, in their order. Those that are alike come in the order of the students' names. */
export function shownPairs(pairs: readonly DeskPair[], view: BoardView, compare: Compare): DeskPair[] {
  const words = folded(view.text).split(/\s+/).filter(Boolean);
  const fits = (pair: DeskPair) => {
    if (view.isLocked && !pair.locked) return false;
    if (view.below !== undefined && pair.score >= view.below) return false;
    if (view.home !== undefined && pair.home !== view.home) return false;
    const told = folded(`${pair.student} ${pair.mentor} ${pair.company}`);
    return words.every((word) => told.includes(word));
  };
  const order = orderOf(view.sort, compare);
  return pairs.filter(fits).sort((one, other) => order(one, other) || compare(one.student, other.student));
}

function orderOf(sort: Sort, compare: Compare): (one: DeskPair, other: DeskPair) => number {
  if (sort === 'weakest') return (one, other) => one.score - other.score;
  if (sort === 'university') return (one, other) => compare(one.home, other.home);
  return (one, other) => compare(one[sort], other[sort]);
}

/** "Nguyen" finds "Nguyễn". */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** Universities of the pairs, for the filter. */
export function homesOf(pairs: readonly DeskPair[], compare: Compare): string[] {
  return [...new Set(pairs.map(({ home }) => home))].filter(Boolean).sort(compare);
}

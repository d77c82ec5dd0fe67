import { describe, expect, it } from 'vitest';
import { countBelow, distribution, meanOf, perHome, worstTenth } from './pair-statistics.js';

const scores = (...values: number[]) => values.map((score) => ({ score }));

describe('figures of the pairs', () => {
  it('are nothing where there are no pairs', () => {
    expect(meanOf([])).toBe(0);
    expect(worstTenth([])).toBe(0);
    expect(distribution([]).every(({ count }) => count === 0)).toBe(true);
  });

  it('show the worst tenth, at least one pair', () => {
    expect(worstTenth(scores(900, 100, 500))).toBe(100);
    expect(worstTenth(scores(...Array.from({ length: 20 }, (_, index) => index * 50)))).toBe(25);
    expect(countBelow(scores(249, 250, 251), 250)).toBe(1);
  });

  it('put every pair in one hundred, the full score in the last', () => {
    const bins = distribution(scores(0, 99, 100, 999, 1000));
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins.at(-1)).toEqual({ from: 900, to: 1000, count: 2 });
  });

  it('count the students of a university with and without a mentor', () => {
    const pairs = [
      { home: 'B', score: 400 },
      { home: 'B', score: 600 },
    ];
    expect(perHome(pairs, [{ home: 'A' }, { home: 'B' }], (a, b) => a.localeCompare(b))).toEqual([
      { name: 'A', students: 1, matched: 0, mean: 0 },
      { name: 'B', students: 3, matched: 2, mean: 500 },
    ]);
  });
});

import { expect, it } from '@jest/globals';
import { TIE_LEVELS, weigh } from './objective.js';
import { instanceOf, type Pair } from './testing/instances.js';

const COUNT = 400;
const pairs = Array.from({ length: COUNT }, (_, row): Pair => [row, row % 7, row % 2]);
const instance = instanceOf(COUNT, Array(7).fill(1), pairs);

it('lets one point outweigh the ties of all rows together', () => {
  expect(TIE_LEVELS * (COUNT + 1)).toBeGreaterThan((TIE_LEVELS - 1) * COUNT);
  weigh(instance).forEach((weight, row) => {
    expect(Math.floor(weight / (TIE_LEVELS * (COUNT + 1)))).toBe(row % 2);
  });
});

it('spreads the ties evenly', () => {
  const ties = weigh(instance).map((weight) => weight % TIE_LEVELS);
  expect(new Set(ties).size).toBeGreaterThan(100);
  expect(ties.reduce((sum, tie) => sum + tie, 0) / COUNT).toBeCloseTo(63.5, -1);
});

it('takes the tie from the keys, wherever they stand', () => {
  const one = {
    ...instanceOf(
      2,
      [1],
      [
        [0, 0, 1],
        [1, 0, 1],
      ],
    ),
    rowKeys: ['a', 'b'],
    columnKeys: ['x'],
  };
  const other = { ...one, rowKeys: ['b', 'a'] };
  expect([...weigh(other)]).toEqual([...weigh(one)].reverse());
});

it('sees scores in another unit as the same', () => {
  const scaled = { ...instance, pairScore: instance.pairScore.map((score) => score * 250_000) };
  expect(weigh(scaled)).toEqual(weigh(instance));
});

import { expect, it } from '@jest/globals';
import type { Instance } from './instance.js';
import { weigh } from './objective.js';
import { instanceOf, type Pair } from './testing/instances.js';
import { verify } from './verify.js';

/** A wrong result made up with care: all is in order but one thing. Prices are given the weights of the pairs. */
interface Forgery {
  readonly instance: Instance;
  readonly columnOfRow: readonly number[];
  readonly matched: number;
  readonly score: number;
  /** The contested rows and columns. */
  readonly contested: readonly [rows: readonly number[], columns: readonly number[]];
  readonly prices: (...weights: number[]) => readonly [rows: readonly number[], columns: readonly number[]];
}

function objectionsTo({ instance, columnOfRow, matched, score, contested, prices }: Forgery): readonly string[] {
  const [rowPrice, columnPrice] = prices(...weigh(instance));
  const proof = {
    contestedRow: Uint8Array.from(contested[0]),
    contestedColumn: Uint8Array.from(contested[1]),
    prices: [{ row: Float64Array.from(rowPrice), column: Float64Array.from(columnPrice) }],
  };
  const certificate = verify(instance, { columnOfRow: Int32Array.from(columnOfRow), matched, met: [], score, proof });
  return certificate.holds ? [] : certificate.objections;
}

const pair = (row: number, column: number, score: number): Pair => [row, column, score];
const ONE = instanceOf(1, [1], [pair(0, 0, 8)]);
const SERVED = { instance: ONE, columnOfRow: [0], matched: 1, score: 8, contested: [[0], [0]] } as const;
const RIVALS = instanceOf(2, [1], [pair(0, 0, 5), pair(1, 0, 7)]);

it.each<[string, Forgery, string]>([
  [
    'one row where two could be matched, under a cover that leaves a pair out',
    {
      instance: instanceOf(2, [1, 1], [pair(0, 0, 1), pair(1, 0, 10), pair(1, 1, 1)]),
      columnOfRow: [-1, 0],
      matched: 1,
      score: 10,
      contested: [
        [1, 1],
        [1, 0],
      ],
      prices: (_, best = 0, other = 0) => [
        [0, other],
        [best - other, 0],
      ],
    },
    'A pair is not covered.',
  ],
  [
    'nobody where one could be matched, under a cover that is too large',
    {
      instance: ONE,
      columnOfRow: [-1],
      matched: 0,
      score: 0,
      contested: [[0], [0]],
      prices: (weight = 0) => [[weight], [0]],
    },
    'The cover is larger than the assignment: more rows might be matched.',
  ],
  [
    'two rows on one place',
    {
      instance: RIVALS,
      columnOfRow: [0, 0],
      matched: 2,
      score: 12,
      contested: [[0, 0], [0]],
      prices: (...both) => [both, [0]],
    },
    'A column holds more rows than it can.',
  ],
  [
    'a column for a row that has no pair',
    {
      instance: instanceOf(2, [2], [pair(0, 0, 8)]),
      columnOfRow: [0, 0],
      matched: 1,
      score: 8,
      contested: [[0, 1], [0]],
      prices: (weight = 0) => [[weight, 0], [0]],
    },
    'A row has a column that no pair allows it.',
  ],
  [
    'the weaker rival, under a price that the stronger could pay',
    {
      instance: RIVALS,
      columnOfRow: [0, -1],
      matched: 1,
      score: 5,
      contested: [[1, 1], [1]],
      prices: (low = 0) => [[0, 0], [low]],
    },
    'The prices of a pair do not reach its weight.',
  ],
  [
    'the weaker rival, under a price that it does not pay itself',
    {
      instance: RIVALS,
      columnOfRow: [0, -1],
      matched: 1,
      score: 5,
      contested: [[1, 1], [1]],
      prices: (_, high = 0) => [[0, 0], [high]],
    },
    'The prices of a chosen pair are not its weight.',
  ],
  [
    'the weaker rival, under a price for the row left over',
    {
      instance: RIVALS,
      columnOfRow: [0, -1],
      matched: 1,
      score: 5,
      contested: [[1, 1], [1]],
      prices: (low = 0, high = 0) => [[0, high - low], [low]],
    },
    'A contested row has a wrong price.',
  ],
  [
    'the weaker rival, under a negative price for it',
    {
      instance: RIVALS,
      columnOfRow: [0, -1],
      matched: 1,
      score: 5,
      contested: [[1, 1], [1]],
      prices: (low = 0, high = 0) => [[low - high, 0], [high]],
    },
    'A contested row has a wrong price.',
  ],
  [
    'the worse of two columns, under a price for the place left over',
    {
      instance: instanceOf(1, [1, 1], [pair(0, 0, 5), pair(0, 1, 7)]),
      columnOfRow: [0],
      matched: 1,
      score: 5,
      contested: [[0], [0, 0]],
      prices: (low = 0, high = 0) => [[low], [0, high - low]],
    },
    'An uncontested column has a wrong price.',
  ],
  [
    'the worse of two columns, under a negative price for its place',
    {
      instance: instanceOf(1, [1, 1], [pair(0, 0, 5), pair(0, 1, 7)]),
      columnOfRow: [0],
      matched: 1,
      score: 5,
      contested: [[0], [0, 0]],
      prices: (low = 0, high = 0) => [[high], [low - high, 0]],
    },
    'An uncontested column has a wrong price.',
  ],
  [
    'a count that is not so',
    { ...SERVED, matched: 2, prices: (weight = 0) => [[weight], [0]] },
    'The number of matched rows is not what it says.',
  ],
  [
    'a score that is not so',
    { ...SERVED, score: 9, prices: (weight = 0) => [[weight], [0]] },
    'The score is not what it says.',
  ],
  [
    'prices in halves',
    { ...SERVED, prices: (weight = 0) => [[weight - 0.5], [0.5]] },
    'A price is not an exact integer.',
  ],
  [
    'prices too large to be exact',
    { ...SERVED, prices: (weight = 0) => [[weight - 2 ** 60], [2 ** 60]] },
    'A price is not an exact integer.',
  ],
])('verify sees through %s', (_, forgery, objection) => {
  expect(objectionsTo(forgery)).toEqual([objection]);
});

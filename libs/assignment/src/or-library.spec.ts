import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { solveByPricing } from './pricing.js';
import { solve } from './solve.js';
import { solveWhole } from './solve-whole.js';
import { instanceOf, type Pair } from './testing/instances.js';
import { verify } from './verify.js';

/** Costs are whole numbers from 1 to this. */
const HIGHEST_COST = 100;

/**
 * A problem of OR-Library (J. E. Beasley, OR-Library: distributing test problems by electronic mail, Journal of the Operational Research
 * Society 41, 1990): the number of rows and columns, then the cost of each pair, row by row. The least cost is sought, here the highest score.
 */
function problem(name: string) {
  const url = new URL(`testing/or-library/${name}.txt`, import.meta.url);
  const [size = 0, ...costs] = readFileSync(url, 'utf8').trim().split(/\s+/).map(Number);
  const pairs = costs.map((cost, at): Pair => [Math.floor(at / size), at % size, HIGHEST_COST - cost]);
  return { size, pairs, instance: instanceOf(size, Array(size).fill(1), pairs) };
}

it('gives the published optimum of assign100, 305, in one go and by pricing', () => {
  const { size, pairs, instance } = problem('assign100');
  expect([size, pairs.length]).toEqual([100, 10_000]);
  const results = [solve(instance), solveByPricing(instance, solveWhole, { perRow: 4, perColumn: 4, worth: 1 })];
  expect(results.map(({ score }) => size * HIGHEST_COST - score)).toEqual([305, 305]);
  expect(results.map((result) => verify(instance, result))).toEqual([{ holds: true }, { holds: true }]);
});

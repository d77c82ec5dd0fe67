import type { Assignment, Prices } from './assignment.js';
import type { Instance } from './instance.js';
import { Weigher } from './objective.js';
import { flag, int, real } from './reading.js';

/** What became of a check: it holds, or what speaks against the result, each objection a plain sentence. */
export type Certificate = { readonly holds: true } | { readonly holds: false; readonly objections: readonly string[] };

/**
 * Checks a result against its (valid) instance without trusting the solver, in one pass over the pairs: that it is allowed and
 * counts right; that no assignment has more rows, by the cover (König 1931); and that none of that size weighs more, by
 * complementary slackness. For every largest assignment serves each uncontested row and fills each contested column, and
 * uses no pair covered twice; so the prices of all rows and places bound its weight, and this result reaches that bound. With aims,
 * every price and weight is a list of numbers, of which the first that differs decides: the sums and the argument stay the same.
 */
export function verify(instance: Instance, result: Assignment): Certificate {
  const objections = new Set<string>();
  const demand = (holds: boolean, otherwise: string) => {
    if (!holds) objections.add(otherwise);
  };
  checkShape(instance, result, demand);
  if (objections.size === 0) checkClaims(instance, result, demand);
  return objections.size === 0 ? { holds: true } : { holds: false, objections: [...objections] };
}

type Demand = (holds: boolean, otherwise: string) => void;

function checkShape(
  { rows, columns, aims = [] }: Instance,
  { columnOfRow, met, proof }: Assignment,
  demand: Demand,
): void {
  const { contestedRow, contestedColumn, prices } = proof;
  const ofRows = [columnOfRow, contestedRow, ...prices.map(({ row }) => row)].every((list) => list.length === rows);
  const ofColumns = [contestedColumn, ...prices.map(({ column }) => column)].every((list) => list.length === columns);
  demand(ofRows && ofColumns, 'A list is shorter or longer than the instance.');
  demand(
    prices.length === aims.length + 1 && met.length === aims.length,
    'There is not one price, or one count, for each aim.',
  );
  const isFlag = (value: number) => value === 0 || value === 1;
  demand(contestedRow.every(isFlag) && contestedColumn.every(isFlag), 'A cover mark is neither 0 nor 1.');
  const isExact = (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 52; // two add up exactly
  const areExact = ({ row, column }: Prices) => row.every(isExact) && column.every(isExact);
  demand(prices.every(areExact), 'A price is not an exact integer.');
}

function checkClaims(
  instance: Instance,
  { columnOfRow, matched, met, score, proof }: Assignment,
  demand: Demand,
): void {
  const { aims = [] } = instance;
  const weigher = new Weigher(instance);
  const found = new Uint8Array(instance.rows);
  const load = new Int32Array(instance.columns);
  const totals = aims.map(() => 0);
  let total = 0;
  let cover = 0;
  for (let pair = 0; pair < instance.pairRow.length; pair++) {
    const row = int(instance.pairRow, pair);
    const column = int(instance.pairColumn, pair);
    const contested = flag(proof.contestedColumn, column);
    demand(contested || !flag(proof.contestedRow, row), 'A pair is not covered.');
    const coveredTwice = contested && !flag(proof.contestedRow, row);
    const beyond = excess(proof.prices, instance, weigher, pair);
    demand(coveredTwice || beyond >= 0, 'The prices of a pair do not reach its weight.');
    if (int(columnOfRow, row) !== column) continue;
    demand(beyond === 0, 'The prices of a chosen pair are not its weight.');
    found[row] = 1;
    load[column] = int(load, column) + 1;
    total += int(instance.pairScore, pair);
    aims.forEach((marks, aim) => {
      totals[aim] = (totals[aim] ?? 0) + (flag(marks, pair) ? 1 : 0);
    });
  }
  columnOfRow.forEach((column, row) => {
    demand((column !== -1) === flag(found, row), 'A row has a column that no pair allows it.');
    const contested = flag(proof.contestedRow, row);
    cover += contested ? 0 : 1;
    const price = signOf(proof.prices, (prices) => real(prices.row, row));
    demand(!contested || (column === -1 ? price === 0 : price >= 0), 'A contested row has a wrong price.');
  });
  instance.capacities.forEach((capacity, column) => {
    const room = capacity - int(load, column);
    demand(room >= 0, 'A column holds more rows than it can.');
    const contested = flag(proof.contestedColumn, column);
    cover += contested ? capacity : 0;
    const price = signOf(proof.prices, (prices) => real(prices.column, column));
    demand(contested || (room > 0 ? price === 0 : price >= 0), 'An uncontested column has a wrong price.');
  });
  const rowsFound = found.reduce((sum, one) => sum + one, 0);
  demand(matched === rowsFound, 'The number of matched rows is not what it says.');
  demand(
    met.every((pairs, aim) => pairs === totals[aim]),
    'The number of pairs that meet an aim is not what it says.',
  );
  demand(score === total, 'The score is not what it says.');
  demand(cover === rowsFound, 'The cover is larger than the assignment: more rows might be matched.');
}

/** By how much the prices of a pair exceed its values: the first difference that is not 0, or 0. Asked for every pair, so a plain loop. */
export function excess(prices: readonly Prices[], instance: Instance, weigher: Weigher, pair: number): number {
  const { aims = [], pairRow, pairColumn, pairScore } = instance;
  const row = int(pairRow, pair);
  const column = int(pairColumn, pair);
  for (let aim = 0; aim < prices.length; aim++) {
    const price = prices[aim] as Prices;
    const marks = aims[aim];
    const value = marks ? (flag(marks, pair) ? 1 : 0) : weigher.weightOf(row, column, int(pairScore, pair));
    const beyond = real(price.row, row) + real(price.column, column) - value;
    if (beyond !== 0) return beyond;
  }
  return 0;
}

/** The first of the values that is not 0, or 0. */
function signOf(prices: readonly Prices[], valueIn: (prices: Prices) => number): number {
  for (const each of prices) {
    const value = valueIn(each);
    if (value !== 0) return value;
  }
  return 0;
}

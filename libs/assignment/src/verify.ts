import type { Assignment } from './assignment.js';
import type { Instance } from './instance.js';
import { weigh } from './objective.js';
import { flag, int, real } from './reading.js';

/** What became of a check: it holds, or what speaks against the result, each objection a plain sentence. */
export type Certificate = { readonly holds: true } | { readonly holds: false; readonly objections: readonly string[] };

/**
 * Checks a result against its (valid) instance without trusting the solver, in one pass over the pairs: that it is allowed and
 * counts right; that no assignment has more rows, by the cover (König 1931); and that none of that size weighs more, by
 * complementary slackness. For every largest assignment serves each uncontested row and fills each contested column, and
 * uses no pair covered twice; so the prices of all rows and places bound its weight, and this result reaches that bound.
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

function checkShape({ rows, columns }: Instance, { columnOfRow, proof }: Assignment, demand: Demand): void {
  const { contestedRow, contestedColumn, rowPrice, columnPrice } = proof;
  const ofRows = [columnOfRow, contestedRow, rowPrice].every((list) => list.length === rows);
  const ofColumns = [contestedColumn, columnPrice].every((list) => list.length === columns);
  demand(ofRows && ofColumns, 'A list is shorter or longer than the instance.');
  const isFlag = (value: number) => value === 0 || value === 1;
  demand(contestedRow.every(isFlag) && contestedColumn.every(isFlag), 'A cover mark is neither 0 nor 1.');
  const isExact = (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 52; // two add up exactly
  demand(rowPrice.every(isExact) && columnPrice.every(isExact), 'A price is not an exact integer.');
}

function checkClaims(instance: Instance, { columnOfRow, matched, score, proof }: Assignment, demand: Demand): void {
  const weights = weigh(instance);
  const found = new Uint8Array(instance.rows);
  const load = new Int32Array(instance.columns);
  let total = 0;
  let cover = 0;
  for (let pair = 0; pair < weights.length; pair++) {
    const row = int(instance.pairRow, pair);
    const column = int(instance.pairColumn, pair);
    const contested = flag(proof.contestedColumn, column);
    demand(contested || !flag(proof.contestedRow, row), 'A pair is not covered.');
    const excess = real(proof.rowPrice, row) + real(proof.columnPrice, column) - real(weights, pair);
    const coveredTwice = contested && !flag(proof.contestedRow, row);
    demand(coveredTwice || excess >= 0, 'The prices of a pair do not reach its weight.');
    if (int(columnOfRow, row) !== column) continue;
    demand(excess === 0, 'The prices of a chosen pair are not its weight.');
    found[row] = 1;
    load[column] = int(load, column) + 1;
    total += int(instance.pairScore, pair);
  }
  columnOfRow.forEach((column, row) => {
    demand((column !== -1) === flag(found, row), 'A row has a column that no pair allows it.');
    const contested = flag(proof.contestedRow, row);
    cover += contested ? 0 : 1;
    const price = real(proof.rowPrice, row);
    demand(!contested || (column === -1 ? price === 0 : price >= 0), 'A contested row has a wrong price.');
  });
  instance.capacities.forEach((capacity, column) => {
    const room = capacity - int(load, column);
    demand(room >= 0, 'A column holds more rows than it can.');
    const contested = flag(proof.contestedColumn, column);
    cover += contested ? capacity : 0;
    const price = real(proof.columnPrice, column);
    demand(contested || (room > 0 ? price === 0 : price >= 0), 'An uncontested column has a wrong price.');
  });
  const rowsFound = found.reduce((sum, one) => sum + one, 0);
  demand(matched === rowsFound, 'The number of matched rows is not what it says.');
  demand(score === total, 'The score is not what it says.');
  demand(cover === rowsFound, 'The cover is larger than the assignment: more rows might be matched.');
}

import { MAX_SCORE } from './instance.js';
import type { Market } from './market.js';
import { int } from './reading.js';

/**
 * How many allowed pairs would both rather have each other: the row would get more points than now (or has nobody), and the column has a
 * place free or would get more points than from the least of those it has. None in a stable matching (Gale and Shapley 1962). Equal points
 * block nothing. `columnOfRow` must be allowed by the market.
 */
export function countBlockingPairs(market: Market, columnOfRow: Int32Array): number {
  const { pairRow, pairColumn, rowScore, columnScore } = market;
  const pointsOfRow = new Int32Array(market.rows).fill(-1);
  const leastOfColumn = new Int32Array(market.columns).fill(MAX_SCORE);
  const room = market.capacities.slice();
  pairRow.forEach((row, pair) => {
    const column = int(pairColumn, pair);
    if (int(columnOfRow, row) !== column) return;
    pointsOfRow[row] = int(rowScore, pair);
    leastOfColumn[column] = Math.min(int(leastOfColumn, column), int(columnScore, pair));
    room[column] = int(room, column) - 1;
  });
  const wanted = (column: number, pair: number) =>
    int(room, column) > 0 ||
    (int(market.capacities, column) > 0 && int(columnScore, pair) > int(leastOfColumn, column));
  let count = 0;
  pairRow.forEach((row, pair) => {
    if (int(rowScore, pair) > int(pointsOfRow, row) && wanted(int(pairColumn, pair), pair)) count++;
  });
  return count;
}

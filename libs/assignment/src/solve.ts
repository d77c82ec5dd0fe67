import { fillAimByAim } from './aim-by-aim.js';
import type { Assignment, Prices } from './assignment.js';
import { type Canonical, canonicalise } from './canonical.js';
import { type Contested, findContested } from './contested.js';
import { restrict, transpose } from './graph.js';
import { checkInstance, type Instance } from './instance.js';
import { objectivesOf } from './objective.js';
import { flag, int, real } from './reading.js';

/** The result as it grows, in canonical order. */
interface Draft {
  readonly columnOf: Int32Array;
  readonly prices: readonly Prices[];
}

/**
 * A best assignment of an instance, with the proof that it is. The same instance always gets the same answer; with keys,
 * in whatever order its rows, columns and pairs come.
 *
 * The split after Dulmage and Mendelsohn (1958) leaves two problems with plain prices: where demand exceeds supply every
 * place must be filled, elsewhere every row must be served. Each is solved from the side that must be filled.
 *
 * @throws InvalidInstance when the instance breaks its contract, or when prices would pass 2^51 and no longer be exact.
 */
export function solve(instance: Instance): Assignment {
  checkInstance(instance);
  const canonical = canonicalise(instance);
  const contested = findContested(canonical.graph, canonical.rooms);
  const objectives = objectivesOf(instance);
  const draft = {
    columnOf: new Int32Array(instance.rows).fill(-1),
    prices: objectives.map(() => ({
      row: new Float64Array(instance.rows),
      column: new Float64Array(instance.columns),
    })),
  };
  fillPlaces(canonical, contested, objectives, draft);
  serveRows(canonical, contested, objectives, draft);
  return translate(instance, canonical, contested, draft);
}

/** Contested columns send their places to contested rows. */
function fillPlaces({ graph, rooms }: Canonical, contested: Contested, objectives: Float64Array[], draft: Draft): void {
  const columnIn = (column: number) => flag(contested.columns, column);
  const rowIn = (row: number) => flag(contested.rows, row);
  const places = rooms.map((room, column) => (columnIn(column) ? room : 0));
  const part = transpose(restrict(graph, (row, column) => rowIn(row) && columnIn(column)));
  const { seats, prices } = fillAimByAim(part, objectives, places, Int32Array.from(contested.rows));
  for (let row = 0; row < graph.left; row++) {
    if (rowIn(row)) for (const column of seats.holdersOf(row)) draft.columnOf[row] = column;
  }
  draft.prices.forEach(({ row, column }, aim) => {
    copyWhere(rowIn, prices[aim]?.sink, row);
    copyWhere(columnIn, prices[aim]?.source, column);
  });
}

/** Uncontested rows send themselves to uncontested columns. */
function serveRows({ graph, rooms }: Canonical, contested: Contested, objectives: Float64Array[], draft: Draft): void {
  const columnIn = (column: number) => !flag(contested.columns, column);
  const rowIn = (row: number) => !flag(contested.rows, row);
  const open = rooms.map((room, column) => (columnIn(column) ? room : 0));
  const demand = Int32Array.from(contested.rows, (yes) => 1 - yes);
  const part = restrict(graph, (row, column) => rowIn(row) && columnIn(column));
  const { seats, prices } = fillAimByAim(part, objectives, demand, open);
  for (let column = 0; column < graph.right; column++) {
    if (columnIn(column)) for (const row of seats.holdersOf(column)) draft.columnOf[row] = column;
  }
  draft.prices.forEach(({ row, column }, aim) => {
    copyWhere(rowIn, prices[aim]?.source, row);
    copyWhere(columnIn, prices[aim]?.sink, column);
  });
}

function copyWhere(isIn: (node: number) => boolean, from: Float64Array | undefined, to: Float64Array): void {
  from?.forEach((price, node) => {
    if (isIn(node)) to[node] = price;
  });
}

/** From canonical order back to the order of the instance. */
function translate(instance: Instance, canonical: Canonical, contested: Contested, draft: Draft): Assignment {
  const { rowAt, columnAt } = canonical;
  const columnOfRow = new Int32Array(instance.rows).fill(-1);
  const contestedRow = new Uint8Array(instance.rows);
  const contestedColumn = new Uint8Array(instance.columns);
  rowAt.forEach((row, place) => {
    const column = int(draft.columnOf, place);
    columnOfRow[row] = column === -1 ? -1 : int(columnAt, column);
    contestedRow[row] = flag(contested.rows, place) ? 1 : 0;
  });
  columnAt.forEach((column, place) => {
    contestedColumn[column] = flag(contested.columns, place) ? 1 : 0;
  });
  const prices = draft.prices.map(({ row, column }) => ({ row: moved(rowAt, row), column: moved(columnAt, column) }));
  return { columnOfRow, ...count(instance, columnOfRow), proof: { contestedRow, contestedColumn, prices } };
}

function moved(to: Int32Array, prices: Float64Array): Float64Array {
  const all = new Float64Array(prices.length);
  to.forEach((index, place) => {
    all[index] = real(prices, place);
  });
  return all;
}

function count(instance: Instance, columnOfRow: Int32Array): Pick<Assignment, 'matched' | 'met' | 'score'> {
  const aims = instance.aims ?? [];
  const met = aims.map(() => 0);
  let matched = 0;
  let score = 0;
  instance.pairRow.forEach((row, pair) => {
    if (int(columnOfRow, row) !== int(instance.pairColumn, pair)) return;
    matched++;
    score += int(instance.pairScore, pair);
    aims.forEach((aim, place) => {
      met[place] = (met[place] ?? 0) + (aim[pair] ?? 0);
    });
  });
  return { matched, met, score };
}

import type { Assignment } from './assignment.js';
import { type Canonical, canonicalise } from './canonical.js';
import { type Contested, findContested } from './contested.js';
import { fill } from './filling.js';
import { restrict, transpose } from './graph.js';
import { checkInstance, type Instance } from './instance.js';
import { flag, int, real } from './reading.js';

/** The result as it grows, in canonical order. */
interface Draft {
  readonly columnOf: Int32Array;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
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
  const draft = {
    columnOf: new Int32Array(instance.rows).fill(-1),
    rowPrice: new Float64Array(instance.rows),
    columnPrice: new Float64Array(instance.columns),
  };
  fillPlaces(canonical, contested, draft);
  serveRows(canonical, contested, draft);
  return translate(instance, canonical, contested, draft);
}

/** Contested columns send their places to contested rows. */
function fillPlaces({ graph, rooms }: Canonical, contested: Contested, draft: Draft): void {
  const columnIn = (column: number) => flag(contested.columns, column);
  const rowIn = (row: number) => flag(contested.rows, row);
  const places = rooms.map((room, column) => (columnIn(column) ? room : 0));
  const filling = fill(transpose(restrict(graph, rowIn, columnIn)), places, Int32Array.from(contested.rows));
  for (let row = 0; row < graph.left; row++) {
    if (!rowIn(row)) continue;
    draft.rowPrice[row] = real(filling.sink, row);
    for (const column of filling.seats.holdersOf(row)) draft.columnOf[row] = column;
  }
  for (let column = 0; column < graph.right; column++) {
    if (columnIn(column)) draft.columnPrice[column] = real(filling.source, column);
  }
}

/** Uncontested rows send themselves to uncontested columns. */
function serveRows({ graph, rooms }: Canonical, contested: Contested, draft: Draft): void {
  const columnIn = (column: number) => !flag(contested.columns, column);
  const rowIn = (row: number) => !flag(contested.rows, row);
  const open = rooms.map((room, column) => (columnIn(column) ? room : 0));
  const demand = Int32Array.from(contested.rows, (yes) => 1 - yes);
  const filling = fill(restrict(graph, rowIn, columnIn), demand, open);
  for (let row = 0; row < graph.left; row++) {
    if (rowIn(row)) draft.rowPrice[row] = real(filling.source, row);
  }
  for (let column = 0; column < graph.right; column++) {
    if (!columnIn(column)) continue;
    draft.columnPrice[column] = real(filling.sink, column);
    for (const row of filling.seats.holdersOf(column)) draft.columnOf[row] = column;
  }
}

/** From canonical order back to the order of the instance. */
function translate(instance: Instance, canonical: Canonical, contested: Contested, draft: Draft): Assignment {
  const { rowAt, columnAt } = canonical;
  const columnOfRow = new Int32Array(instance.rows).fill(-1);
  const contestedRow = new Uint8Array(instance.rows);
  const contestedColumn = new Uint8Array(instance.columns);
  const rowPrice = new Float64Array(instance.rows);
  const columnPrice = new Float64Array(instance.columns);
  rowAt.forEach((row, place) => {
    const column = int(draft.columnOf, place);
    columnOfRow[row] = column === -1 ? -1 : int(columnAt, column);
    contestedRow[row] = flag(contested.rows, place) ? 1 : 0;
    rowPrice[row] = real(draft.rowPrice, place);
  });
  columnAt.forEach((column, place) => {
    contestedColumn[column] = flag(contested.columns, place) ? 1 : 0;
    columnPrice[column] = real(draft.columnPrice, place);
  });
  const proof = { contestedRow, contestedColumn, rowPrice, columnPrice };
  return { columnOfRow, ...count(instance, columnOfRow), proof };
}

function count(instance: Instance, columnOfRow: Int32Array): { matched: number; score: number } {
  let matched = 0;
  let score = 0;
  instance.pairRow.forEach((row, pair) => {
    if (int(columnOfRow, row) !== int(instance.pairColumn, pair)) return;
    matched++;
    score += int(instance.pairScore, pair);
  });
  return { matched, score };
}

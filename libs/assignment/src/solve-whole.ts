import { fillAimByAim } from './aim-by-aim.js';
import type { Assignment, Prices } from './assignment.js';
import { type Canonical, canonicalise } from './canonical.js';
import { type Contested, findContested } from './contested.js';
import { partOf, turnedPart, withOwn } from './graph.js';
import type { Instance } from './instance.js';
import { objectivesOf } from './objective.js';
import { flag, int, real } from './reading.js';

/** The result as it grows, in canonical order. */
interface Draft {
  readonly columnOf: Int32Array;
  readonly prices: readonly Prices[];
}

/**
 * A best assignment of a checked instance out of all of its pairs at once.
 *
 * The split after Dulmage and Mendelsohn (1958) leaves two problems with plain prices: where demand exceeds supply every
 * place must be filled, elsewhere every row must be served. Each is solved from the side that must be filled.
 *
 * @param unit of the scores; their greatest common divisor when left out
 * @throws InvalidInstance when a pair is there twice, or when prices would pass 2^51 and no longer be exact.
 */
export function solveWhole(instance: Instance, unit?: number): Assignment {
  const canonical = canonicalise(instance);
  const contested = findContested(canonical.graph, canonical.rooms);
  const objectives = objectivesOf(instance, unit);
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
  const { rows, columns } = contested;
  const places = rooms.map((room, column) => (flag(columns, column) ? room : 0));
  const part = turnedPart(graph, { left: rows, right: columns, mark: 1 }, objectives);
  if (part.graph.target.length === 0) return;
  const { seats, prices } = fillAimByAim(part, places, Int32Array.from(rows));
  for (let row = 0; row < graph.left; row++) {
    if (flag(rows, row)) for (const column of seats.holdersOf(row)) draft.columnOf[row] = column;
  }
  draft.prices.forEach(({ row, column }, aim) => {
    copyWhere(rows, 1, prices[aim]?.sink, row);
    copyWhere(columns, 1, prices[aim]?.source, column);
  });
}

/** Uncontested rows send themselves to uncontested columns. */
function serveRows({ graph, rooms }: Canonical, contested: Contested, objectives: Float64Array[], draft: Draft): void {
  const { rows, columns } = contested;
  const open = rooms.map((room, column) => (flag(columns, column) ? 0 : room));
  const demand = Int32Array.from(rows, (yes) => 1 - yes);
  const part = partOf(graph, { left: rows, right: columns, mark: 0 });
  if (part.target.length === 0) return;
  const { seats, prices } = fillAimByAim(withOwn(part, objectives), demand, open);
  for (let column = 0; column < graph.right; column++) {
    if (!flag(columns, column)) for (const row of seats.holdersOf(column)) draft.columnOf[row] = column;
  }
  draft.prices.forEach(({ row, column }, aim) => {
    copyWhere(rows, 0, prices[aim]?.source, row);
    copyWhere(columns, 0, prices[aim]?.sink, column);
  });
}

function copyWhere(marks: Uint8Array, mark: 0 | 1, from: Float64Array | undefined, to: Float64Array): void {
  if (!from) return;
  for (let node = 0; node < to.length; node++) if (marks[node] === mark) to[node] = real(from, node);
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
  const chosen = chosenPairs(instance, columnOfRow);
  const met = (instance.aims ?? []).map((aim) => chosen.filter((pair) => aim[pair] === 1).length);
  return { matched: chosen.length, met, score: chosen.reduce((sum, pair) => sum + int(instance.pairScore, pair), 0) };
}

function chosenPairs({ pairRow, pairColumn }: Instance, columnOfRow: Int32Array): number[] {
  const chosen: number[] = [];
  for (let pair = 0; pair < pairRow.length; pair++) {
    if (int(columnOfRow, int(pairRow, pair)) === int(pairColumn, pair)) chosen.push(pair);
  }
  return chosen;
}

import type { Graph } from './graph.js';
import type { Instance } from './instance.js';
import { orderPairs, startsOf } from './pair-order.js';
import { int } from './reading.js';

/** An instance with its rows, columns and pairs in the order of their keys: the order of arrival is forgotten here. */
export interface Canonical {
  /** Rows on the left, columns on the right; an edge is called by the index of its pair in the instance. */
  readonly graph: Graph;
  /** How many rows each column can take, or less: no more than know it. */
  readonly rooms: Int32Array;
  /** The row, and the column, of the instance that stands at each place. */
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
}

export function canonicalise(instance: Instance): Canonical {
  const { rows, columns } = instance;
  const rowAt = orderKeys(rows, instance.rowKeys);
  const columnAt = orderKeys(columns, instance.columnKeys);
  const rowPlace = placesOf(rowAt);
  const columnPlace = placesOf(columnAt);
  const pairRow = instance.pairRow.map((row) => int(rowPlace, row));
  const pairColumn = instance.pairColumn.map((column) => int(columnPlace, column));
  const order = orderPairs({ rows, columns, pairRow, pairColumn });
  const graph = {
    left: rows,
    right: columns,
    start: startsOf(pairRow, rows),
    target: order.map((pair) => int(pairColumn, pair)),
    name: order,
  };
  return { graph, rooms: roomsOf(instance, columnAt, pairColumn), rowAt, columnAt };
}

/** Seats are laid out one by one, so a column with a boundless capacity gets only as many as it can use, but keeps one. */
function roomsOf(instance: Instance, columnAt: Int32Array, pairColumn: Int32Array): Int32Array {
  const starts = startsOf(pairColumn, instance.columns);
  return columnAt.map((column, place) => {
    const known = int(starts, place + 1) - int(starts, place);
    return Math.min(int(instance.capacities, column), Math.max(known, 1));
  });
}

/** The indexes in the order of their keys; without keys as they are. */
export function orderKeys(size: number, keys: readonly string[] | undefined): Int32Array {
  const order = new Int32Array(size).map((_, index) => index);
  if (!keys) return order;
  // Code units, not a language's alphabet: the order must not depend on the machine's locale.
  return order.sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
}

/** Where each index stands in an order. */
export function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

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

/** What an order needs to know of an instance: who may go with whom, and what everybody is called. */
export type Pairs = Pick<Instance, 'rows' | 'columns' | 'pairRow' | 'pairColumn' | 'rowKeys' | 'columnKeys'>;

interface Order extends Pick<Canonical, 'rowAt' | 'columnAt'> {
  /** The indexes of the pairs: by their rows' place, then by their columns'. */
  readonly pairAt: Int32Array;
  /** The place of each pair's row, and column; the pairs as they came. */
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
}

/** The order of the keys. */
export function canonicalOrder({ rows, columns, rowKeys, columnKeys, ...pairs }: Pairs): Order {
  const rowAt = orderKeys(rows, rowKeys);
  const columnAt = orderKeys(columns, columnKeys);
  const rowPlace = placesOf(rowAt);
  const columnPlace = placesOf(columnAt);
  const pairRow = pairs.pairRow.map((row) => int(rowPlace, row));
  const pairColumn = pairs.pairColumn.map((column) => int(columnPlace, column));
  return { rowAt, columnAt, pairAt: orderPairs({ rows, columns, pairRow, pairColumn }), pairRow, pairColumn };
}

export function canonicalise(instance: Pairs & Pick<Instance, 'capacities'>): Canonical {
  const { rowAt, columnAt, pairAt, pairRow, pairColumn } = canonicalOrder(instance);
  const graph = {
    left: instance.rows,
    right: instance.columns,
    start: startsOf(pairRow, instance.rows),
    target: pairAt.map((pair) => int(pairColumn, pair)),
    name: pairAt,
  };
  return { graph, rooms: roomsOf(instance.capacities, columnAt, pairColumn), rowAt, columnAt };
}

/** Seats are laid out one by one, so a column with a boundless capacity gets only as many as it can use, but keeps one. */
function roomsOf(capacities: Int32Array, columnAt: Int32Array, pairColumn: Int32Array): Int32Array {
  const starts = startsOf(pairColumn, columnAt.length);
  return columnAt.map((column, place) => {
    const known = int(starts, place + 1) - int(starts, place);
    return Math.min(int(capacities, column), Math.max(known, 1));
  });
}

/** The indexes in the order of their keys; without keys as they are. */
function orderKeys(size: number, keys: readonly string[] | undefined): Int32Array {
  const order = new Int32Array(size).map((_, index) => index);
  if (!keys) return order;
  // Code units, not a language's alphabet: the order must not depend on the machine's locale.
  return order.sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
}

/** Where each index stands in an order. */
function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

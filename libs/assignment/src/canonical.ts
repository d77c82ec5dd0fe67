import type { NamedGraph } from './graph.js';
import { type Instance, InvalidInstance } from './instance.js';
import { firstDuplicate, layOut, startsOf } from './pair-order.js';
import { int } from './reading.js';

/** An instance with its rows, columns and pairs in the order of their keys: the order of arrival is forgotten here. */
export interface Canonical {
  /** Rows on the left, columns on the right; an edge is called by the index of its pair in the instance. */
  readonly graph: NamedGraph;
  /** How many rows each column can take, or less: no more than know it, and one. */
  readonly rooms: Int32Array;
  /** The row, and the column, of the instance that stands at each place. */
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
}

/** What an order needs to know of an instance: who may go with whom, and what everybody is called. */
export type Pairs = Pick<Instance, 'rows' | 'columns' | 'pairRow' | 'pairColumn' | 'rowKeys' | 'columnKeys'>;

/**
 * The order of the keys: a graph whose edges are called by the indexes of their pairs.
 *
 * @throws InvalidInstance when a pair is there twice: here they stand side by side, elsewhere it would take a sort of its own.
 */
export function canonicalOrder(pairs: Pairs): Omit<Canonical, 'rooms'> {
  const { rows, columns, rowKeys, columnKeys } = pairs;
  const rowAt = orderKeys(rows, rowKeys);
  const columnAt = orderKeys(columns, columnKeys);
  const pairRow = rowKeys ? placesOf(pairs.pairRow, rowAt) : pairs.pairRow;
  const pairColumn = columnKeys ? placesOf(pairs.pairColumn, columnAt) : pairs.pairColumn;
  const layout = layOut({ rows, columns, pairRow, pairColumn });
  const repeated = firstDuplicate(layout);
  if (repeated) throw new InvalidInstance(`pairs ${repeated.first} and ${repeated.second} are the same pair`);
  return { graph: { left: rows, right: columns, ...layout }, rowAt, columnAt };
}

export function canonicalise(instance: Pairs & Pick<Instance, 'capacities'>): Canonical {
  const order = canonicalOrder(instance);
  return { ...order, rooms: roomsOf(instance, order.columnAt) };
}

/**
 * Seats are laid out one by one, so a column with a boundless capacity gets only one more than can be taken: with the one that stays free,
 * it costs nothing, as it must where the capacity is not exhausted.
 */
function roomsOf({ pairColumn, capacities }: Pairs & Pick<Instance, 'capacities'>, columnAt: Int32Array): Int32Array {
  const starts = startsOf(pairColumn, columnAt.length);
  return columnAt.map((column) => {
    const known = int(starts, column + 1) - int(starts, column);
    return Math.min(int(capacities, column), known + 1);
  });
}

/** The indexes in the order of their keys; without keys as they are. */
function orderKeys(size: number, keys: readonly string[] | undefined): Int32Array {
  const order = new Int32Array(size).map((_, index) => index);
  if (!keys) return order;
  // Code units, not a language's alphabet: the order must not depend on the machine's locale.
  return order.sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
}

/** The place of each index in the order of the keys. */
export function placeOfEach(size: number, keys: readonly string[] | undefined): Int32Array {
  return inverted(orderKeys(size, keys));
}

/** The places of some indexes in an order. */
function placesOf(indexes: Int32Array, order: Int32Array): Int32Array {
  const placeOf = inverted(order);
  const places = new Int32Array(indexes.length);
  for (let at = 0; at < places.length; at++) places[at] = int(placeOf, int(indexes, at));
  return places;
}

function inverted(order: Int32Array): Int32Array {
  const placeOf = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) placeOf[int(order, place)] = place;
  return placeOf;
}

import { int } from './reading.js';

/** The largest score of a pair; scores are integers from 0 to this. */
export const MAX_SCORE = 1_000_000;

/** The most rows, and the most columns, of an instance. */
export const MAX_SIZE = 1_000_000;

/** The most aims before the score. */
export const MAX_AIMS = 8;

/**
 * What is to be assigned: each row takes at most one column, each column at most its capacity of rows, and only along
 * the listed pairs. All indexes are 0-based; the arrays are read, never written.
 */
export interface Instance {
  /** How many rows there are, 0 to {@link MAX_SIZE}. */
  readonly rows: number;
  /** How many columns there are, 0 to {@link MAX_SIZE}. */
  readonly columns: number;
  /** How many rows each column can take; 0 or more, one entry per column. */
  readonly capacities: Int32Array;
  /** The allowed pairs, in any order, each at most once: three arrays of equal length. */
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
  /** What the pair is worth, in points from 0 to {@link MAX_SCORE}. */
  readonly pairScore: Int32Array;
  /**
   * What counts before the score, the first aim before the second: for each, 1 at every pair that meets it, else 0. Of all largest
   * assignments those with the most pairs of the first aim count, of these those with the most of the second, and so on. Up to
   * {@link MAX_AIMS}; none when left out.
   */
  readonly aims?: readonly Uint8Array[];
  /**
   * Stable, distinct names of the rows and columns. They alone decide between equally good results, so the same rows in
   * another order get the same columns. Without them the index is the name.
   */
  readonly rowKeys?: readonly string[];
  readonly columnKeys?: readonly string[];
}

/** The caller broke the contract of {@link Instance}; the message says where. */
export class InvalidInstance extends Error {
  override readonly name = 'InvalidInstance';
}

/**
 * All of the contract of {@link Instance} but that no pair is there twice, which `canonicalOrder` sees.
 *
 * @throws InvalidInstance at the first breach.
 */
export function checkInstance(instance: Instance): void {
  const { rows, columns, pairRow, pairColumn, pairScore, capacities } = instance;
  requireWithin('rows', rows, MAX_SIZE);
  requireWithin('columns', columns, MAX_SIZE);
  requireLength('capacities', capacities.length, columns);
  requireLength('pairColumn', pairColumn.length, pairRow.length);
  requireLength('pairScore', pairScore.length, pairRow.length);
  requireAllWithin('capacities', capacities, Number.MAX_SAFE_INTEGER);
  requireAllWithin('pairRow', pairRow, rows - 1);
  requireAllWithin('pairColumn', pairColumn, columns - 1);
  requireAllWithin('pairScore', pairScore, MAX_SCORE);
  checkAims(instance);
  requireDistinct('rowKeys', instance.rowKeys, rows);
  requireDistinct('columnKeys', instance.columnKeys, columns);
}

function checkAims({ aims = [], pairRow }: Instance): void {
  requireWithin('the number of aims', aims.length, MAX_AIMS);
  aims.forEach((aim, place) => {
    requireLength(`aims[${place}]`, aim.length, pairRow.length);
    for (let pair = 0; pair < aim.length; pair++) {
      const mark = aim[pair] ?? 0;
      if (mark > 1) requireWithin(`aims[${place}][${pair}]`, mark, 1);
    }
  });
}

function requireWithin(what: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw new InvalidInstance(`${what} is ${value}, and must be an integer from 0 to ${most}`);
}

function requireAllWithin(what: string, values: Int32Array, most: number): void {
  for (let index = 0; index < values.length; index++) {
    const value = int(values, index);
    if (value < 0 || value > most) requireWithin(`${what}[${index}]`, value, most);
  }
}

function requireLength(what: string, length: number, expected: number): void {
  if (length !== expected) throw new InvalidInstance(`${what} has ${length} entries, and must have ${expected}`);
}

function requireDistinct(what: string, keys: readonly string[] | undefined, size: number): void {
  if (!keys) return;
  requireLength(what, keys.length, size);
  if (new Set(keys).size !== size) throw new InvalidInstance(`${what} must be distinct`);
}

import { type Instance, MAX_SCORE, MAX_SIZE } from './instance.js';
import { NumberReader } from './number-reader.js';
import { firstDuplicate, layOut } from './pair-order.js';
import { TextFault } from './text-fault.js';

/** What the reasons of faults call one row and one column; an `s` makes the plural. */
export interface Nouns {
  readonly row: string;
  readonly column: string;
}

const MAX_INT32 = 2 ** 31 - 1;
/** `1 1 0` and its line end: no pair takes less. */
const SHORTEST_PAIR = 6;
/** The sizes and the capacities stand before the pairs. */
const LINES_BEFORE_PAIRS = 2;

/**
 * Reads an instance from plain text: line 1 `rows columns pairs`, line 2 the columns' capacities, then a line
 * `row column score` for each pair. All are integers, rows and columns count from 1. Line ends may be LF or CRLF.
 *
 * @throws TextFault at the first breach of the format; a repeated pair is reported where it is repeated.
 */
export function parseInstance(text: string, nouns: Nouns = { row: 'row', column: 'column' }): Instance {
  if (text.trim() === '') throw new TextFault(1, 1, 'the text is empty');
  const reader = new NumberReader(text);
  const rows = reader.integer(`the number of ${nouns.row}s`, 0, MAX_SIZE);
  const columns = reader.integer(`the number of ${nouns.column}s`, 0, MAX_SIZE);
  const pairs = reader.integer('the number of pairs', 0, MAX_INT32);
  reader.endLine();
  const capacities = readCapacities(reader, columns, nouns);
  const instance = { rows, columns, capacities, ...readPairs(reader, text.length, { rows, columns, pairs }, nouns) };
  reader.endText(`this is one line too many: line 1 announces ${pairs} pairs`);
  const duplicate = firstDuplicate(layOut(instance));
  if (duplicate) {
    const [first, second] = [duplicate.first, duplicate.second].map((pair) => pair + LINES_BEFORE_PAIRS + 1);
    throw new TextFault(second ?? 0, 1, `line ${first} gives this pair already`);
  }
  return instance;
}

function readCapacities(reader: NumberReader, columns: number, nouns: Nouns): Int32Array {
  const capacities = new Int32Array(columns);
  if (columns > 0) reader.refuseEnd(`the line of ${columns} capacities is missing`);
  for (let column = 0; column < columns; column++) {
    capacities[column] = reader.integer(`the capacity of ${nouns.column} ${column + 1}`, 0, MAX_INT32);
  }
  reader.endLine();
  return capacities;
}

type Sizes = { readonly rows: number; readonly columns: number; readonly pairs: number };
type Pairs = Pick<Instance, 'pairRow' | 'pairColumn' | 'pairScore'>;

function readPairs(reader: NumberReader, length: number, { rows, columns, pairs }: Sizes, nouns: Nouns): Pairs {
  // A text too short for what it announces is refused below; it must not claim the memory first.
  const size = Math.min(pairs, Math.ceil(length / SHORTEST_PAIR));
  const pairRow = new Int32Array(size);
  const pairColumn = new Int32Array(size);
  const pairScore = new Int32Array(size);
  for (let pair = 0; pair < pairs; pair++) {
    reader.refuseEnd(`pair ${pair + 1} of ${pairs} is missing`);
    pairRow[pair] = reader.integer(`the ${nouns.row}`, 1, rows) - 1;
    pairColumn[pair] = reader.integer(`the ${nouns.column}`, 1, columns) - 1;
    pairScore[pair] = reader.integer('the score', 0, MAX_SCORE);
    reader.endLine();
  }
  return { pairRow, pairColumn, pairScore };
}

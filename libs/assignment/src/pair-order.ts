import { int } from './reading.js';

interface Pairs {
  readonly rows: number;
  readonly columns: number;
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
}

/** Pairs laid out row by row, within a row by column, within both by index. */
export interface Layout {
  /** The pairs of row `i` stand at `start[i]` to `start[i + 1] - 1`. */
  readonly start: Int32Array;
  /** The column at each place, and the index of its pair. */
  readonly target: Int32Array;
  readonly name: Int32Array;
}

/** Two stable counting sorts, by column and then by row. */
export function layOut(pairs: Pairs): Layout {
  const columnStart = startsOf(pairs.pairColumn, pairs.columns);
  const start = startsOf(pairs.pairRow, pairs.rows);
  const layout = { start, target: new Int32Array(pairs.pairRow.length), name: new Int32Array(pairs.pairRow.length) };
  const byColumn = sorted(pairs.pairColumn, columnStart.slice());
  const next = start.slice();
  for (let column = 0; column < pairs.columns; column++)
    deal(column, columnStart, byColumn, pairs.pairRow, next, layout);
  return layout;
}

/** The indexes group by group; `next` is where each group starts, and is used up. */
function sorted(group: Int32Array, next: Int32Array): Int32Array {
  const order = new Int32Array(group.length);
  for (let index = 0; index < order.length; index++) {
    const member = int(group, index);
    const place = int(next, member);
    order[place] = index;
    next[member] = place + 1;
  }
  return order;
}

/** Deals a column's pairs out to their rows. */
function deal(
  column: number,
  columnStart: Int32Array,
  byColumn: Int32Array,
  pairRow: Int32Array,
  next: Int32Array,
  { target, name }: Layout,
): void {
  const end = int(columnStart, column + 1);
  for (let place = int(columnStart, column); place < end; place++) {
    const pair = int(byColumn, place);
    const row = int(pairRow, pair);
    const at = int(next, row);
    target[at] = column;
    name[at] = pair;
    next[row] = at + 1;
  }
}

/** Where each group starts when the members are laid out group by group; one entry more than groups, the last the total. */
export function startsOf(group: Int32Array, groups: number): Int32Array {
  return startsAfter(sizesOf(group, groups));
}

function sizesOf(group: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (let index = 0; index < group.length; index++) {
    const member = int(group, index);
    sizes[member] = int(sizes, member) + 1;
  }
  return sizes;
}

/** The same from the size of each group. */
export function startsAfter(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let group = 0; group < sizes.length; group++) starts[group + 1] = int(starts, group) + int(sizes, group);
  return starts;
}

/** The earliest pair that repeats one before it: equal pairs stand side by side. */
export function firstDuplicate({ start, target, name }: Layout): { first: number; second: number } | undefined {
  let found: { first: number; second: number } | undefined;
  for (let row = 0; row + 1 < start.length; row++) {
    const end = int(start, row + 1);
    for (let place = int(start, row) + 1; place < end; place++) {
      if (int(target, place - 1) !== int(target, place)) continue;
      const second = int(name, place);
      if (!found || second < found.second) found = { first: int(name, place - 1), second };
    }
  }
  return found;
}

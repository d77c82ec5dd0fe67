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
export function layOut({ rows, columns, pairRow, pairColumn }: Pairs): Layout {
  const byColumn = new Int32Array(pairRow.length);
  const next = startsOf(pairColumn, columns);
  for (let pair = 0; pair < byColumn.length; pair++) {
    const column = int(pairColumn, pair);
    const place = int(next, column);
    byColumn[place] = pair;
    next[column] = place + 1;
  }
  // Every column's `next` has come to where the column after it starts.
  const start = startsOf(pairRow, rows);
  const free = start.slice();
  const target = new Int32Array(pairRow.length);
  const name = new Int32Array(pairRow.length);
  for (let column = 0, place = 0; column < columns; column++) {
    for (; place < int(next, column); place++) {
      const pair = int(byColumn, place);
      const row = int(pairRow, pair);
      const at = int(free, row);
      target[at] = column;
      name[at] = pair;
      free[row] = at + 1;
    }
  }
  return { start, target, name };
}

/** Where each group starts when the members are laid out group by group; one entry more than groups, the last the total. */
export function startsOf(group: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let index = 0; index < group.length; index++) {
    const next = int(group, index) + 1;
    starts[next] = int(starts, next) + 1;
  }
  for (let index = 0; index < groups; index++) starts[index + 1] = int(starts, index + 1) + int(starts, index);
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

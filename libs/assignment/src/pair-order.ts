import { int } from './reading.js';

interface Pairs {
  readonly rows: number;
  readonly columns: number;
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
}

/** The pairs' indexes ordered by row, within a row by column, within both by index (two stable counting sorts). */
export function orderPairs({ rows, columns, pairRow, pairColumn }: Pairs): Int32Array {
  const asGiven = new Int32Array(pairRow.length).map((_, index) => index);
  return orderBy(pairRow, rows, orderBy(pairColumn, columns, asGiven));
}

function orderBy(group: Int32Array, groups: number, order: Int32Array): Int32Array {
  const next = startsOf(group, groups);
  const sorted = new Int32Array(order.length);
  for (const pair of order) {
    const place = int(next, int(group, pair));
    sorted[place] = pair;
    next[int(group, pair)] = place + 1;
  }
  return sorted;
}

/** Where each group starts when the members are laid out group by group; one entry more than groups, the last the total. */
export function startsOf(group: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const member of group) starts[member + 1] = int(starts, member + 1) + 1;
  for (let index = 0; index < groups; index++) starts[index + 1] = int(starts, index + 1) + int(starts, index);
  return starts;
}

/** The earliest pair that repeats one before it. */
export function firstDuplicate(pairs: Pairs): { first: number; second: number } | undefined {
  const order = orderPairs(pairs);
  let found: { first: number; second: number } | undefined;
  for (let place = 1; place < order.length; place++) {
    const first = int(order, place - 1);
    const second = int(order, place);
    const same =
      int(pairs.pairRow, first) === int(pairs.pairRow, second) &&
      int(pairs.pairColumn, first) === int(pairs.pairColumn, second);
    if (same && (!found || second < found.second)) found = { first, second };
  }
  return found;
}

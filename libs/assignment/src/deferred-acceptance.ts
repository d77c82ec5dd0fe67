import { checkMarket, type Market, preferencesOf, type Side } from './market.js';
import { int } from './reading.js';

/** A matching in which nobody is left who would rather have each other than what they have. */
export interface StableMatching {
  /** The column of each row, 0-based; -1 for a row that has none. */
  readonly columnOfRow: Int32Array;
  /** How many rows have a column: the same in every stable matching (Roth 1986). */
  readonly matched: number;
}

/**
 * The stable matching that is best for every node of one side, among all stable ones, and worst for the other (Gale and Shapley 1962;
 * for columns with several places, Roth and Peranson 1999). Draws are settled as {@link preferencesOf} says.
 *
 * @throws InvalidInstance when the market breaks its contract.
 */
export function matchStably(market: Market, bestFor: 'rows' | 'columns'): StableMatching {
  checkMarket(market);
  const { rows, columns, rowAt, columnAt } = preferencesOf(market);
  const held = bestFor === 'rows' ? propose(rows, columns) : propose(columns, rows);
  const columnOfRow = new Int32Array(market.rows).fill(-1);
  for (const pair of held) columnOfRow[int(rowAt, int(rows.owner, pair))] = int(columnAt, int(columns.owner, pair));
  return { columnOfRow, matched: held.length };
}

/** Proposers ask down their lists; receivers hold the best they were asked by, and let go of the worst when somebody better asks. */
function propose(proposers: Side, receivers: Side): number[] {
  const next = proposers.start.slice();
  const open = proposers.quota.slice();
  const held: number[][] = Array.from(receivers.quota, () => []);
  const waiting = Array.from(open, (_, node) => node).reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    while (int(open, node) > 0 && int(next, node) < int(proposers.start, node + 1)) {
      const pair = int(proposers.pairs, int(next, node));
      next[node] = int(next, node) + 1;
      const left = ask(receivers, held, pair);
      if (left === pair) continue;
      open[node] = int(open, node) - 1;
      if (left === undefined) continue;
      const freed = int(proposers.owner, left);
      open[freed] = int(open, freed) + 1;
      waiting.push(freed);
    }
  }
  return held.flat();
}

/** Answers the pair that comes away empty: nobody's, the asking one, or the one it took the place of. */
function ask({ owner, quota, rank }: Side, held: number[][], pair: number): number | undefined {
  const receiver = int(owner, pair);
  const own = held[receiver] ?? [];
  if (own.length < int(quota, receiver)) {
    own.push(pair);
    return undefined;
  }
  let worst = 0;
  own.forEach((each, place) => {
    if (int(rank, each) > int(rank, own[worst] ?? each)) worst = place;
  });
  const rival = own[worst];
  if (rival === undefined || int(rank, rival) < int(rank, pair)) return pair;
  own[worst] = pair;
  return rival;
}

import { canonicalise } from './canonical.js';
import { checkInstance, type Instance } from './instance.js';
import { weigh } from './objective.js';
import { startsOf } from './pair-order.js';
import { int, real } from './reading.js';

/** Like an {@link Instance}, but each side has a view of its own of every pair, instead of one score for both. */
export interface Market extends Omit<Instance, 'pairScore' | 'aims'> {
  /** What a pair is worth to its row, and to its column: points from 0 to MAX_SCORE, more is better. */
  readonly rowScore: Int32Array;
  readonly columnScore: Int32Array;
}

/** One side's wishes in a market in canonical order. Pairs are numbered in that order. */
export interface Side {
  /** How many others each node can have. */
  readonly quota: Int32Array;
  /** The node of this side that each pair belongs to. */
  readonly owner: Int32Array;
  /** The pairs of node `i`, the dearest first, stand at `start[i]` to `start[i + 1] - 1`. */
  readonly start: Int32Array;
  readonly pairs: Int32Array;
  /** The place of each pair in its node's list. */
  readonly rank: Int32Array;
}

export interface Preferences {
  readonly rows: Side;
  readonly columns: Side;
  /** The row, and the column, of the market that stands at each place. */
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
}

/** @throws InvalidInstance at the first breach of the contract of {@link Market}. */
export function checkMarket({ rowScore, columnScore, ...rest }: Market): void {
  for (const pairScore of [rowScore, columnScore]) checkInstance({ ...rest, pairScore });
}

/**
 * Everybody's strict order of preference. Who gives two others the same points prefers the pair with the larger tie value (a hash of
 * its two keys), then the one that comes first in canonical order.
 */
export function preferencesOf({ rowScore, columnScore, ...rest }: Market): Preferences {
  const { graph, rooms, rowAt, columnAt } = canonicalise(rest);
  const inOrder = (pairScore: Int32Array) => {
    const weights = weigh({ ...rest, pairScore });
    return Float64Array.from(graph.name, (pair) => real(weights, pair));
  };
  const rowOf = new Int32Array(graph.target.length);
  for (let row = 0; row < graph.left; row++) rowOf.fill(row, int(graph.start, row), int(graph.start, row + 1));
  const one = new Int32Array(graph.left).fill(1);
  return {
    rows: sideOf(rowOf, one, inOrder(rowScore)),
    columns: sideOf(graph.target, rooms, inOrder(columnScore)),
    rowAt,
    columnAt,
  };
}

function sideOf(owner: Int32Array, quota: Int32Array, weight: Float64Array): Side {
  const start = startsOf(owner, quota.length);
  const pairs = new Int32Array(owner.length)
    .map((_, pair) => pair)
    .sort(
      (one, other) => int(owner, one) - int(owner, other) || real(weight, other) - real(weight, one) || one - other,
    );
  const rank = new Int32Array(owner.length);
  pairs.forEach((pair, place) => {
    rank[pair] = place - int(start, int(owner, pair));
  });
  return { quota, owner, start, pairs, rank };
}

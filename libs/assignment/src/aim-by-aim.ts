import { fill } from './filling.js';
import { MAX_PRICE } from './filling-state.js';
import { type Graph, tightPart, type Valued, type WeightedGraph, withOwn } from './graph.js';
import { InvalidInstance } from './instance.js';
import { flag, int, real } from './reading.js';
import type { Seats } from './seats.js';

/** A filling that is best for one objective after the other, with the prices that prove it for each. */
export interface Filled {
  readonly seats: Seats;
  readonly prices: readonly { readonly source: Float64Array; readonly sink: Float64Array }[];
}

/**
 * Fills for the first objective, then, among all that are as good, for the second, and so on. As good are the fillings that use only
 * edges whose prices are their weight, and fill every sink that has a price (complementary slackness): so each objective is an
 * assignment of its own on fewer edges, and no number grows with the number of objectives. A sink that must be filled gets a bonus that
 * outweighs whatever else could change along a path to it: no path passes a node twice.
 *
 * Every value is 0 or more; the rest is as {@link fill} wants it.
 */
export function fillAimByAim(valued: Valued, supply: Int32Array, rooms: Int32Array): Filled {
  const { left, right } = valued.graph;
  const must = new Uint8Array(right);
  const prices: Filled['prices'][number][] = [];
  let open = valued;
  let seats: Seats | undefined;
  while (open.values.length > 0) {
    const [objective, ...later] = open.values;
    const plain = weigh(open.graph, objective ?? new Float64Array(0));
    // The first objective knows of no sink that must be filled.
    const bonus = prices.length === 0 ? 0 : (Math.min(left, right) + 1) * plain.most;
    const weighted = bonus === 0 ? plain : withBonus(plain, must, bonus);
    const filling = fill(weighted, supply, rooms);
    if (later.length > 0) open = withOwn(tightPart(weighted, filling.source, filling.sink), later);
    else open = { ...open, values: [] };
    const sink = filling.sink.map((price, node) => (flag(must, node) ? price - bonus : price));
    sink.forEach((price, node) => {
      if (price > 0) must[node] = 1;
    });
    prices.push({ source: filling.source, sink });
    seats = filling.seats;
  }
  if (!seats) throw new Error('There is no objective.');
  return { seats, prices };
}

function weigh({ left, right, start, target }: Graph, weight: Float64Array): WeightedGraph {
  let most = 0;
  for (let edge = 0; edge < weight.length; edge++) most = Math.max(most, real(weight, edge));
  return { left, right, start, target, weight, most };
}

function withBonus(graph: WeightedGraph, must: Uint8Array, bonus: number): WeightedGraph {
  if (!must.includes(1)) return graph;
  const { left, right, start, target, most } = graph;
  // A price may be as large as a weight, and two of them must add up exactly.
  if (most + bonus > 2 * MAX_PRICE) throw new InvalidInstance('the scores are too large, after aims, for exact prices');
  const weight = graph.weight.map((value, edge) => (flag(must, int(target, edge)) ? value + bonus : value));
  return { left, right, start, target, weight, most: most + bonus };
}

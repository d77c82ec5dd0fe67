import type { Auction } from './auction.js';
import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { int, real } from './reading.js';
import { Seats } from './seats.js';

/** A filling that is not complete: its prices hold for what is seated, but sinks with room may have a price still. */
export interface Start {
  readonly filling: Filling;
  /** How much of each supply is not seated, and of all together. */
  readonly left: Int32Array;
  readonly units: number;
}

/**
 * Makes the prices of an auction exact: each source's price is the most that any edge it does not use is worth to it. Who holds a seat that
 * is worth more lets its price rise to that; who holds one that is worth less gets up.
 */
export function settle(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array, auction: Auction): Start {
  const filling = { seats: new Seats(rooms), source: new Float64Array(graph.left), sink: auction.price.slice() };
  const left = supply.slice();
  for (let source = 0; source < graph.left; source++) {
    filling.source[source] = bestUnused(graph, source, int(supply, source) > 1, auction, filling.sink);
    keepSeats(graph, source, auction, filling, left);
  }
  let units = 0;
  for (let source = 0; source < graph.left; source++) {
    if (int(left, source) > 0) takeFreeSeats(graph, source, filling, left);
    units += int(left, source);
  }
  return { filling, left, units };
}

/** For a source of one unit it may as well be the edge that it uses. For one that uses all its edges, the least of them. */
function bestUnused(
  graph: WeightedGraph,
  source: number,
  isMany: boolean,
  auction: Auction,
  price: Float64Array,
): number {
  const { start, target, weight } = graph;
  const last = int(start, source + 1);
  let best = Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let edge = int(start, source); edge < last; edge++) {
    const sink = int(target, edge);
    const value = real(weight, edge) - real(price, sink);
    if (value <= best) continue;
    if (isMany && isSeated(auction, source, sink)) least = Math.min(least, value);
    else best = value;
  }
  if (best > Number.NEGATIVE_INFINITY) return best;
  return least < Number.POSITIVE_INFINITY ? least : 0;
}

function keepSeats(
  graph: WeightedGraph,
  source: number,
  auction: Auction,
  { seats, source: sourcePrice, sink: price }: Filling,
  left: Int32Array,
): void {
  const { start, target, weight } = graph;
  const best = real(sourcePrice, source);
  const last = int(start, source + 1);
  for (let edge = int(start, source); edge < last; edge++) {
    const sink = int(target, edge);
    const above = real(weight, edge) - real(price, sink) - best;
    if (above < 0 || !isSeated(auction, source, sink)) continue;
    price[sink] = real(price, sink) + above;
    seats.take(sink, source);
    left[source] = int(left, source) - 1;
  }
}

function isSeated({ start, holder }: Auction, source: number, sink: number): boolean {
  for (let seat = int(start, sink); seat < int(start, sink + 1); seat++) {
    if (int(holder, seat) === source) return true;
  }
  return false;
}

/** Who is left takes a free seat that is the best there is, if it knows one. */
function takeFreeSeats(
  { start, target, weight }: WeightedGraph,
  source: number,
  { seats, source: sourcePrice, sink: price }: Filling,
  left: Int32Array,
): void {
  for (let edge = int(start, source); edge < int(start, source + 1); edge++) {
    const sink = int(target, edge);
    const isBest = real(weight, edge) === real(sourcePrice, source) + real(price, sink);
    if (int(left, source) === 0 || !isBest || !seats.hasRoom(sink)) continue;
    seats.take(sink, source);
    left[source] = int(left, source) - 1;
  }
}

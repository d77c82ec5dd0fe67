import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { int, real } from './reading.js';

/**
 * A cheap start, after the row reduction of Jonker and Volgenant (1987): each source gives up all but its `supply` best
 * edges, what remains above that is bid for the sinks, and whoever can be seated at these prices sits down.
 * Answers how much of each supply is left.
 */
export function reduce(graph: WeightedGraph, supply: Int32Array, filling: Filling): Int32Array {
  const left = supply.slice();
  const bidder = new Int32Array(graph.right);
  for (let source = 0; source < graph.left; source++) bid(graph, source, int(supply, source), filling, bidder);
  for (let sink = 0; sink < graph.right; sink++) {
    if (real(filling.sink, sink) > 0) seat(filling, left, int(bidder, sink), sink);
  }
  for (let source = 0; source < graph.left; source++) takeFreeSeats(graph, source, filling, left);
  return left;
}

function bid(graph: WeightedGraph, source: number, supply: number, filling: Filling, bidder: Int32Array): void {
  const price = priceOf(graph.weight.slice(int(graph.start, source), int(graph.start, source + 1)), supply);
  filling.source[source] = price;
  for (let edge = int(graph.start, source); edge < int(graph.start, source + 1); edge++) {
    const sink = int(graph.target, edge);
    const above = real(graph.weight, edge) - price;
    if (above <= real(filling.sink, sink)) continue;
    filling.sink[sink] = above;
    bidder[sink] = source;
  }
}

/** The weight of the last edge among the best `supply`: at most `supply - 1` are above it. */
function priceOf(weights: Float64Array, supply: number): number {
  return weights.sort()[weights.length - Math.max(supply, 1)] ?? 0;
}

function takeFreeSeats(graph: WeightedGraph, source: number, filling: Filling, left: Int32Array): void {
  for (let edge = int(graph.start, source); edge < int(graph.start, source + 1); edge++) {
    if (int(left, source) === 0) return;
    const sink = int(graph.target, edge);
    const isBest = real(graph.weight, edge) === real(filling.source, source);
    if (isBest && filling.seats.hasRoom(sink)) seat(filling, left, source, sink);
  }
}

function seat(filling: Filling, left: Int32Array, source: number, sink: number): void {
  filling.seats.take(sink, source);
  left[source] = int(left, source) - 1;
}

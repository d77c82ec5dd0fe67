import { startByAuction } from './auction-start.js';
import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { PriceFall } from './price-fall.js';
import { int, real } from './reading.js';
import { ShortestPath } from './shortest-path.js';

/**
 * Sends every source's whole supply to sinks with room, at the largest total weight. An auction seats most of it; shortest augmenting paths
 * with prices (Tomizawa 1971; Edmonds and Karp 1972) seat the rest, one for each unit; and where the auction has left a price on a sink with
 * room, paths that come back from there take it away (forward and reverse repair, after Orlin and Ahuja 1992). Either all supplies or all
 * rooms must be 0 or 1, so that no edge is used twice; every edge must lead to room, and all supply must find some.
 */
export function fill(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array): Filling {
  const { filling, left, units } = startByAuction(graph, supply, rooms);
  if (units > 0) seatTheRest(graph, left, filling);
  const open = pricedWithRoom(filling);
  if (open.length > 0) new PriceFall(graph, filling, open).run();
  return filling;
}

function seatTheRest(graph: WeightedGraph, left: Int32Array, filling: Filling): void {
  const path = new ShortestPath(graph, filling);
  for (let source = 0; source < graph.left; source++) {
    for (let units = int(left, source); units > 0; units--) path.augment(source);
  }
}

function pricedWithRoom({ sink, seats }: Filling): number[] {
  const open: number[] = [];
  for (let node = 0; node < sink.length; node++) if (real(sink, node) > 0 && seats.hasRoom(node)) open.push(node);
  return open;
}

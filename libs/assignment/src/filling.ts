import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { int } from './reading.js';
import { reduce } from './reduction.js';
import { Seats } from './seats.js';
import { ShortestPath } from './shortest-path.js';

/**
 * Sends every source's whole supply to sinks with room, at the largest total weight: shortest augmenting paths with prices
 * (Tomizawa 1971; Edmonds and Karp 1972), one path for each unit that the start by reduction leaves over. Either all
 * supplies or all rooms must be 0 or 1, so that no edge is used twice; and all supply must find room.
 */
export function fill(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array): Filling {
  const filling = {
    seats: new Seats(rooms),
    source: new Float64Array(graph.left),
    sink: new Float64Array(graph.right),
  };
  const left = reduce(graph, supply, filling);
  const path = new ShortestPath(graph, filling);
  for (let source = 0; source < graph.left; source++) {
    for (let units = int(left, source); units > 0; units--) path.augment(source);
  }
  return filling;
}

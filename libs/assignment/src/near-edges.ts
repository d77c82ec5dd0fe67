import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { int, real } from './reading.js';

/** Edges seen from the sinks. */
export interface NearEdges {
  /** The edges of sink `j` stand at `start[j]` to `start[j + 1] - 1`. */
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly weight: Float64Array;
}

/** The edges whose ends' prices exceed their weight by no more than `most`, seen from the sinks. */
export function nearEdges(graph: WeightedGraph, filling: Filling, most: number): NearEdges {
  const from: number[] = [];
  const found: number[] = [];
  const start = new Int32Array(graph.right + 1);
  for (let node = 0; node < graph.left; node++) collect(graph, node, filling, most, from, found, start);
  for (let sink = 0; sink < graph.right; sink++) start[sink + 1] = int(start, sink + 1) + int(start, sink);
  const next = start.slice();
  const source = new Int32Array(found.length);
  const weight = new Float64Array(found.length);
  found.forEach((edge, at) => {
    const sink = int(graph.target, edge);
    const place = int(next, sink);
    source[place] = from[at] ?? 0;
    weight[place] = real(graph.weight, edge);
    next[sink] = place + 1;
  });
  return { start, source, weight };
}

function collect(
  { start, target, weight }: WeightedGraph,
  node: number,
  filling: Filling,
  most: number,
  from: number[],
  found: number[],
  count: Int32Array,
): void {
  const limit = most - real(filling.source, node);
  const last = int(start, node + 1);
  for (let edge = int(start, node); edge < last; edge++) {
    const sink = int(target, edge);
    if (real(filling.sink, sink) - real(weight, edge) > limit) continue;
    from.push(node);
    found.push(edge);
    count[sink + 1] = int(count, sink + 1) + 1;
  }
}

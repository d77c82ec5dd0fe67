import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { startsOf } from './pair-order.js';
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
  const found = new Int32Array(graph.target.length);
  const from = new Int32Array(graph.target.length);
  let count = 0;
  for (let node = 0; node < graph.left; node++) {
    const end = collect(graph, node, filling, most, found, count);
    from.fill(node, count, end);
    count = end;
  }
  return bySink(graph, found.subarray(0, count), from);
}

function collect(
  { start, target, weight }: WeightedGraph,
  node: number,
  filling: Filling,
  most: number,
  found: Int32Array,
  already: number,
): number {
  const limit = most - real(filling.source, node);
  const last = int(start, node + 1);
  let count = already;
  for (let edge = int(start, node); edge < last; edge++) {
    if (real(filling.sink, int(target, edge)) - real(weight, edge) <= limit) found[count++] = edge;
  }
  return count;
}

function bySink(graph: WeightedGraph, found: Int32Array, from: Int32Array): NearEdges {
  const sinks = found.map((edge) => int(graph.target, edge));
  const start = startsOf(sinks, graph.right);
  const next = start.slice();
  const source = new Int32Array(found.length);
  const weight = new Float64Array(found.length);
  for (let at = 0; at < found.length; at++) {
    const sink = int(sinks, at);
    const place = int(next, sink);
    source[place] = int(from, at);
    weight[place] = real(graph.weight, int(found, at));
    next[sink] = place + 1;
  }
  return { start, source, weight };
}

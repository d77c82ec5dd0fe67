import { startsOf } from './pair-order.js';
import { int, real } from './reading.js';

/** Edges from nodes on the left to nodes on the right, laid out left node by left node. */
export interface Graph {
  readonly left: number;
  readonly right: number;
  /** The edges of left node `i` stand at `start[i]` to `start[i + 1] - 1`. */
  readonly start: Int32Array;
  /** The right node of each edge. */
  readonly target: Int32Array;
  /** What each edge was called before some were left out or seen from the other side. */
  readonly name: Int32Array;
}

export interface WeightedGraph extends Graph {
  /** One for each edge. */
  readonly weight: Float64Array;
}

/** The same edges seen from the right; within a node the order of the left nodes is kept. */
export function transpose(graph: Graph): Graph {
  const start = startsOf(graph.target, graph.right);
  const next = start.slice();
  const target = new Int32Array(graph.target.length);
  const name = new Int32Array(graph.target.length);
  for (let node = 0; node < graph.left; node++) {
    for (let edge = int(graph.start, node); edge < int(graph.start, node + 1); edge++) {
      const end = int(graph.target, edge);
      const place = int(next, end);
      next[end] = place + 1;
      target[place] = node;
      name[place] = int(graph.name, edge);
    }
  }
  return { left: graph.right, right: graph.left, start, target, name };
}

/** The edges between marked nodes; the nodes keep their numbers. `mark` is 1, or 0 for those between nodes without a mark. */
export function partOf(graph: Graph, left: Uint8Array, right: Uint8Array, mark: 0 | 1): Graph {
  const start = new Int32Array(graph.left + 1);
  const target = new Int32Array(graph.target.length);
  const name = new Int32Array(graph.target.length);
  let kept = 0;
  for (let node = 0; node < graph.left; node++) {
    const end = left[node] === mark ? int(graph.start, node + 1) : 0;
    for (let edge = int(graph.start, node); edge < end; edge++) {
      const to = int(graph.target, edge);
      if (right[to] !== mark) continue;
      target[kept] = to;
      name[kept] = int(graph.name, edge);
      kept++;
    }
    start[node + 1] = kept;
  }
  return { ...graph, start, target: target.subarray(0, kept), name: name.subarray(0, kept) };
}

/** The edges whose ends' prices are no more than their weight; the nodes keep their numbers. */
export function tightPart(graph: WeightedGraph, leftPrice: Float64Array, rightPrice: Float64Array): Graph {
  const start = new Int32Array(graph.left + 1);
  const target = new Int32Array(graph.target.length);
  const name = new Int32Array(graph.target.length);
  let kept = 0;
  for (let node = 0; node < graph.left; node++) {
    for (let edge = int(graph.start, node); edge < int(graph.start, node + 1); edge++) {
      const to = int(graph.target, edge);
      if (real(leftPrice, node) + real(rightPrice, to) > real(graph.weight, edge)) continue;
      target[kept] = to;
      name[kept] = int(graph.name, edge);
      kept++;
    }
    start[node + 1] = kept;
  }
  return { ...graph, start, target: target.subarray(0, kept), name: name.subarray(0, kept) };
}

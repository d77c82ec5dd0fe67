import { startsOf } from './pair-order.js';
import { int } from './reading.js';

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

/** The edges that stay; the nodes keep their numbers. */
export function restrict(graph: Graph, stays: (left: number, right: number, edge: number) => boolean): Graph {
  const start = new Int32Array(graph.left + 1);
  const target = new Int32Array(graph.target.length);
  const name = new Int32Array(graph.target.length);
  let kept = 0;
  for (let node = 0; node < graph.left; node++) {
    for (let edge = int(graph.start, node); edge < int(graph.start, node + 1); edge++) {
      if (!stays(node, int(graph.target, edge), edge)) continue;
      target[kept] = int(graph.target, edge);
      name[kept] = int(graph.name, edge);
      kept++;
    }
    start[node + 1] = kept;
  }
  return { ...graph, start, target: target.subarray(0, kept), name: name.subarray(0, kept) };
}

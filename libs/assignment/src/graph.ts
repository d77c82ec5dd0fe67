import { startsAfter } from './pair-order.js';
import { int, real } from './reading.js';

/** Edges from nodes on the left to nodes on the right, laid out left node by left node. */
export interface Graph {
  readonly left: number;
  readonly right: number;
  /** The edges of left node `i` stand at `start[i]` to `start[i + 1] - 1`. */
  readonly start: Int32Array;
  /** The right node of each edge. */
  readonly target: Int32Array;
}

export interface NamedGraph extends Graph {
  /** For each edge an index in lists of another order: of an instance's pairs, or of the edges of the graph that this is a part of. */
  readonly name: Int32Array;
}

export interface WeightedGraph extends Graph {
  /** One for each edge. */
  readonly weight: Float64Array;
  /** The largest; 0 where there is none. */
  readonly most: number;
}

/** A graph, and what each of its edges is worth, in lists of its own order. */
export interface Valued {
  readonly graph: Graph;
  readonly values: readonly Float64Array[];
}

/** Lists of a graph's own, out of those that its names are the indexes of. */
export function withOwn({ left, right, start, target, name }: NamedGraph, lists: readonly Float64Array[]): Valued {
  return { graph: { left, right, start, target }, values: lists.map((list) => picked(list, name)) };
}

function picked(list: Float64Array, indexes: Int32Array): Float64Array {
  const own = new Float64Array(indexes.length);
  for (let place = 0; place < own.length; place++) own[place] = real(list, int(indexes, place));
  return own;
}

/** The edges between marked nodes seen from the right, with lists of their own; within a node the order of the left nodes is kept. */
export function turnedPart(graph: NamedGraph, marked: Marked, lists: readonly Float64Array[]): Valued {
  const { left, right } = graph;
  const sizes = new Int32Array(right);
  for (let node = 0; node < left; node++) if (isIn(marked, node)) countMarked(graph, node, marked, sizes);
  const start = startsAfter(sizes);
  const sources = new Int32Array(int(start, right));
  const next = start.slice();
  for (let node = 0; node < left; node++) if (isIn(marked, node)) turn(graph, node, marked, next, sources);
  const values = lists.map((list) => {
    const own = new Float64Array(sources.length);
    const free = start.slice();
    for (let node = 0; node < left; node++) if (isIn(marked, node)) turnValues(graph, node, marked, free, list, own);
    return own;
  });
  return { graph: { left: right, right: left, start, target: sources }, values };
}

/** Nodes with a mark of 1, or those with 0. */
export interface Marked {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly mark: 0 | 1;
}

function isIn({ left, mark }: Marked, node: number): boolean {
  return left[node] === mark;
}

// What is done for each node is a function of its own, here and elsewhere: called often, it is compiled after the first few nodes, while a
// loop over all edges would run to its end as it began.
function countMarked({ start, target }: Graph, node: number, { right, mark }: Marked, sizes: Int32Array): void {
  const end = int(start, node + 1);
  for (let edge = int(start, node); edge < end; edge++) {
    const to = int(target, edge);
    if (right[to] === mark) sizes[to] = int(sizes, to) + 1;
  }
}

function turn(
  { start, target }: Graph,
  node: number,
  { right, mark }: Marked,
  next: Int32Array,
  turned: Int32Array,
): void {
  const end = int(start, node + 1);
  for (let edge = int(start, node); edge < end; edge++) {
    const to = int(target, edge);
    if (right[to] !== mark) continue;
    const place = int(next, to);
    next[to] = place + 1;
    turned[place] = node;
  }
}

/** Written where it belongs rather than read from where it was: there are fewer places to write at than to read from at a time. */
function turnValues(
  { start, target, name }: NamedGraph,
  node: number,
  { right, mark }: Marked,
  next: Int32Array,
  list: Float64Array,
  turned: Float64Array,
): void {
  const end = int(start, node + 1);
  for (let edge = int(start, node); edge < end; edge++) {
    const to = int(target, edge);
    if (right[to] !== mark) continue;
    const place = int(next, to);
    next[to] = place + 1;
    turned[place] = real(list, int(name, edge));
  }
}

/** The edges between marked nodes; the nodes keep their numbers. */
export function partOf(graph: NamedGraph, marked: Marked): NamedGraph {
  const part = emptied(graph);
  for (let node = 0, kept = 0; node < graph.left; node++) {
    if (isIn(marked, node)) kept = keepMarked(graph, node, marked, part, kept);
    part.start[node + 1] = kept;
  }
  return trimmed(part);
}

function keepMarked(
  graph: NamedGraph,
  node: number,
  { right, mark }: Marked,
  part: NamedGraph,
  already: number,
): number {
  const { target, name } = part;
  const end = int(graph.start, node + 1);
  let kept = already;
  for (let edge = int(graph.start, node); edge < end; edge++) {
    const to = int(graph.target, edge);
    if (right[to] !== mark) continue;
    target[kept] = to;
    name[kept] = int(graph.name, edge);
    kept++;
  }
  return kept;
}

/** The edges whose ends' prices are no more than their weight; the nodes keep their numbers, the edges are called by theirs. */
export function tightPart(graph: WeightedGraph, leftPrice: Float64Array, rightPrice: Float64Array): NamedGraph {
  const part = emptied(graph);
  for (let node = 0, kept = 0; node < graph.left; node++) {
    kept = keepTight(graph, node, real(leftPrice, node), rightPrice, part, kept);
    part.start[node + 1] = kept;
  }
  return trimmed(part);
}

function keepTight(
  graph: WeightedGraph,
  node: number,
  price: number,
  rightPrice: Float64Array,
  { target, name }: NamedGraph,
  already: number,
): number {
  const end = int(graph.start, node + 1);
  let kept = already;
  for (let edge = int(graph.start, node); edge < end; edge++) {
    const to = int(graph.target, edge);
    if (price + real(rightPrice, to) > real(graph.weight, edge)) continue;
    target[kept] = to;
    name[kept] = edge;
    kept++;
  }
  return kept;
}

/** A graph of the same nodes, with room for all edges and none in it. */
function emptied({ left, right, target }: Graph): NamedGraph {
  const edges = target.length;
  return { left, right, start: new Int32Array(left + 1), target: new Int32Array(edges), name: new Int32Array(edges) };
}

function trimmed({ left, right, start, target, name }: NamedGraph): NamedGraph {
  const kept = int(start, left);
  return { left, right, start, target: target.subarray(0, kept), name: name.subarray(0, kept) };
}

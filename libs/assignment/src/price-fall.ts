import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { MinHeap } from './min-heap.js';
import { type NearEdges, nearEdges } from './near-edges.js';
import { int, real } from './reading.js';

const UNREACHED = Number.POSITIVE_INFINITY;

/**
 * Sinks that have room although they have a price: each lets its price fall until a source comes to it from elsewhere, and the sink where
 * the chain of moves ends has room without a price; or until its own price is gone. Dijkstra's search (1959) from the sink backwards to
 * the sources, over `source + sink - weight`.
 */
export class PriceFall {
  private readonly near: NearEdges;
  private readonly heap: MinHeap;
  private readonly sinkDistance: Float64Array;
  /** Sinks: the seat whose holder would leave it for the sink it came from. */
  private readonly seatLeft: Int32Array;
  private readonly sourceDistance: Float64Array;
  /** Sources: the sink they would go to. */
  private readonly goesTo: Int32Array;
  private readonly reached: Int32Array;
  private readonly touched: Int32Array;
  private reachedCount = 0;
  private touchedCount = 0;
  private end = -1;
  private endDistance = 0;

  constructor(
    private readonly graph: WeightedGraph,
    private readonly filling: Filling,
    private readonly open: readonly number[],
  ) {
    // No price falls by more than the searches go far, and none goes farther than the price that it starts from.
    const { sink, seats } = filling;
    const farthest = open.reduce((sum, node) => sum + real(sink, node) * seats.roomOf(node), 0);
    this.near = nearEdges(graph, filling, farthest);
    this.heap = new MinHeap(graph.right);
    this.sinkDistance = new Float64Array(graph.right).fill(UNREACHED);
    this.seatLeft = new Int32Array(graph.right);
    this.sourceDistance = new Float64Array(graph.left).fill(UNREACHED);
    this.goesTo = new Int32Array(graph.left);
    this.reached = new Int32Array(graph.left);
    this.touched = new Int32Array(graph.right);
  }

  run(): void {
    const { sink, seats } = this.filling;
    for (const root of this.open) while (real(sink, root) > 0 && seats.hasRoom(root)) this.lower(root);
  }

  private lower(root: number): void {
    this.reachedCount = 0;
    this.touchedCount = 0;
    this.endDistance = UNREACHED;
    this.touch(root, 0, -1);
    while (this.heap.least() < this.endDistance) this.settle(this.heap.least(), this.heap.pop());
    this.movePrices();
    this.movePath();
    this.forget();
  }

  private touch(sink: number, distance: number, seat: number): void {
    if (real(this.sinkDistance, sink) === UNREACHED) this.touched[this.touchedCount++] = sink;
    this.sinkDistance[sink] = distance;
    this.seatLeft[sink] = seat;
    this.heap.put(sink, distance);
    const asNobodys = distance + real(this.filling.sink, sink);
    if (asNobodys >= this.endDistance) return;
    this.end = sink;
    this.endDistance = asNobodys;
  }

  private settle(distance: number, sink: number): void {
    const { start, source: sources, weight } = this.near;
    const { sourceDistance, endDistance } = this;
    const { source } = this.filling;
    const base = distance + real(this.filling.sink, sink);
    const last = int(start, sink + 1);
    for (let edge = int(start, sink); edge < last; edge++) {
      const from = int(sources, edge);
      const far = base + real(source, from) - real(weight, edge);
      if (far < endDistance && far < real(sourceDistance, from)) this.reach(from, far, sink);
    }
  }

  private reach(source: number, distance: number, to: number): void {
    const { start, target } = this.graph;
    const { seats } = this.filling;
    if (real(this.sourceDistance, source) === UNREACHED) this.reached[this.reachedCount++] = source;
    this.sourceDistance[source] = distance;
    this.goesTo[source] = to;
    const last = int(start, source + 1);
    for (let edge = int(start, source); edge < last; edge++) {
      const sink = int(target, edge);
      if (real(this.sinkDistance, sink) <= distance) continue;
      const seat = seats.seatOf(sink, source);
      if (seat !== -1) this.touch(sink, distance, seat);
    }
  }

  private movePrices(): void {
    const { source, sink } = this.filling;
    for (let at = 0; at < this.touchedCount; at++) {
      const node = int(this.touched, at);
      const fall = this.endDistance - real(this.sinkDistance, node);
      if (fall > 0) sink[node] = real(sink, node) - fall;
    }
    for (let at = 0; at < this.reachedCount; at++) {
      const node = int(this.reached, at);
      const rise = this.endDistance - real(this.sourceDistance, node);
      if (rise > 0) source[node] = real(source, node) + rise;
    }
  }

  private movePath(): void {
    const { seats } = this.filling;
    const empty = int(this.seatLeft, this.end);
    if (empty === -1) return;
    let mover = int(seats.holder, empty);
    let to = int(this.goesTo, mover);
    for (let seat = int(this.seatLeft, to); seat !== -1; seat = int(this.seatLeft, to)) {
      const next = int(seats.holder, seat);
      seats.holder[seat] = mover;
      mover = next;
      to = int(this.goesTo, mover);
    }
    seats.take(to, mover);
    seats.leave(this.end, empty);
  }

  private forget(): void {
    this.heap.clear();
    for (let at = 0; at < this.touchedCount; at++) this.sinkDistance[int(this.touched, at)] = UNREACHED;
    for (let at = 0; at < this.reachedCount; at++) this.sourceDistance[int(this.reached, at)] = UNREACHED;
  }
}

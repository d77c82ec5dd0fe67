import { type Filling, MAX_PRICE } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { InvalidInstance } from './instance.js';
import { MinHeap } from './min-heap.js';
import { int, real } from './reading.js';

const UNREACHED = Number.POSITIVE_INFINITY;

/**
 * Dijkstra's search (1959) from a source to the nearest sink with room, over `source + sink - weight`, which the prices keep
 * from being negative. Going on from a full sink means that one of its holders moves; that costs nothing.
 */
export class ShortestPath {
  private readonly heap: MinHeap;
  /** Sources: how far from the root, the seat the search came from, and the number of the search. */
  private readonly sourceDistance: Float64Array;
  private readonly seatOf: Int32Array;
  private readonly reachedIn: Int32Array;
  /** Sinks: how far from the root, and the source the search came from. */
  private readonly sinkDistance: Float64Array;
  private readonly reachedFrom: Int32Array;
  private searches = 0;
  /** This search's sources and full sinks whose distance is final, in order. */
  private readonly sources: Int32Array;
  private readonly sinks: Int32Array;
  private sourceCount = 0;
  private sinkCount = 0;
  /** Every sink that has a distance in this search. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  /** The nearest sink with room so far. */
  private end = -1;
  private endDistance = UNREACHED;

  constructor(
    private readonly graph: WeightedGraph,
    private readonly filling: Filling,
  ) {
    this.heap = new MinHeap(graph.right);
    this.sourceDistance = new Float64Array(graph.left);
    this.seatOf = new Int32Array(graph.left);
    this.reachedIn = new Int32Array(graph.left);
    this.sinkDistance = new Float64Array(graph.right).fill(UNREACHED);
    this.reachedFrom = new Int32Array(graph.right);
    this.sources = new Int32Array(graph.left);
    this.sinks = new Int32Array(graph.right);
    this.touched = new Int32Array(graph.right);
  }

  /** Seats one more unit of a source, at the least loss to the others. */
  augment(root: number): void {
    this.searches++;
    this.sourceCount = 0;
    this.sinkCount = 0;
    this.endDistance = UNREACHED;
    this.reach(root, 0, -1);
    while (this.heap.least() < this.endDistance) this.settle();
    if (this.endDistance === UNREACHED) throw new Error('There is supply that finds no room.');
    this.movePrices();
    this.filling.seats.shift(this.end, this.reachedFrom, this.seatOf);
    this.forget();
  }

  private settle(): void {
    const distance = this.heap.least();
    const sink = this.heap.pop();
    this.sinks[this.sinkCount++] = sink;
    const { start, holder } = this.filling.seats;
    for (let seat = int(start, sink); seat < int(start, sink + 1); seat++) {
      const source = int(holder, seat);
      if (int(this.reachedIn, source) !== this.searches) this.reach(source, distance, seat);
    }
  }

  private reach(source: number, distance: number, seat: number): void {
    const { start, target, weight } = this.graph;
    this.reachedIn[source] = this.searches;
    this.sourceDistance[source] = distance;
    this.seatOf[source] = seat;
    this.sources[this.sourceCount++] = source;
    const base = distance + real(this.filling.source, source);
    const last = int(start, source + 1);
    for (let edge = int(start, source); edge < last; edge++) {
      const sink = int(target, edge);
      const far = base + real(this.filling.sink, sink) - real(weight, edge);
      if (far < this.endDistance && far < real(this.sinkDistance, sink)) this.touch(sink, far, source);
    }
  }

  private touch(sink: number, distance: number, source: number): void {
    if (real(this.sinkDistance, sink) === UNREACHED) this.touched[this.touchedCount++] = sink;
    this.sinkDistance[sink] = distance;
    this.reachedFrom[sink] = source;
    if (this.filling.seats.hasRoom(sink)) {
      this.end = sink;
      this.endDistance = distance;
    } else this.heap.put(sink, distance);
  }

  /** Makes the path free of charge and keeps all that was: everything nearer than its end gives up the difference. */
  private movePrices(): void {
    const { source, sink } = this.filling;
    for (const node of this.sources.subarray(0, this.sourceCount)) {
      const price = real(source, node) - this.endDistance + real(this.sourceDistance, node);
      if (price < -MAX_PRICE)
        throw new InvalidInstance('the scores are too large, over too many rows, for exact prices');
      source[node] = price;
    }
    for (const node of this.sinks.subarray(0, this.sinkCount)) {
      sink[node] = real(sink, node) + this.endDistance - real(this.sinkDistance, node);
    }
  }

  private forget(): void {
    this.heap.clear();
    for (const node of this.touched.subarray(0, this.touchedCount)) this.sinkDistance[node] = UNREACHED;
    this.touchedCount = 0;
  }
}

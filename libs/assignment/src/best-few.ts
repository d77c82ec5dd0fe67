import { int, real } from './reading.js';

/**
 * The best few of the pairs that are offered to each node, a row or a column, without sorting the rest. Of equals those whose other node comes
 * first, so that the order of the offers decides nothing.
 */
export class BestFew {
  private readonly pairs: Int32Array;
  private readonly values: Float64Array;
  private readonly places: Int32Array;
  private readonly counts: Int32Array;
  /** What the least of a full node is worth; nothing is too little for one that is not full. The pairs of a full node are a heap, its least first. */
  private readonly least: Float64Array;

  constructor(
    private readonly nodes: number,
    private readonly most: number,
  ) {
    this.pairs = new Int32Array(nodes * most);
    this.values = new Float64Array(nodes * most);
    this.places = new Int32Array(nodes * most);
    this.counts = new Int32Array(nodes);
    this.least = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  }

  /** What is worth less than this is not taken. */
  leastOf(node: number): number {
    return real(this.least, node);
  }

  /** @param place of the pair's other node in the order of all, each its own */
  offer(node: number, pair: number, value: number, place: number): void {
    const least = this.leastOf(node);
    const first = node * this.most;
    if (value < least || (value === least && place > int(this.places, first))) return;
    const count = int(this.counts, node);
    this.put(count < this.most ? first + count : first, pair, value, place);
    if (count < this.most) this.counts[node] = count + 1;
    if (count + 1 === this.most) for (let at = this.most >> 1; at >= 0; at--) this.sink(first, at);
    else if (count === this.most) this.sink(first, 0);
    if (count + 1 >= this.most) this.least[node] = real(this.values, first);
  }

  /** The pairs taken, node by node; then all are empty again. */
  take(): Int32Array {
    const taken = new Int32Array(this.counts.reduce((sum, count) => sum + count, 0));
    let at = 0;
    for (let node = 0; node < this.nodes; node++) {
      const first = node * this.most;
      const own = this.pairs.subarray(first, first + int(this.counts, node));
      taken.set(own, at);
      at += own.length;
    }
    this.counts.fill(0);
    this.least.fill(Number.NEGATIVE_INFINITY);
    return taken;
  }

  /** Lets one of the heap that begins at `first` go down to where those below it are more. */
  private sink(first: number, from: number): void {
    for (let at = from; ; ) {
      let next = 2 * at + 1;
      if (next >= this.most) return;
      if (next + 1 < this.most && this.isLess(first + next + 1, first + next)) next += 1;
      if (!this.isLess(first + next, first + at)) return;
      this.swap(first + next, first + at);
      at = next;
    }
  }

  private put(at: number, pair: number, value: number, place: number): void {
    this.pairs[at] = pair;
    this.values[at] = value;
    this.places[at] = place;
  }

  private swap(one: number, other: number): void {
    const [pair, value, place] = [int(this.pairs, one), real(this.values, one), int(this.places, one)];
    this.put(one, int(this.pairs, other), real(this.values, other), int(this.places, other));
    this.put(other, pair, value, place);
  }

  private isLess(one: number, other: number): boolean {
    const apart = real(this.values, one) - real(this.values, other);
    return apart < 0 || (apart === 0 && int(this.places, one) > int(this.places, other));
  }
}

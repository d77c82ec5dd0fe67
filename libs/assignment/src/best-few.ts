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
  /** Where the least of a full node stands, and what it is worth; nothing is too little for one that is not full. */
  private readonly leastAt: Int32Array;
  private readonly least: Float64Array;

  constructor(
    private readonly nodes: number,
    private readonly most: number,
  ) {
    this.pairs = new Int32Array(nodes * most);
    this.values = new Float64Array(nodes * most);
    this.places = new Int32Array(nodes * most);
    this.counts = new Int32Array(nodes);
    this.leastAt = new Int32Array(nodes);
    this.least = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  }

  /** What is worth less than this is not taken. */
  leastOf(node: number): number {
    return real(this.least, node);
  }

  /** @param place of the pair's other node in the order of all, each its own */
  offer(node: number, pair: number, value: number, place: number): void {
    const least = this.leastOf(node);
    if (value < least || (value === least && place > int(this.places, int(this.leastAt, node)))) return;
    const count = int(this.counts, node);
    const at = count < this.most ? node * this.most + count : int(this.leastAt, node);
    this.pairs[at] = pair;
    this.values[at] = value;
    this.places[at] = place;
    if (count < this.most) this.counts[node] = count + 1;
    if (count + 1 >= this.most) this.findLeast(node);
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

  private findLeast(node: number): void {
    const first = node * this.most;
    let least = first;
    for (let at = first + 1; at < first + this.most; at++) if (this.isLess(at, least)) least = at;
    this.leastAt[node] = least;
    this.least[node] = real(this.values, least);
  }

  private isLess(one: number, other: number): boolean {
    const apart = real(this.values, one) - real(this.values, other);
    return apart < 0 || (apart === 0 && int(this.places, one) > int(this.places, other));
  }
}

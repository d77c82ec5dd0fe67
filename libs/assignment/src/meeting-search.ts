import type { NamedGraph } from './graph.js';
import { MinHeap } from './min-heap.js';
import { flag, int, real } from './reading.js';

interface Bounds {
  /** How many rows each column can meet. */
  readonly rooms: Int32Array;
  readonly perRow: number;
  /** What a row's next meeting costs more than the one before. */
  readonly step: number;
  /** Of each edge, 0 or more. */
  readonly cost: Float64Array;
}

const NONE = -1;

/** Arranges one meeting after the other, each as cheaply as can be; what was arranged before may change, but nobody has fewer than before. */
export class MeetingSearch {
  /** 1 at every edge whose two are to meet. */
  readonly isUsed: Uint8Array;
  /** Meetings of each row. */
  readonly degree: Int32Array;
  /** Of rows, and after them of columns: the least cost of one more meeting there, as far as it matters. */
  readonly price: Float64Array;
  endPrice = 0;
  /** 1 for the rows, and after them the columns, that the last search came to. */
  readonly reached: Uint8Array;
  private readonly load: Int32Array;
  private readonly rowOf: Int32Array;
  private readonly usedBy: number[][];
  private readonly heap: MinHeap;
  private readonly distance: Float64Array;
  /** The edge by which a node was reached; none for a row that begins. */
  private readonly cameBy: Int32Array;

  constructor(
    private readonly graph: NamedGraph,
    private readonly bounds: Bounds,
  ) {
    const { left, right, target, start } = graph;
    this.isUsed = new Uint8Array(target.length);
    this.degree = new Int32Array(left);
    this.price = new Float64Array(left + right);
    this.reached = new Uint8Array(left + right);
    this.load = new Int32Array(right);
    this.rowOf = new Int32Array(target.length);
    for (let row = 0; row < left; row++) this.rowOf.fill(row, int(start, row), int(start, row + 1));
    this.usedBy = Array.from({ length: right }, () => []);
    this.heap = new MinHeap(left + right);
    this.distance = new Float64Array(left + right);
    this.cameBy = new Int32Array(left + right);
  }

  /** Arranges one more; false when there cannot be more. */
  arrange(): boolean {
    this.begin();
    let best = Number.POSITIVE_INFINITY;
    let last = NONE;
    while (this.heap.least() < best) {
      const node = this.heap.pop();
      this.reached[node] = 1;
      if (node < this.graph.left) this.fromRow(node);
      else {
        const end = this.fromColumn(node);
        if (end < best) [best, last] = [end, node];
      }
    }
    if (last === NONE) return false;
    this.heap.clear();
    for (let node = 0; node < this.price.length; node++)
      this.price[node] = real(this.price, node) + Math.min(real(this.distance, node), best);
    this.endPrice += best;
    this.enter(last);
    return true;
  }

  /** All rows that may have one more meeting begin at once. */
  private begin(): void {
    this.distance.fill(Number.POSITIVE_INFINITY);
    this.cameBy.fill(NONE);
    this.reached.fill(0);
    const { perRow, step } = this.bounds;
    for (let row = 0; row < this.graph.left; row++) {
      const meetings = int(this.degree, row);
      if (meetings < perRow) this.come(row, meetings * step - real(this.price, row), NONE);
    }
  }

  private fromRow(row: number): void {
    const { start, target, left } = this.graph;
    const end = int(start, row + 1);
    const base = real(this.distance, row) + real(this.price, row);
    for (let edge = int(start, row); edge < end; edge++) {
      if (flag(this.isUsed, edge)) continue;
      const column = left + int(target, edge);
      this.come(column, base + real(this.bounds.cost, edge) - real(this.price, column), edge);
    }
  }

  /** The length of the way that ends here; infinite where there is no room. */
  private fromColumn(node: number): number {
    const column = node - this.graph.left;
    const base = real(this.distance, node) + real(this.price, node);
    for (const edge of this.usedBy[column] ?? []) {
      const row = int(this.rowOf, edge);
      this.come(row, base - real(this.bounds.cost, edge) - real(this.price, row), edge);
    }
    const hasRoom = int(this.load, column) < int(this.bounds.rooms, column);
    return hasRoom ? base - this.endPrice : Number.POSITIVE_INFINITY;
  }

  private come(node: number, distance: number, edge: number): void {
    if (distance >= real(this.distance, node)) return;
    this.distance[node] = distance;
    this.cameBy[node] = edge;
    this.heap.put(node, distance);
  }

  /** Along the way back from a column with room: edges into columns are taken, edges into rows given up. */
  private enter(last: number): void {
    const { left, target } = this.graph;
    const column = last - left;
    this.load[column] = int(this.load, column) + 1;
    let node = last;
    for (let edge = int(this.cameBy, node); edge !== NONE; edge = int(this.cameBy, node)) {
      const isTaken = node >= left;
      this.isUsed[edge] = isTaken ? 1 : 0;
      const used = this.usedBy[int(target, edge)];
      if (isTaken) used?.push(edge);
      else used?.splice(used.indexOf(edge), 1);
      node = isTaken ? int(this.rowOf, edge) : left + int(target, edge);
    }
    this.degree[node] = int(this.degree, node) + 1;
  }
}

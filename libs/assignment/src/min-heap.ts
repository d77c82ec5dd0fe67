import { int, real } from './reading.js';

/** A binary heap of the numbers 0 to size - 1, the one with the smallest key on top; a key can be lowered in place. */
export class MinHeap {
  private readonly items: Int32Array;
  private readonly keys: Float64Array;
  /** Where each number stands in the heap; -1 when it is not there. */
  private readonly place: Int32Array;
  private length = 0;

  constructor(size: number) {
    this.items = new Int32Array(size);
    this.keys = new Float64Array(size);
    this.place = new Int32Array(size).fill(-1);
  }

  /** The smallest key; infinite when the heap is empty. */
  least(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : real(this.keys, 0);
  }

  /** Puts a number in, or lowers its key when it is in already. */
  put(item: number, key: number): void {
    let hole = int(this.place, item);
    if (hole === -1) hole = this.length++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (real(this.keys, parent) <= key) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.set(hole, item, key);
  }

  /** Takes out the number with the smallest key; the heap must not be empty. */
  pop(): number {
    const top = int(this.items, 0);
    this.place[top] = -1;
    this.length--;
    if (this.length > 0) this.sink(int(this.items, this.length), real(this.keys, this.length));
    return top;
  }

  clear(): void {
    for (let index = 0; index < this.length; index++) this.place[int(this.items, index)] = -1;
    this.length = 0;
  }

  private sink(item: number, key: number): void {
    let hole = 0;
    for (let child = 1; child < this.length; child = 2 * hole + 1) {
      if (child + 1 < this.length && real(this.keys, child + 1) < real(this.keys, child)) child++;
      if (real(this.keys, child) >= key) break;
      this.move(child, hole);
      hole = child;
    }
    this.set(hole, item, key);
  }

  private move(from: number, to: number): void {
    this.set(to, int(this.items, from), real(this.keys, from));
  }

  private set(place: number, item: number, key: number): void {
    this.items[place] = item;
    this.keys[place] = key;
    this.place[item] = place;
  }
}

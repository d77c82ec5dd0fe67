import { startsAfter } from './pair-order.js';
import { int } from './reading.js';

/** Who sits where while an assignment grows: every right node has a fixed number of seats, filled from the first on. */
export class Seats {
  /** The seats of node `j` are `start[j]` to `start[j + 1] - 1`. */
  readonly start: Int32Array;
  /** The first seat of each node that is still free; `start[j + 1]` when none is. */
  private readonly free: Int32Array;
  /** The left node on each taken seat. */
  readonly holder: Int32Array;
  /** The right node each seat belongs to. */
  private readonly owner: Int32Array;

  constructor(rooms: Int32Array) {
    this.start = startsAfter(rooms);
    this.free = this.start.slice(0, rooms.length);
    this.holder = new Int32Array(int(this.start, rooms.length));
    this.owner = new Int32Array(this.holder.length);
    rooms.forEach((_, node) => {
      this.owner.fill(node, int(this.start, node), int(this.start, node + 1));
    });
  }

  hasRoom(node: number): boolean {
    return int(this.free, node) < int(this.start, node + 1);
  }

  /** How many seats are free. */
  roomOf(node: number): number {
    return int(this.start, node + 1) - int(this.free, node);
  }

  holdersOf(node: number): Int32Array {
    return this.holder.subarray(int(this.start, node), int(this.free, node));
  }

  take(node: number, holder: number): void {
    const seat = int(this.free, node);
    this.holder[seat] = holder;
    this.free[node] = seat + 1;
  }

  /** The seat of a left node at a right one; -1 when it has none there. */
  seatOf(node: number, holder: number): number {
    for (let seat = int(this.start, node); seat < int(this.free, node); seat++) {
      if (int(this.holder, seat) === holder) return seat;
    }
    return -1;
  }

  /** A seat becomes free; the last that is taken moves up to it. */
  leave(node: number, seat: number): void {
    const last = int(this.free, node) - 1;
    this.holder[seat] = int(this.holder, last);
    this.free[node] = last;
  }

  /**
   * Moves everybody on an augmenting path one step on, from its free end back to its root: `reachedFrom[j]` is the left
   * node the path came from to `j`, `seatOf[i]` the seat from which it came to `i`, -1 at the root.
   */
  shift(end: number, reachedFrom: Int32Array, seatOf: Int32Array): void {
    let mover = int(reachedFrom, end);
    this.take(end, mover);
    for (let seat = int(seatOf, mover); seat !== -1; seat = int(seatOf, mover)) {
      mover = int(reachedFrom, int(this.owner, seat));
      this.holder[seat] = mover;
    }
  }
}

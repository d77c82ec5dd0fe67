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
    this.start = new Int32Array(rooms.length + 1);
    rooms.forEach((room, node) => {
      this.start[node + 1] = int(this.start, node) + room;
    });
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

  holdersOf(node: number): Int32Array {
    return this.holder.subarray(int(this.start, node), int(this.free, node));
  }

  take(node: number, holder: number): void {
    const seat = int(this.free, node);
    this.holder[seat] = holder;
    this.free[node] = seat + 1;
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

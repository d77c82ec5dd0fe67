import type { ScoredPairs } from './locks.js';

/** No mentor. */
const NONE = -1;

/**
 * How many more students would have a mentor if one more came: exactly, by augmenting a largest assignment along alternating paths that end
 * at the new mentor (Berge 1957). So it counts also those whom she helps in a roundabout way: she takes a student, whose place
 * another takes.
 */
export class OneMoreMentor {
  private readonly mentorOf: Int32Array;
  private readonly columns: Adjacency;
  private readonly rows: Adjacency;
  private readonly room: Int32Array;
  private readonly chain: Chain;
  /** 1 for students whose place would, at the end of a chain, go to somebody who has none. */
  private readonly isUseful: Uint8Array;

  /** @param standing the mentor's column of each student, -1 for none. A student without pairs stays where she is. */
  constructor(
    { pairRow, pairColumn }: Pick<ScoredPairs, 'pairRow' | 'pairColumn'>,
    places: Int32Array,
    standing: Int32Array,
  ) {
    this.mentorOf = standing.slice();
    this.rows = new Adjacency(pairRow, pairColumn, standing.length);
    this.columns = new Adjacency(pairColumn, pairRow, places.length);
    this.room = places.slice();
    for (const column of standing) if (column !== NONE) this.room[column] = (this.room[column] ?? 0) - 1;
    this.chain = new Chain(standing.length, places.length);
    this.isUseful = new Uint8Array(standing.length);
    this.makeLargest();
  }

  /** @param students indexes of those whom the new mentor could have; @param seats her places */
  helps(students: readonly number[], seats: number): number {
    const own = students.filter((row) => this.isUseful[row] === 1);
    const mentorOf = this.mentorOf.slice();
    const direct = own.filter((row) => mentorOf[row] === NONE).slice(0, seats);
    for (const row of direct) mentorOf[row] = this.room.length;
    let helped = direct.length;
    while (helped < seats && this.takesOneMore(mentorOf, own)) helped += 1;
    return helped;
  }

  /** Looks backwards from the new mentor for somebody without one, and moves everybody on the chain one place. */
  private takesOneMore(mentorOf: Int32Array, own: readonly number[]): boolean {
    const hers = this.room.length;
    const chain = this.chain.begin();
    const queue = [hers];
    for (let at = 0; at < queue.length; at += 1) {
      const column = queue[at] ?? NONE;
      for (const row of column === hers ? own : this.columns.of(column)) {
        const present = mentorOf[row] ?? NONE;
        // Who sits with the new mentor already is helped, and her place is not given on.
        if (this.isUseful[row] !== 1 || present === hers || !chain.reach(row, column, present)) continue;
        if (present === NONE) return chain.moveAlong(mentorOf, row);
        queue.push(present);
      }
    }
    return false;
  }

  /**
   * Whoever can still be served by those who are there is; staff's changes may have left some. Who is found from a student for whom nobody is
   * left is useful, and stays so: searches that fail need not be made again (Kuhn 1955).
   */
  private makeLargest(): void {
    const failed = new Uint8Array(this.room.length);
    for (const [row, column] of this.mentorOf.entries()) if (column === NONE) this.seat(row, failed);
  }

  private seat(first: number, failed: Uint8Array): void {
    const seen: number[] = [];
    const taker = new Int32Array(this.room.length).fill(NONE);
    const queue = [first];
    for (let at = 0; at < queue.length; at += 1) {
      const row = queue[at] ?? NONE;
      for (const column of this.rows.of(row)) {
        if (failed[column] === 1 || taker[column] !== NONE) continue;
        taker[column] = row;
        seen.push(column);
        if ((this.room[column] ?? 0) > 0) {
          this.follow(first, column, taker);
          return;
        }
        queue.push(...this.columns.of(column).filter((other) => this.mentorOf[other] === column));
      }
    }
    for (const column of seen) failed[column] = 1;
    for (const row of queue) this.isUseful[row] = 1;
  }

  private follow(first: number, free: number, taker: Int32Array): void {
    this.room[free] = (this.room[free] ?? 0) - 1;
    for (let column = free; column !== NONE; ) {
      const row = taker[column] ?? NONE;
      const left = row === first ? NONE : (this.mentorOf[row] ?? NONE);
      this.mentorOf[row] = column;
      column = left;
    }
  }
}

/** How a search came where it is. One is kept for all searches: to make arrays anew each time would cost more than searching. */
class Chain {
  /** The column to which each student found moves. */
  private readonly to: Int32Array;
  /** For each column passed, the student who leaves it; none for the new mentor's. */
  private readonly leaver: Int32Array;
  private readonly rows: number[] = [];
  private readonly columns: number[] = [];

  constructor(students: number, mentors: number) {
    this.to = new Int32Array(students).fill(NONE);
    this.leaver = new Int32Array(mentors).fill(NONE);
  }

  begin(): this {
    for (const row of this.rows.splice(0)) this.to[row] = NONE;
    for (const column of this.columns.splice(0)) this.leaver[column] = NONE;
    return this;
  }

  /** A student who could move to a column, and would leave her present one; false when this is known already. */
  reach(row: number, column: number, present: number): boolean {
    if (this.to[row] !== NONE || present === column) return false;
    if (present !== NONE) {
      if (this.leaver[present] !== NONE) return false;
      this.leaver[present] = row;
      this.columns.push(present);
    }
    this.to[row] = column;
    this.rows.push(row);
    return true;
  }

  moveAlong(mentorOf: Int32Array, last: number): true {
    for (let mover = last; mover !== NONE; ) {
      const place = this.to[mover] ?? NONE;
      mentorOf[mover] = place;
      mover = this.leaver[place] ?? NONE;
    }
    return true;
  }
}

/** For each index of one array, the entries of the other beside it. */
class Adjacency {
  private readonly start: Int32Array;
  private readonly found: Int32Array;

  constructor(indexes: Int32Array, values: Int32Array, size: number) {
    this.start = new Int32Array(size + 1);
    for (const index of indexes) this.start[index + 1] = (this.start[index + 1] ?? 0) + 1;
    for (let at = 0; at < size; at += 1) this.start[at + 1] = (this.start[at + 1] ?? 0) + (this.start[at] ?? 0);
    this.found = new Int32Array(values.length);
    const next = this.start.slice();
    indexes.forEach((index, pair) => {
      const at = next[index] ?? 0;
      this.found[at] = values[pair] ?? NONE;
      next[index] = at + 1;
    });
  }

  of(index: number): Int32Array {
    return this.found.subarray(this.start[index], this.start[index + 1]);
  }
}

import type { Graph } from './graph.js';
import { flag, int } from './reading.js';
import { Seats } from './seats.js';

/** Where demand exceeds supply: 1 for the rows and columns concerned, 0 elsewhere. */
export interface Contested {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/**
 * Splits the rows and columns as Dulmage and Mendelsohn (1958) do. Contested are those that an alternating path joins to a
 * row left over by a largest assignment: contested rows know contested columns only, and all places of these are taken. So
 * the contested columns and the other rows together cover every pair and are as many as the matched rows, which proves
 * that no assignment is larger (König 1931). A search that fails never succeeds later (Lawler 1976, ch. 5): its rows and
 * columns are contested, and later searches pass them by.
 */
export function findContested(graph: Graph, rooms: Int32Array): Contested {
  const search = new AlternatingSearch(graph, rooms);
  const waiting: number[] = [];
  for (let row = 0; row < graph.left; row++) if (!search.sitDown(row)) waiting.push(row);
  for (const row of waiting) search.augment(row);
  return search.contested;
}

const NONE = -1;

class AlternatingSearch {
  readonly contested: Contested;
  private readonly seats: Seats;
  /** Columns: the row from which the search came, and the search in which it did. */
  private readonly reachedFrom: Int32Array;
  private readonly reachedIn: Int32Array;
  /** Rows: the seat from which the search came. */
  private readonly seatOf: Int32Array;
  private readonly queue: Int32Array;
  private length = 0;
  private searches = 0;

  constructor(
    private readonly graph: Graph,
    rooms: Int32Array,
  ) {
    this.contested = { rows: new Uint8Array(graph.left), columns: new Uint8Array(graph.right) };
    // A place that does not exist costs the cover nothing, and no search need look at it.
    rooms.forEach((room, column) => {
      this.contested.columns[column] = room === 0 ? 1 : 0;
    });
    this.seats = new Seats(rooms);
    this.reachedFrom = new Int32Array(graph.right);
    this.reachedIn = new Int32Array(graph.right);
    this.seatOf = new Int32Array(graph.left);
    this.queue = new Int32Array(graph.left);
  }

  /** Takes the first free place a row knows. */
  sitDown(row: number): boolean {
    for (let edge = int(this.graph.start, row); edge < int(this.graph.start, row + 1); edge++) {
      const column = int(this.graph.target, edge);
      if (!this.seats.hasRoom(column)) continue;
      this.seats.take(column, row);
      return true;
    }
    return false;
  }

  /** Moves everybody along a shortest alternating path from a row to a free place; there may be none. */
  augment(root: number): void {
    this.searches++;
    this.seatOf[root] = -1;
    this.queue[0] = root;
    this.length = 1;
    const free = this.findFree();
    if (free === NONE) this.giveUp();
    else this.seats.shift(free, this.reachedFrom, this.seatOf);
  }

  /** Breadth first. */
  private findFree(): number {
    for (let head = 0; head < this.length; head++) {
      const free = this.expand(int(this.queue, head));
      if (free !== NONE) return free;
    }
    return NONE;
  }

  /** Queues everybody who sits where a row might; answers a column with a free place, if it meets one. */
  private expand(row: number): number {
    const { start, target } = this.graph;
    const end = int(start, row + 1);
    for (let edge = int(start, row); edge < end; edge++) {
      const column = int(target, edge);
      if (!this.reach(column, row)) continue;
      if (this.seats.hasRoom(column)) return column;
      this.enqueueHolders(column);
    }
    return NONE;
  }

  private reach(column: number, row: number): boolean {
    if (int(this.reachedIn, column) === this.searches || flag(this.contested.columns, column)) return false;
    this.reachedIn[column] = this.searches;
    this.reachedFrom[column] = row;
    return true;
  }

  private enqueueHolders(column: number): void {
    for (let seat = int(this.seats.start, column); seat < int(this.seats.start, column + 1); seat++) {
      const holder = int(this.seats.holder, seat);
      this.seatOf[holder] = seat;
      this.queue[this.length++] = holder;
    }
  }

  private giveUp(): void {
    for (let at = 0; at < this.length; at++) this.contest(int(this.queue, at));
  }

  private contest(row: number): void {
    this.contested.rows[row] = 1;
    for (let edge = int(this.graph.start, row); edge < int(this.graph.start, row + 1); edge++) {
      this.contested.columns[int(this.graph.target, edge)] = 1;
    }
  }
}

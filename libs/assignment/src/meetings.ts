import { canonicalOrder } from './canonical.js';
import { checkInstance, type Instance, InvalidInstance } from './instance.js';
import { MeetingSearch } from './meeting-search.js';
import { int } from './reading.js';

/** Who may meet whom: an instance whose rows take several columns each, every pair at most once. */
export interface Encounters extends Omit<Instance, 'aims'> {
  /** The most columns that a row meets, 1 or more. */
  readonly perRow: number;
}

/** The best choice of meetings, with what proves that it is. */
export interface ChosenMeetings {
  /** 1 at every pair that is to meet, else 0. */
  readonly isChosen: Uint8Array;
  /** How many pairs are to meet. */
  readonly meetings: number;
  /** How many rows have a first meeting, a second, and so on up to the last they may have. */
  readonly spread: readonly number[];
  /** The total score of the pairs that are to meet. */
  readonly score: number;
  readonly proof: MeetingProof;
}

/** A cut that no more meetings come through, and prices at which no exchange is worth while. */
export interface MeetingProof {
  /** 1 for whoever a further meeting could still be passed on to. */
  readonly reachedRow: Uint8Array;
  readonly reachedColumn: Uint8Array;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** What a further meeting costs at the columns that have room. */
  readonly endPrice: number;
}

/**
 * The meetings of a gathering: as many as can be; then as evenly as can be, a row's first before any row's second, and so on; then the
 * largest total score. What is still equal is settled by the order of the keys.
 *
 * A flow of least cost along shortest paths with prices (Tomizawa 1971; Edmonds and Karp 1972), a meeting at a time. A row's k-th meeting
 * costs k - 1 steps, and a step is more than all scores together. That is enough for "first, second, third ...": the numbers of meetings that
 * the rows can have are the bases of a polymatroid (Edmonds 1970), on which whatever is least by one strictly convex cost is least by all,
 * and the most even (Frank and Murota 2022, decreasing minimization). At worst the time grows with meetings x pairs.
 *
 * @throws InvalidInstance when the instance is none, or its numbers grow beyond what a double holds exactly.
 */
export function chooseMeetings(encounters: Encounters): ChosenMeetings {
  const turns = chooseMeetingsInTurns(encounters);
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
  }
}

/** Meetings arranged before others get their turn. */
const A_TURN = 20;

/** The same in steps of some milliseconds, for a caller who has other work as well. */
export function* chooseMeetingsInTurns(encounters: Encounters): Generator<undefined, ChosenMeetings, undefined> {
  checkInstance(encounters);
  if (!Number.isInteger(encounters.perRow) || encounters.perRow < 1)
    throw new InvalidInstance(`perRow is ${encounters.perRow}, and must be an integer from 1`);
  const { pairRow, pairScore, capacities, perRow } = encounters;
  const { graph, rowAt, columnAt } = canonicalOrder(encounters);
  const { step, cost } = meetingCosts(encounters);
  const rooms = columnAt.map((column) => int(capacities, column));
  const search = new MeetingSearch(graph, { rooms, perRow, step, cost: Float64Array.from(graph.name, cost) });
  for (let meetings = 1; search.arrange(); meetings++) if (meetings % A_TURN === 0) yield;
  const isChosen = new Uint8Array(pairRow.length);
  graph.name.forEach((pair, edge) => {
    isChosen[pair] = search.isUsed[edge] ?? 0;
  });
  const put = <List extends Uint8Array | Float64Array>(list: List, at: Int32Array, from: List, offset: number) => {
    at.forEach((index, place) => {
      list[index] = from[offset + place] ?? 0;
    });
    return list;
  };
  const [rows, columns] = [rowAt.length, columnAt.length];
  const chosen = pairScore.filter((_, pair) => isChosen[pair] === 1);
  return {
    isChosen,
    meetings: chosen.length,
    spread: Array.from({ length: perRow }, (_, meeting) => search.degree.filter((count) => count > meeting).length),
    score: chosen.reduce((sum, score) => sum + score, 0),
    proof: {
      reachedRow: put(new Uint8Array(rows), rowAt, search.reached, 0),
      reachedColumn: put(new Uint8Array(columns), columnAt, search.reached, rows),
      rowPrice: put(new Float64Array(rows), rowAt, search.price, 0),
      columnPrice: put(new Float64Array(columns), columnAt, search.price, rows),
      endPrice: search.endPrice,
    },
  };
}

/** What each pair costs: the best score less its own; and the step from a row's meeting to its next, more than all pairs together. */
export function meetingCosts({ rows, columns, perRow, pairScore, capacities }: Encounters): {
  readonly step: number;
  readonly cost: (pair: number) => number;
} {
  const best = pairScore.reduce((most, score) => Math.max(most, score), 0);
  const places = capacities.reduce((sum, places) => sum + places, 0);
  const step = Math.min(pairScore.length, places, rows * perRow) * best + 1;
  if (step * (perRow + 1) + (rows + columns) * best > 2 ** 52)
    throw new InvalidInstance('so many meetings of so high scores cannot be added up exactly');
  return { step, cost: (pair) => best - int(pairScore, pair) };
}

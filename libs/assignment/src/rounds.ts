import { canonicalOrder, type Pairs } from './canonical.js';
import { checkInstance, InvalidInstance } from './instance.js';
import { startsOf } from './pair-order.js';
import { int } from './reading.js';

/** Pairs that are all to meet, each once. */
export type Meetings = Pairs;

export interface Timetable {
  /** How many rounds there are, the least possible: as many as the busiest row or column has meetings, or as the places for meetings ask for. */
  readonly rounds: number;
  /** The round of each pair, 0-based. Nobody meets two others in one round. */
  readonly roundOfPair: Int32Array;
}

const NOBODY = -1;

/**
 * A timetable with as few rounds as can be: a bipartite graph needs no more colours for its edges than its largest degree (König 1916).
 * Each pair takes the first round in which its row is free; when its column is not, the meetings that alternate between this round and one
 * free for the column change places. At worst the time grows with pairs x (rows + columns).
 *
 * Where only so many can meet at once, rounds with more of them give some to rounds with room (de Werra 1971; McDiarmid 1972): of the
 * meetings of two such rounds, some alternate along a path that begins and ends in the fuller one, and change places.
 *
 * @param atOnce how many meetings have room in one round, 1 or more; all of them when left out
 * @throws InvalidInstance when two of the pairs are the same, one is of nobody, or there is no room at all.
 */
export function drawUpRounds(meetings: Meetings, atOnce?: number): Timetable {
  const { rows, columns, pairRow, pairColumn } = meetings;
  checkInstance({ ...meetings, capacities: new Int32Array(columns), pairScore: new Int32Array(pairRow.length) });
  if (atOnce !== undefined && !(Number.isInteger(atOnce) && atOnce >= 1))
    throw new InvalidInstance(`atOnce is ${atOnce}, and must be an integer from 1`);
  const needed = atOnce === undefined ? 0 : Math.ceil(pairRow.length / atOnce);
  const rounds = Math.max(busiest(pairRow, rows), busiest(pairColumn, columns), needed);
  const table = new Table(meetings, rounds);
  const order = canonicalOrder(meetings).graph.name;
  for (const pair of order) table.enter(pair);
  if (atOnce !== undefined) table.even(order, atOnce);
  return { rounds, roundOfPair: table.roundOfPair };
}

function busiest(member: Int32Array, size: number): number {
  const starts = startsOf(member, size);
  let most = 0;
  for (let node = 0; node < size; node++) most = Math.max(most, int(starts, node + 1) - int(starts, node));
  return most;
}

/** Rows are the nodes from 0, columns come after them. */
class Table {
  readonly roundOfPair: Int32Array;
  /** The pair that a node meets in, in each round; -1 when it is free. */
  private readonly pairIn: Int32Array;

  constructor(
    private readonly meetings: Meetings,
    private readonly rounds: number,
  ) {
    this.roundOfPair = new Int32Array(meetings.pairRow.length).fill(NOBODY);
    this.pairIn = new Int32Array((meetings.rows + meetings.columns) * rounds).fill(NOBODY);
  }

  enter(pair: number): void {
    const [row, column] = this.nodesOf(pair);
    const ofRow = this.freeRound(row);
    const ofColumn = this.freeRound(column);
    if (this.at(column, ofRow) !== NOBODY) this.exchange(column, ofRow, ofColumn);
    this.put(pair, ofRow);
  }

  /** Moves meetings from rounds with more than so many to rounds with fewer, until none has more; `order` says which are looked at first. */
  even(order: Int32Array, most: number): void {
    const sizes = new Array<number>(this.rounds).fill(0);
    for (const round of this.roundOfPair) sizes[round] = (sizes[round] ?? 0) + 1;
    for (let from = 0; from < this.rounds; from++) {
      while ((sizes[from] ?? 0) > most) {
        const to = sizes.findIndex((size) => size < most);
        const begins = order.find((pair) => int(this.roundOfPair, pair) === from && this.leadsBack(pair, from, to));
        // With more meetings in one of two rounds than in the other, one path has more of them.
        if (begins === undefined) throw new Error(`No path leads from round ${from} to round ${to}`);
        const end = this.nodesOf(begins).find((node) => this.at(node, to) === NOBODY);
        this.exchange(end ?? NOBODY, from, to);
        sizes[from] = (sizes[from] ?? 0) - 1;
        sizes[to] = (sizes[to] ?? 0) + 1;
      }
    }
  }

  /** Whether a path of the two rounds begins with this pair, and ends in the same round: then it has one more of that than of the other. */
  private leadsBack(pair: number, from: number, to: number): boolean {
    const end = this.nodesOf(pair).find((node) => this.at(node, to) === NOBODY);
    return end !== undefined && this.pathFrom(end, from, to).length % 2 === 1;
  }

  /** Frees `from` at a node, along the path that alternates between the two rounds. When a pair enters, it cannot come to its row: that would be by `from`. */
  private exchange(node: number, from: number, to: number): void {
    const path = this.pathFrom(node, from, to);
    const moved = path.map((pair) => [pair, int(this.roundOfPair, pair) === from ? to : from] as const);
    for (const pair of path) for (const each of this.nodesOf(pair)) this.set(each, int(this.roundOfPair, pair), NOBODY);
    for (const [pair, next] of moved) this.put(pair, next);
  }

  private pathFrom(node: number, from: number, to: number): number[] {
    const path: number[] = [];
    let round = from;
    for (let at = node, pair = this.at(at, round); pair !== NOBODY; pair = this.at(at, round)) {
      path.push(pair);
      const [row, column] = this.nodesOf(pair);
      at = at === row ? column : row;
      round = round === from ? to : from;
    }
    return path;
  }

  private put(pair: number, round: number): void {
    this.roundOfPair[pair] = round;
    for (const node of this.nodesOf(pair)) this.set(node, round, pair);
  }

  private nodesOf(pair: number): readonly [row: number, column: number] {
    return [int(this.meetings.pairRow, pair), this.meetings.rows + int(this.meetings.pairColumn, pair)];
  }

  /** There is one: a node has at most as many meetings as there are rounds, and this one is not in yet. */
  private freeRound(node: number): number {
    let round = 0;
    while (this.at(node, round) !== NOBODY) round++;
    return round;
  }

  private at(node: number, round: number): number {
    return int(this.pairIn, node * this.rounds + round);
  }

  private set(node: number, round: number, pair: number): void {
    this.pairIn[node * this.rounds + round] = pair;
  }
}

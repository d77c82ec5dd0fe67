import { canonicalOrder, type Pairs } from './canonical.js';
import { checkInstance } from './instance.js';
import { startsOf } from './pair-order.js';
import { int } from './reading.js';

/** Pairs that are all to meet, each once. */
export type Meetings = Pairs;

export interface Timetable {
  /** How many rounds there are: as many as the busiest row or column has meetings, which is the least possible. */
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
 * @throws InvalidInstance when two of the pairs are the same, or one is of nobody.
 */
export function drawUpRounds(meetings: Meetings): Timetable {
  const { rows, columns, pairRow, pairColumn } = meetings;
  checkInstance({ ...meetings, capacities: new Int32Array(columns), pairScore: new Int32Array(pairRow.length) });
  const rounds = Math.max(busiest(pairRow, rows), busiest(pairColumn, columns));
  const table = new Table(meetings, rounds);
  for (const pair of canonicalOrder(meetings).graph.name) table.enter(pair);
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

  /** Frees `from` at a node, along the path that alternates between the two rounds. It cannot come to the row: that would be by `from`. */
  private exchange(node: number, from: number, to: number): void {
    const path: number[] = [];
    let round = from;
    for (let at = node, pair = this.at(at, round); pair !== NOBODY; pair = this.at(at, round)) {
      path.push(pair);
      const [row, column] = this.nodesOf(pair);
      at = at === row ? column : row;
      round = round === from ? to : from;
    }
    const moved = path.map((pair) => [pair, int(this.roundOfPair, pair) === from ? to : from] as const);
    for (const pair of path) for (const each of this.nodesOf(pair)) this.set(each, int(this.roundOfPair, pair), NOBODY);
    for (const [pair, next] of moved) this.put(pair, next);
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

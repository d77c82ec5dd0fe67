import { setImmediate as nextTurn } from 'node:timers/promises';
import { PairList } from '../domain/pair-list.js';
import { type Pairing, pairUp } from '../domain/pair-up.js';
import type { RemovedPairs } from '../domain/removed-pairs.js';
import type { Snapshot } from '../domain/snapshot.js';

/** Pairs scored before others get their turn: some milliseconds. */
const PAIRS_A_TURN = 50_000;

/** How far a computation has come; `done` is the scored part, 0 to 1. */
export type Standing =
  | { readonly stage: 'scoring'; readonly done: number; readonly pairs: number }
  | { readonly stage: 'solving'; readonly pairs: number };

export interface Computed {
  readonly pairing: Pairing;
  readonly removed: RemovedPairs;
}

/** Scores a snapshot, solves it and checks the proof. @param tell is waited for, and may end it by throwing */
export async function compute(
  snapshot: Snapshot,
  tell: (at: Standing) => Promise<void> | void = () => undefined,
): Promise<Computed> {
  const list = await scoreInTurns(snapshot, (done, { size }) => tell({ stage: 'scoring', done, pairs: size }));
  await tell({ stage: 'solving', pairs: list.size });
  return { pairing: pairUp(snapshot, list.arrays()), removed: list.removed };
}

/** Scores all pairs of a snapshot, with a turn for others now and then. */
export async function scoreInTurns(
  snapshot: Snapshot,
  afterTurn: (done: number, pairs: PairList) => Promise<void> | void = () => undefined,
): Promise<PairList> {
  const pairs = new PairList(snapshot);
  const [students, mentors] = [snapshot.students.length, snapshot.mentors.length];
  const turn = Math.max(1, Math.floor(PAIRS_A_TURN / Math.max(1, mentors)));
  for (let from = 0; from < students; from += turn) {
    const to = Math.min(students, from + turn);
    pairs.scoreStudents(from, to);
    await nextTurn();
    await afterTurn(to / students, pairs);
  }
  return pairs;
}

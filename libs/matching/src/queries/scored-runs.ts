import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PairList } from '../domain/pair-list.js';
import type { ScoredRun } from '../domain/replan.js';
import type { Snapshot } from '../domain/snapshot.js';
import { FrozenRuns } from './frozen-runs.js';

/** Runs that are kept scored in memory, the last ones asked for. */
const KEPT = 3;
/** Pairs scored before others get their turn: some 50 ms. */
const PAIRS_A_TURN = 50_000;

/** Finished runs with every pair scored, so that a question about one is answered within a second. The newest few are kept in memory. */
@Injectable()
export class ScoredRuns {
  private readonly kept = new Map<string, Promise<ScoredRun>>();

  constructor(private readonly frozenRuns: FrozenRuns) {}

  /** @throws matching.unknown-run, also for a run without a result */
  get(runId: string): Promise<ScoredRun> {
    const run = this.kept.get(runId) ?? this.prepare(runId);
    this.kept.delete(runId);
    this.kept.set(runId, run);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest) this.kept.delete(oldest);
    // A failure is not kept.
    run.catch(() => this.kept.delete(runId));
    return run;
  }

  /** Somebody's answers are gone: nothing is answered from memory any more. */
  forget(): void {
    this.kept.clear();
  }

  private async prepare(runId: string): Promise<ScoredRun> {
    const { snapshot, findings } = await this.frozenRuns.known(runId);
    const everything = { ...snapshot, settings: { ...snapshot.settings, fewestPoints: 0 } };
    return { snapshot, findings, pairs: (await scoreInTurns(everything)).arrays() };
  }
}

/** Scores all pairs of a snapshot, with a turn for others now and then. */
export async function scoreInTurns(
  snapshot: Snapshot,
  afterTurn: (done: number, pairs: PairList) => Promise<void> = async () => {},
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

import { Injectable } from '@nestjs/common';
import { Drained, Handles, type JobContext, type JobHandler, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { afterRunAct, mayRun } from '../domain/match-run.js';
import type { PairList } from '../domain/pair-list.js';
import { pairUp } from '../domain/pair-up.js';
import { inputHash, type Snapshot } from '../domain/snapshot.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository, type RunProgress } from '../persistence/match-runs.repository.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
import { scoreInTurns } from '../queries/scored-runs.js';
import { EndRun } from '../usecases/end-run.js';
import { type StoreOutcome, StorePairs } from '../usecases/store-pairs.js';
import { RunMatch } from './run-match.job.js';

/** So often the input may change under a run before it gives up. */
const ROUNDS = 5;
const SCORING = { from: 10, to: 70 };

/** Somebody cancelled the run, or another worker has finished it. */
class Stopped extends Error {}

/** Computes a run: read, score, solve, check, store. It may be killed at any point and run again; the result is stored once. */
@Injectable()
@Handles(RunMatch)
export class RunMatchHandler implements JobHandler<{ runId: string }> {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly readSnapshot: ReadSnapshot,
    private readonly storePairs: StorePairs,
    private readonly endRun: EndRun,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async run({ runId }: { runId: string }, context: JobContext): Promise<void> {
    const run = await this.begin(runId);
    if (!run) return;
    try {
      await this.compute(run, context.signal);
    } catch (error) {
      if (error instanceof Stopped) return this.stop(runId);
      throw error;
    }
  }

  giveUp({ runId }: { runId: string }, reason: string): Promise<void> {
    return this.endRun.fail(runId, reason);
  }

  /** Undefined when there is nothing to do any more. */
  private begin(runId: string): Promise<MatchRun | undefined> {
    return this.transactions.run(async () => {
      const run = await this.runs.lock(runId);
      if (!mayRun(run.state, 'begin')) return undefined;
      run.state = afterRunAct(run.state, 'begin');
      run.startedAt ??= this.clock.now();
      return this.runs.save(run);
    });
  }

  private async compute(run: MatchRun, signal: AbortSignal): Promise<void> {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const outcome = await this.computeOnce(run, signal);
      if (outcome === 'unwanted') throw new Stopped();
      if (outcome !== 'outdated') return;
    }
    throw new Error(`the input changed ${ROUNDS} times while the run was working`);
  }

  private async computeOnce(run: MatchRun, signal: AbortSignal): Promise<StoreOutcome | 'failed'> {
    const note = (at: RunProgress) => this.goOn(run.id, at, signal);
    await note({ stage: 'reading', progress: 5 });
    const watch = new Stopwatch(this.clock);
    const snapshot = await this.readSnapshot.ofRun(run);
    const read = watch.lap();
    await note({
      stage: 'scoring',
      progress: SCORING.from,
      inputHash: inputHash(snapshot),
      ...figuresOf(snapshot),
    });
    const pairs = await this.score(snapshot, note);
    await note({ stage: 'solving', progress: SCORING.to, pairsConsidered: pairs.size });
    const score = watch.lap();
    const pairing = pairUp(snapshot, pairs.arrays());
    const solve = watch.lap();
    if (!pairing.certified) {
      await this.endRun.fail(run.id, `no valid certificate: ${pairing.objections.join(' ')}`);
      return 'failed';
    }
    await note({ stage: 'storing', progress: 90 });
    return this.storePairs.execute(run.id, {
      snapshot,
      plan: pairing.plan,
      timings: { read, score, solve, store: 0 },
    });
  }

  private score(snapshot: Snapshot, note: (at: RunProgress) => Promise<void>): Promise<PairList> {
    let noted: number = SCORING.from;
    return scoreInTurns(snapshot, async (done, { size }) => {
      const progress = SCORING.from + Math.floor((SCORING.to - SCORING.from) * done);
      if (progress < noted + 5) return;
      noted = progress;
      await note({ stage: 'scoring', progress, pairsConsidered: size });
    });
  }

  /** The safe points between the steps: here a run can be stopped, and nothing is lost but time. */
  private async goOn(runId: string, at: RunProgress, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new Drained();
    if (!(await this.runs.note(runId, at))) throw new Stopped();
  }

  private stop(runId: string): Promise<void> {
    return this.transactions.run(async () => {
      const run = await this.runs.lock(runId);
      if (run.state === 'running' && run.cancelRequested) await this.endRun.cancel(runId);
    });
  }
}

/** By the house's clock: who lives in another time, as the seed does, takes no time. */
class Stopwatch {
  private started: number;

  constructor(private readonly clock: Clock) {
    this.started = clock.nowMs();
  }

  /** Milliseconds since the start or the last lap. */
  lap(): number {
    const now = this.clock.nowMs();
    const passed = now - this.started;
    this.started = now;
    return passed;
  }
}

function figuresOf({ students, mentors }: Snapshot) {
  const seats = mentors.reduce((sum, mentor) => sum + mentor.freeSeats, 0);
  return { students: students.length, mentors: mentors.length, seats };
}

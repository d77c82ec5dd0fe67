import { Injectable } from '@nestjs/common';
import { Drained, Handles, type JobContext, type JobHandler, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import type { Standing } from '../computing/compute.js';
import { RunComputer } from '../computing/run-computer.js';
import { afterRunAct, mayRun } from '../domain/match-run.js';
import { inputHash, type Snapshot } from '../domain/snapshot.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository, type RunProgress } from '../persistence/match-runs.repository.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
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
    private readonly computer: RunComputer,
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
    this.computer.makeReady();
    const watch = new Stopwatch(this.clock);
    const snapshot = await this.readSnapshot.ofRun(run);
    const read = watch.lap();
    await note({
      stage: 'scoring',
      progress: SCORING.from,
      inputHash: inputHash(snapshot),
      ...figuresOf(snapshot),
    });
    const noteTurns = noteOf(note);
    let score = 0;
    const tell = async (at: Standing) => {
      await noteTurns(at);
      if (at.stage === 'solving') score = watch.lap();
    };
    const { pairing, removed } = await this.computer.compute(snapshot, tell, signal);
    const solve = watch.lap();
    if (!pairing.certified) {
      await this.endRun.fail(run.id, `no valid certificate: ${pairing.objections.join(' ')}`);
      return 'failed';
    }
    await note({ stage: 'storing', progress: 90 });
    return this.storePairs.execute(run.id, {
      snapshot,
      plan: pairing.plan,
      removed,
      timings: { read, score, solve, store: 0 },
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

/** Notes a computation as it goes on, but not every turn of the scoring. */
function noteOf(note: (at: RunProgress) => Promise<void>): (at: Standing) => Promise<void> {
  let noted: number = SCORING.from;
  return async (at) => {
    const done = at.stage === 'scoring' ? at.done : 1;
    const progress = SCORING.from + Math.floor((SCORING.to - SCORING.from) * done);
    if (at.stage === 'scoring' && progress < noted + 5) return;
    noted = progress;
    await note({ stage: at.stage, progress, pairsConsidered: at.pairs });
  };
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

import { Injectable } from '@nestjs/common';
import { AuditSink, Outbox, SYSTEM, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { afterRunAct } from '../domain/match-run.js';
import { inputHash } from '../domain/snapshot.js';
import { RunFinished } from '../facts/index.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { type RunOutcome, RunResultsRepository, type RunTimings } from '../persistence/run-results.repository.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
import { ChangeProposals } from './change-proposals.js';

export interface RunResult extends RunOutcome {
  readonly timings: RunTimings;
}

/** What became of a result: stored; of yesterday's world, so compute again; or no longer wanted. */
export type StoreOutcome = 'stored' | 'outdated' | 'unwanted';

class Outdated extends Error {}

/**
 * Writes a run's proposals, their seats and the run's end in ONE transaction: a run that is killed and runs again stores its result
 * exactly once.
 */
@Injectable()
export class StorePairs {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly changeProposals: ChangeProposals,
    private readonly results: RunResultsRepository,
    private readonly readSnapshot: ReadSnapshot,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async execute(runId: string, result: RunResult): Promise<StoreOutcome> {
    try {
      return await this.transactions.run(async () => {
        const run = await this.runs.lock(runId);
        if (run.state !== 'running' || run.cancelRequested) return 'unwanted';
        const begun = this.clock.nowMs();
        if (!run.dry) await this.propose(run, result);
        const timings = {
          ...result.timings,
          store: this.clock.nowMs() - begun,
        };
        await this.results.insert(run.id, result, timings);
        await this.finish(run, result);
        return 'stored';
      });
    } catch (error) {
      if (error instanceof Outdated) return 'outdated';
      throw error;
    }
  }

  /**
   * First the rows, whose foreign keys hold everybody's enrolment still; then one more look at the input. Whoever withdrew before is
   * seen by the second look, whoever withdraws later finds the proposal and ends it: nobody slips through between.
   */
  private async propose(run: MatchRun, { snapshot, plan }: RunResult): Promise<void> {
    const proposals = await this.changeProposals.insert(run, snapshot, plan.pairs);
    if (inputHash(await this.readSnapshot.ofRun(run)) !== run.inputHash) throw new Outdated();
    await this.changeProposals.reserve(proposals);
  }

  private async finish(run: MatchRun, { plan }: RunResult): Promise<void> {
    const { matched, score } = plan;
    const runId = run.id;
    run.state = afterRunAct(run.state, 'finish');
    // Nothing waits for staff: the cohort is free for the next run at once.
    if (matched === 0 && !run.dry) run.state = afterRunAct(run.state, 'publish');
    Object.assign(run, { stage: 'finished', progress: 100, matched, score, finishedAt: this.clock.now() });
    const { version, programmeId, cohortId } = await this.runs.save(run);
    if (!run.dry)
      await this.outbox.record(RunFinished, {
        subject: { kind: 'match-run', id: runId, version },
        programmeId,
        cohortId,
        data: { runId, matched, score },
      });
    await this.audit.record({
      actor: SYSTEM,
      action: 'matching.finish-run',
      subject: { kind: 'match-run', id: runId },
      details: { matched, score },
    });
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { AuditSink, SYSTEM, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { afterRunAct, mayRun, type RunAct } from '../domain/match-run.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';

/** How a run ends without a result, and how it is closed once nothing of it waits. Doing it twice is doing it once. */
@Injectable()
export class EndRun {
  private readonly logger = new Logger(EndRun.name);

  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** `failure` is for the operator and holds no personal data. */
  async fail(runId: string, failure: string): Promise<void> {
    this.logger.error({ message: 'match run failed', run: runId, reason: failure });
    await this.end(runId, 'fail', failure);
  }

  cancel(runId: string): Promise<void> {
    return this.end(runId, 'cancel');
  }

  private end(runId: string, act: RunAct, failure: string | null = null): Promise<void> {
    return this.transactions.run(async () => {
      const run = await this.runs.lock(runId);
      if (!mayRun(run.state, act)) return;
      run.state = afterRunAct(run.state, act);
      Object.assign(run, { stage: 'finished', failure: failure?.slice(0, 500) ?? null, finishedAt: this.clock.now() });
      await this.runs.save(run);
      await this.audit.record({
        actor: SYSTEM,
        action: `matching.${act}-run`,
        subject: { kind: 'match-run', id: runId },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { afterRunAct, mayRun } from '../domain/match-run.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';

/** A run is over once none of its proposals waits for staff any more; the cohort is then free for the next run. */
@Injectable()
export class ConcludeRun {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly transactions: Transactions,
  ) {}

  execute(runId: string): Promise<void> {
    return this.transactions.run(async () => {
      const run = await this.runs.lock(runId);
      if (!mayRun(run.state, 'publish')) return;
      if ((await this.proposals.idsStillProposed(runId)).length > 0) return;
      run.state = afterRunAct(run.state, 'publish');
      await this.runs.save(run);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { reaches, requireScope, type SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { afterRunAct } from '../domain/match-run.js';
import { MatchingError } from '../errors.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { EndProposals } from './end-proposals.js';
import { requireWholeProgramme } from './run-scope.js';

/** Staff stop a run that works, or throw away a finished one before its proposals are sent. */
@Injectable()
export class CancelRun {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly endProposals: EndProposals,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-run out of scope, matching.whole-programme-needed, matching.not-possible-now when it has ended */
  execute({ runId }: { readonly runId: string }, actor: SignedIn): Promise<void> {
    const scope = requireScope(actor, 'matching.start-runs');
    return this.transactions.run(async () => {
      const run = await this.runs.lock(runId);
      if (!reaches(scope, { programmeId: run.programmeId })) throw new DomainError(MatchingError.unknownRun);
      requireWholeProgramme(scope, run.programmeId);
      const to = afterRunAct(run.state, 'cancel');
      // A working run notices at its next safe point.
      if (run.state === 'running') run.cancelRequested = true;
      else
        Object.assign(run, {
          state: await this.endOf(run, to),
          stage: 'finished',
          finishedAt: run.finishedAt ?? this.clock.now(),
        });
      await this.runs.save(run);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.cancel-run',
        subject: { kind: 'match-run', id: runId },
      });
    });
  }

  /** What was not sent is withdrawn and gives its seats back; what was sent stands, and the run with it. */
  private async endOf(run: MatchRun, to: MatchRun['state']): Promise<MatchRun['state']> {
    const unsent = await this.proposals.idsStillProposed(run.id);
    await this.endProposals.unsent(unsent);
    return (await this.proposals.hasSent(run.id)) ? afterRunAct(run.state, 'publish') : to;
  }
}

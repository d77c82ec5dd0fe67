import { Injectable } from '@nestjs/common';
import { reaches, requireScope, type SignedIn } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { inputHash } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';
import { RunFinished } from '../facts/index.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { PresentPlans } from '../queries/present-plans.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
import { CancelRun } from './cancel-run.js';
import { ChangeProposals } from './change-proposals.js';
import { CohortTurn } from './cohort-turn.js';
import { requireWholeProgramme } from './run-scope.js';

/**
 * Staff take a dry run in earnest: its pairs become proposals that hold seats, in the place of the plan that waited. Nobody was told of
 * that one. Nothing may have changed since the dry run was computed, or its proof would be of another world.
 */
@Injectable()
export class AdoptRun {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly results: RunResultsRepository,
    private readonly readSnapshot: ReadSnapshot,
    private readonly presentPlans: PresentPlans,
    private readonly cancelRun: CancelRun,
    private readonly changeProposals: ChangeProposals,
    private readonly turn: CohortTurn,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
  ) {}

  /**
   * @throws matching.unknown-run out of scope, matching.whole-programme-needed, matching.not-possible-now when it is no finished dry run,
   * matching.run-is-live when another run works or was sent in part, matching.input-changed
   */
  execute(runId: string, actor: SignedIn): Promise<void> {
    const scope = requireScope(actor, 'matching.start-runs');
    return this.transactions.run(async () => {
      await this.turn.alone(await this.runs.cohortOf(runId));
      const run = await this.runs.lock(runId);
      if (!reaches(scope, { programmeId: run.programmeId })) throw new DomainError(MatchingError.unknownRun);
      requireWholeProgramme(scope, run.programmeId);
      if (!run.dry || run.state !== 'done') throw new DomainError(MatchingError.notPossibleNow, { state: run.state });
      const snapshot = await this.readSnapshot.ofRun(run);
      if (inputHash(snapshot) !== run.inputHash) throw new DomainError(MatchingError.inputChanged);
      const present = await this.presentPlans.of(run.cohortId);
      if (present.runId) await this.cancelRun.execute({ runId: present.runId }, actor);
      if (await this.runs.hasLive(run.cohortId)) throw new DomainError(MatchingError.runIsLive);
      await this.propose(run, actor, snapshot);
    });
  }

  private async propose(
    run: MatchRun,
    actor: SignedIn,
    snapshot: Awaited<ReturnType<ReadSnapshot['execute']>>,
  ): Promise<void> {
    const pairs = await this.results.pairsAt(run.id);
    run.dry = false;
    const { version, programmeId, cohortId } = await this.runs.save(run);
    await this.changeProposals.reserve(await this.changeProposals.insert(run, snapshot, pairs));
    const [runId, subject] = [run.id, { kind: 'match-run', id: run.id }];
    const data = { runId, matched: run.matched, score: run.score };
    await this.outbox.record(RunFinished, { subject: { ...subject, version }, programmeId, cohortId, data });
    await this.audit.record({
      actor: { kind: 'person', personId: actor.personId },
      action: 'matching.adopt-run',
      subject,
      details: { matched: run.matched },
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reaches, requireScope, type SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import type { actCost } from '../api/desk.contract.js';
import type { Act } from '../domain/decisions.js';
import { type Difference, differences } from '../domain/differences.js';
import { pairKey } from '../domain/pair-key.js';
import type { PlannedPair } from '../domain/plan.js';
import { MatchingError } from '../errors.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { RunActsRepository } from '../persistence/run-acts.repository.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { RunPeople } from '../queries/run-people.js';
import { ScoredRuns } from '../queries/scored-runs.js';
import { ChangeProposals } from './change-proposals.js';
import { CohortTurn } from './cohort-turn.js';
import { PlanAfterAct } from './plan-after-act.js';
import { requireWholeProgramme } from './run-scope.js';

export type ActCost = z.infer<typeof actCost>;
export interface ActOnPair extends Act {
  /** The revision that staff saw. */
  readonly revision: number;
}

/**
 * Staff lock, move or reject a pair of a finished run before anything of it is sent. Everybody else keeps the mentor where that can be:
 * the run's own aims decide the rest, exactly. Each act is a revision, and the last can be undone until the run is published.
 */
@Injectable()
export class ActOnRun {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly results: RunResultsRepository,
    private readonly acts: RunActsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly changeProposals: ChangeProposals,
    private readonly scoredRuns: ScoredRuns,
    private readonly planAfterAct: PlanAfterAct,
    private readonly turn: CohortTurn,
    private readonly people: RunPeople,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** What an act would change; nothing is written. @throws matching.unknown-run out of scope, matching.whole-programme-needed, matching.not-possible-now once it is sent or changed by another */
  async preview(runId: string, act: ActOnPair, actor: SignedIn): Promise<ActCost> {
    const run = await this.transactions.run(() => this.open(runId, act.revision, actor));
    const before = await this.results.pairsAt(runId);
    const outcome = await this.planAfterAct.execute(run, before, act);
    const after = outcome.refused ? before : outcome.plan.pairs;
    const changes = differences(before, after);
    return { ...(await this.inWords(runId, changes, actor)), ...sums(before, after), refused: outcome.refused };
  }

  /** Answers the new revision. @throws as {@link preview}; matching.pair-not-allowed, matching.reason-needed */
  execute(runId: string, act: ActOnPair & { readonly reason: string }, actor: SignedIn): Promise<number> {
    if (act.reason.trim() === '') throw new DomainError(MatchingError.reasonNeeded);
    return this.transactions.run(async () => {
      const run = await this.openAlone(runId, act.revision, actor);
      const before = await this.results.pairsAt(runId);
      const outcome = await this.planAfterAct.execute(run, before, act);
      if (outcome.refused) throw new DomainError(MatchingError.pairNotAllowed);
      const revision = run.revision + 1;
      const at = this.clock.now();
      await this.acts.add(runId, { ...act, revision, reason: act.reason.trim(), by: actor.personId, at });
      await this.change(run, before, outcome.plan.pairs, revision);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: `matching.${act.act}-pair`,
        subject: { kind: 'match-run', id: runId },
        details: { revision, student: act.studentEnrolmentId, mentor: act.mentorEnrolmentId },
      });
      return revision;
    });
  }

  /** Takes the last act back. @throws as {@link preview}; matching.nothing-to-undo */
  undo(runId: string, revision: number, actor: SignedIn): Promise<number> {
    return this.transactions.run(async () => {
      const run = await this.openAlone(runId, revision, actor);
      const last = (await this.acts.ofRun(runId)).at(-1);
      if (!last) throw new DomainError(MatchingError.nothingToUndo);
      const next = run.revision + 1;
      const before = await this.results.pairsAt(runId);
      await this.acts.undo(runId, last.revision, this.clock.now());
      const gone = await this.planAfterAct.goneFrom(run);
      const takenBack = new Set((await this.planAfterAct.takenBack(run)).map(pairKey));
      const there = (pair: PlannedPair) =>
        !gone.has(pair.studentEnrolmentId) && !gone.has(pair.mentorEnrolmentId) && !takenBack.has(pairKey(pair));
      const restored = (await this.results.pairsAt(runId, last.revision - 1)).filter(there);
      await this.change(run, before, restored, next);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.undo-act',
        subject: { kind: 'match-run', id: runId },
        details: { revision: next, undone: last.revision },
      });
      return next;
    });
  }

  /** As {@link open}; until the transaction ends nobody else in the cohort is given a pair. */
  private async openAlone(runId: string, revision: number, actor: SignedIn): Promise<MatchRun> {
    requireScope(actor, 'matching.start-runs');
    await this.turn.alone(await this.runs.cohortOf(runId));
    return this.open(runId, revision, actor);
  }

  /** The run, locked, if its pairs may be changed by this actor, who has seen them as they are. */
  private async open(runId: string, revision: number, actor: SignedIn): Promise<MatchRun> {
    const scope = requireScope(actor, 'matching.start-runs');
    const run = await this.runs.lock(runId);
    if (!reaches(scope, { programmeId: run.programmeId })) throw new DomainError(MatchingError.unknownRun);
    requireWholeProgramme(scope, run.programmeId);
    if (run.state !== 'done' || run.revision !== revision || (await this.proposals.hasSent(runId)))
      throw new DomainError(MatchingError.notPossibleNow, { state: run.state });
    return run;
  }

  private async change(
    run: MatchRun,
    before: readonly PlannedPair[],
    after: readonly PlannedPair[],
    revision: number,
  ): Promise<void> {
    await this.results.replacePairs(run.id, revision, after);
    if (!run.dry) {
      const { snapshot } = await this.scoredRuns.get(run.id);
      await this.changeProposals.execute(run, snapshot, before, after);
    }
    const { matched, score } = { matched: after.length, score: after.reduce((sum, pair) => sum + pair.score, 0) };
    Object.assign(run, { revision, matched, score });
    await this.runs.save(run);
  }

  /** Names for those whom the reader's grants reach; the rest is a number. */
  private async inWords(
    runId: string,
    changes: readonly Difference[],
    actor: SignedIn,
  ): Promise<Pick<ActCost, 'changes' | 'hiddenChanges'>> {
    const scope = requireScope(actor, 'matching.list-proposals');
    const ids = changes.flatMap(({ studentEnrolmentId, before, after }) => [
      studentEnrolmentId,
      before ?? '',
      after ?? '',
    ]);
    const people = await this.people.of(scope, runId, [...new Set(ids.filter((id) => id !== ''))]);
    const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
    const shown = changes.flatMap(({ studentEnrolmentId, before, after }) => {
      const student = nameOf(studentEnrolmentId);
      return student === null ? [] : [{ student, before: nameOf(before), after: nameOf(after) }];
    });
    return { changes: shown, hiddenChanges: changes.length - shown.length };
  }
}

function sums(before: readonly PlannedPair[], after: readonly PlannedPair[]): Pick<ActCost, 'matched' | 'score'> {
  const total = (pairs: readonly PlannedPair[]) => pairs.reduce((sum, pair) => sum + pair.score, 0);
  return {
    matched: { before: before.length, after: after.length },
    score: { before: total(before), after: total(after) },
  };
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reaches, requireScope, type SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { Clock, DomainError, isId } from '#platform/kernel';
import { Matchable } from '#programmes';
import type { actCost } from '../api/desk.contract.js';
import { type Act, decide } from '../domain/decisions.js';
import { type Difference, differences } from '../domain/differences.js';
import { pairKey } from '../domain/pair-key.js';
import type { Plan, PlannedPair } from '../domain/plan.js';
import { replan } from '../domain/replan.js';
import type { SnapshotMentor } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { RunActsRepository } from '../persistence/run-acts.repository.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { RunPeople } from '../queries/run-people.js';
import { ScoredRuns } from '../queries/scored-runs.js';
import { ChangeProposals } from './change-proposals.js';
import { requireWholeProgramme } from './run-scope.js';

export type ActCost = z.infer<typeof actCost>;
export interface ActOnPair extends Act {
  /** The revision that staff saw. */
  readonly revision: number;
}

/** What an act comes to: the plan after it, or why it cannot be. */
type Outcome = { readonly plan: Plan; readonly refused: false } | { readonly refused: true };

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
    private readonly matchable: Matchable,
    private readonly people: RunPeople,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** What an act would change; nothing is written. @throws matching.unknown-run out of scope, matching.whole-programme-needed, matching.not-possible-now once it is sent or changed by another */
  async preview(runId: string, act: ActOnPair, actor: SignedIn): Promise<ActCost> {
    const run = await this.transactions.run(() => this.open(runId, act.revision, actor));
    const before = await this.results.pairsAt(runId);
    const outcome = await this.compute(run, before, act);
    const after = outcome.refused ? before : outcome.plan.pairs;
    const changes = differences(before, after);
    return { ...(await this.inWords(runId, changes, actor)), ...sums(before, after), refused: outcome.refused };
  }

  /** Answers the new revision. @throws as {@link preview}; matching.pair-not-allowed, matching.reason-needed */
  execute(runId: string, act: ActOnPair & { readonly reason: string }, actor: SignedIn): Promise<number> {
    if (act.reason.trim() === '') throw new DomainError(MatchingError.reasonNeeded);
    return this.transactions.run(async () => {
      const run = await this.open(runId, act.revision, actor);
      const before = await this.results.pairsAt(runId);
      const outcome = await this.compute(run, before, act);
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
      const run = await this.open(runId, revision, actor);
      const last = (await this.acts.ofRun(runId)).at(-1);
      if (!last) throw new DomainError(MatchingError.nothingToUndo);
      const next = run.revision + 1;
      const before = await this.results.pairsAt(runId);
      await this.acts.undo(runId, last.revision, this.clock.now());
      const gone = await this.goneFrom(run);
      const takenBack = new Set((await this.takenBack(run)).map(pairKey));
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

  /** The run, locked, if its pairs may be changed by this actor, who has seen them as they are. */
  private async open(runId: string, revision: number, actor: SignedIn): Promise<MatchRun> {
    const scope = requireScope(actor, 'matching.start-runs');
    if (!isId(runId)) throw new DomainError(MatchingError.unknownRun);
    const run = await this.runs.lock(runId);
    if (!reaches(scope, { programmeId: run.programmeId })) throw new DomainError(MatchingError.unknownRun);
    requireWholeProgramme(scope, run.programmeId);
    if (run.state !== 'done' || run.revision !== revision || (await this.proposals.hasSent(runId)))
      throw new DomainError(MatchingError.notPossibleNow, { state: run.state });
    return run;
  }

  private async compute(run: MatchRun, standing: readonly PlannedPair[], act: Act): Promise<Outcome> {
    const { snapshot, pairs } = await this.scoredRuns.get(run.id);
    const takenBack = await this.takenBack(run);
    if ((act.act === 'lock' || act.act === 'move') && takenBack.some((pair) => pairKey(pair) === pairKey(act)))
      return { refused: true };
    const decisions = decide([...(await this.acts.ofRun(run.id)), ...takenBack, act]);
    const mentors = run.dry ? snapshot.mentors : await this.withSeatsLeft(run, snapshot.mentors);
    const pairing = replan(
      { snapshot: { ...snapshot, mentors }, pairs },
      { decisions, standing, gone: await this.goneFrom(run) },
    );
    if (!pairing.certified) throw new Error(`no valid certificate: ${pairing.objections.join(' ')}`);
    const isBroken = pairing.plan.brokenLocks.length > 0;
    return isBroken ? { refused: true } : { refused: false, plan: pairing.plan };
  }

  /** What staff withdrew or barred outside the desk counts as rejected here, and stays so. */
  private async takenBack(run: MatchRun): Promise<Act[]> {
    return (await this.proposals.takenBackOf(run.id)).map((pair) => ({ ...pair, act: 'reject' }));
  }

  /** Without the seats that requests and substitutes have taken since the run read them. */
  private async withSeatsLeft(run: MatchRun, mentors: readonly SnapshotMentor[]): Promise<SnapshotMentor[]> {
    const own = (await this.proposals.proposedOf(run.id)).map((proposal) => proposal.id);
    const matchable = await this.matchable.mentors(run.cohortId, own);
    const left = new Map<string, number>(matchable.map((mentor) => [mentor.enrolmentId, mentor.freeSeats]));
    return mentors.map((mentor) => ({
      ...mentor,
      freeSeats: Math.min(mentor.freeSeats, left.get(mentor.enrolmentId) ?? 0),
    }));
  }

  /** Who has left the cohort, or found a mentor elsewhere, since the run read her. */
  private async goneFrom(run: MatchRun): Promise<Set<string>> {
    const { snapshot } = await this.scoredRuns.get(run.id);
    const enrolments = [...snapshot.students, ...snapshot.mentors].map((one) => one.enrolmentId);
    const own = (await this.proposals.proposedOf(run.id)).map((proposal) => proposal.id);
    const there = new Set(await this.matchable.stillThere(enrolments, own));
    return new Set(enrolments.filter((id) => !there.has(id)));
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

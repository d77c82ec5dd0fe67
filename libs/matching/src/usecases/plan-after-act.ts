import { Injectable } from '@nestjs/common';
import { Matchable } from '#programmes';
import { RunComputer } from '../computing/run-computer.js';
import { type Act, type Decisions, decide } from '../domain/decisions.js';
import { pairKey } from '../domain/pair-key.js';
import type { Plan, PlannedPair } from '../domain/plan.js';
import type { SnapshotMentor } from '../domain/snapshot.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { RunActsRepository } from '../persistence/run-acts.repository.js';
import { ScoredRuns } from '../queries/scored-runs.js';

/** What an act comes to: the plan after it, or that it cannot be. */
export type PlannedAct = { readonly plan: Plan; readonly refused: false } | { readonly refused: true };

/** Plans a finished run anew with one act more, in the world as it is now: who has left is left out, and seats given away since are taken. */
@Injectable()
export class PlanAfterAct {
  constructor(
    private readonly acts: RunActsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly scoredRuns: ScoredRuns,
    private readonly matchable: Matchable,
    private readonly computer: RunComputer,
  ) {}

  /**
   * Refused are acts that a rule forbids, and those that break a lock. A lock that is broken anyway, because one of the two has left or
   * the places are fewer now, stands in no act's way.
   */
  async execute(run: MatchRun, standing: readonly PlannedPair[], act: Act): Promise<PlannedAct> {
    const takenBack = await this.takenBack(run);
    if ((act.act === 'lock' || act.act === 'move') && takenBack.some((pair) => pairKey(pair) === pairKey(act)))
      return { refused: true };
    const before = [...(await this.acts.ofRun(run.id)), ...takenBack];
    const planned = await this.planner(run, standing);
    const plan = await planned(decide([...before, act]));
    if (plan.brokenLocks.length === 0) return { refused: false, plan };
    const anyway = new Set((await planned(decide(before))).brokenLocks.map(pairKey));
    const isOfThisAct = (key: string) => key === pairKey(act) || !anyway.has(key);
    return plan.brokenLocks.map(pairKey).some(isOfThisAct) ? { refused: true } : { refused: false, plan };
  }

  /** Who has left the cohort, or found a mentor elsewhere, since the run read her. Enrolments. */
  async goneFrom(run: MatchRun): Promise<Set<string>> {
    const { snapshot } = await this.scoredRuns.get(run.id);
    const enrolments = [...snapshot.students, ...snapshot.mentors].map((one) => one.enrolmentId);
    const there = new Set(await this.matchable.stillThere(enrolments, await this.own(run)));
    return new Set(enrolments.filter((id) => !there.has(id)));
  }

  /** What staff withdrew or barred outside the desk counts as rejected here, and stays so. */
  async takenBack(run: MatchRun): Promise<Act[]> {
    return (await this.proposals.takenBackOf(run.id)).map((pair) => ({ ...pair, act: 'reject' }));
  }

  private async planner(
    run: MatchRun,
    standing: readonly PlannedPair[],
  ): Promise<(decisions: Decisions) => Promise<Plan>> {
    const { snapshot, pairs } = await this.scoredRuns.get(run.id);
    const mentors = run.dry ? snapshot.mentors : await this.withSeatsLeft(run, snapshot.mentors);
    const gone = await this.goneFrom(run);
    const scored = { snapshot: { ...snapshot, mentors }, pairs };
    return async (decisions) => {
      const under = { decisions, standing, gone };
      const pairing = await this.computer.pairing({ ask: 'replan', scored, under });
      if (!pairing.certified) throw new Error(`no valid certificate: ${pairing.objections.join(' ')}`);
      return pairing.plan;
    };
  }

  /** Without the seats that requests and substitutes have taken since the run read them. */
  private async withSeatsLeft(run: MatchRun, mentors: readonly SnapshotMentor[]): Promise<SnapshotMentor[]> {
    const matchable = await this.matchable.mentors(run.cohortId, await this.own(run));
    const left = new Map<string, number>(matchable.map((mentor) => [mentor.enrolmentId, mentor.freeSeats]));
    return mentors.map((mentor) => ({
      ...mentor,
      freeSeats: Math.min(mentor.freeSeats, left.get(mentor.enrolmentId) ?? 0),
    }));
  }

  /** The run's own proposals: what they hold it may give away. */
  private async own(run: MatchRun): Promise<string[]> {
    return (await this.proposals.proposedOf(run.id)).map((proposal) => proposal.id);
  }
}

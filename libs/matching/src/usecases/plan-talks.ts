import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Database, PlatformError, Transactions } from '#platform';
import { Clock, DomainError, newId } from '#platform/kernel';
import { type Cohort, Cohorts } from '#programmes';
import { scoreInTurns } from '../computing/compute.js';
import { USUAL_SETTINGS } from '../domain/run-settings.js';
import type { Snapshot } from '../domain/snapshot.js';
import { planTalks, type TalkPlan } from '../domain/talk-plan.js';
import { afterTalkAct, type TalkSettings } from '../domain/talk-round.js';
import { MatchingError } from '../errors.js';
import type { TalkRound, TalkRoundId } from '../persistence/talk-round.record.js';
import { TalkRoundsRepository } from '../persistence/talk-rounds.repository.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
import { RuleSets } from '../queries/rule-sets.js';
import type { SeenTalkRound } from './change-talk-round.js';
import { cohortInScope } from './run-scope.js';
import { talkRoundInScope } from './talk-round-scope.js';

interface Planned {
  readonly snapshot: Snapshot;
  readonly plan: TalkPlan;
}

/** Staff plan the talks of a kick-off: the people and rules of a run, and a timetable instead of pairs. Nobody is told yet. */
@Injectable()
export class PlanTalks {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly ruleSets: RuleSets,
    private readonly readSnapshot: ReadSnapshot,
    private readonly rounds: TalkRoundsRepository,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws matching.unknown-cohort out of scope, matching.whole-programme-needed, matching.talks-are-live, matching.nobody-matchable,
   * matching.too-many-for-talks
   */
  async execute(
    { cohortId, ...settings }: TalkSettings & { readonly cohortId: string },
    actor: SignedIn,
  ): Promise<TalkRoundId> {
    const cohort = await cohortInScope(this.cohorts, cohortId, actor, 'matching.start-runs');
    if (await this.rounds.hasLive(cohort.id)) throw new DomainError(MatchingError.talksAreLive);
    const planned = await this.plan(cohort, settings);
    return this.transactions.run(async () => {
      // Two who press the button at once: the second waits here and then finds the talks of the first.
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`talks ${cohort.id}`]);
      if (await this.rounds.hasLive(cohort.id)) throw new DomainError(MatchingError.talksAreLive);
      const now = this.clock.now();
      const round = this.rounds.create({
        ...{ id: newId(now.getTime()), cohortId: cohort.id, programmeId: cohort.programmeId, state: 'draft' },
        ...{ ...settings, students: 0, mentors: 0, slots: 0, createdAt: now, publishedAt: null, closedAt: null },
      });
      await this.store(round, planned, actor);
      return round.id;
    });
  }

  /**
   * Plans a draft anew, with who is there now. @throws as `execute`, and matching.unknown-talk-round, matching.not-possible-now once published,
   * platform.changed-meanwhile
   */
  async again({ id, version }: SeenTalkRound, settings: TalkSettings, actor: SignedIn): Promise<void> {
    const draft = await talkRoundInScope(this.rounds, id, actor);
    afterTalkAct(draft.state, 'plan');
    const cohort = await cohortInScope(this.cohorts, draft.cohortId, actor, 'matching.start-runs');
    const planned = await this.plan(cohort, settings);
    await this.transactions.run(async () => {
      const round = await this.rounds.lock(id);
      round.state = afterTalkAct(round.state, 'plan');
      if (round.version !== version) throw new DomainError(PlatformError.changedMeanwhile);
      await this.store(Object.assign(round, settings), planned, actor);
    });
  }

  private async plan({ id, programmeId }: Cohort, settings: TalkSettings): Promise<Planned> {
    const { rules } = await this.ruleSets.newestFor(id);
    const snapshot = await this.readSnapshot.execute({ cohortId: id, programmeId, rules, settings: USUAL_SETTINGS });
    const [students, mentors] = [snapshot.students.length, snapshot.mentors.length];
    if (students === 0 || mentors === 0) throw new DomainError(MatchingError.nobodyMatchable, { students, mentors });
    const pairs = await scoreInTurns(snapshot);
    return { snapshot, plan: await planTalks(snapshot, pairs.arrays(), settings, nextTurn) };
  }

  private async store(round: TalkRound, { snapshot, plan }: Planned, actor: SignedIn): Promise<void> {
    const [students, mentors] = [snapshot.students.length, snapshot.mentors.length];
    const { id } = await this.rounds.save(Object.assign(round, { students, mentors, slots: plan.slots }));
    await this.rounds.replaceSeats(id, plan.talks, () => newId(this.clock.nowMs()));
    await this.audit.record({
      actor: { kind: 'person', personId: actor.personId },
      action: 'matching.plan-talks',
      subject: { kind: 'talk-round', id },
      details: { talks: plan.talks.length },
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Database, JobRequests, SYSTEM, Transactions } from '#platform';
import { Clock, DomainError, newId, type PersonId } from '#platform/kernel';
import { type Cohort, Cohorts, Matchable } from '#programmes';
import { type RunSettings, USUAL_SETTINGS, withTalks } from '../domain/run-settings.js';
import { ENGINE_VERSION } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';
import { RunMatch } from '../jobs/run-match.job.js';
import type { MatchRun, MatchRunId } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { MarksOfTalks } from '../queries/marks-of-talks.js';
import { NO_PLAN, PresentPlans } from '../queries/present-plans.js';
import { RuleSets } from '../queries/rule-sets.js';
import { CancelRun } from './cancel-run.js';
import { CohortTurn } from './cohort-turn.js';
import { cohortInScope } from './run-scope.js';

export interface StartRunCommand {
  readonly cohortId: string;
  /** Only looked at: nothing is proposed, no seat is held. */
  readonly dry?: boolean;
  /** Whose marks after a kick-off count: where no talks are named the last closed ones of the cohort do, with null none. */
  readonly settings?: AskedSettings;
}

export type AskedSettings = Omit<RunSettings, 'talkRoundId'> & { readonly talkRoundId?: string | null | undefined };

/** Staff ask for proposals for all who wait in a cohort. The worker computes them; nobody is told before staff publish. */
@Injectable()
export class StartRun {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly matchable: Matchable,
    private readonly presentPlans: PresentPlans,
    private readonly ruleSets: RuleSets,
    private readonly marksOfTalks: MarksOfTalks,
    private readonly cancelRun: CancelRun,
    private readonly runs: MatchRunsRepository,
    private readonly turn: CohortTurn,
    private readonly jobs: JobRequests,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-cohort out of scope, matching.whole-programme-needed, matching.run-is-live, matching.nobody-matchable, matching.unknown-talk-round for talks that are not closed or of another cohort */
  execute(command: StartRunCommand, actor: SignedIn): Promise<MatchRunId> {
    return this.transactions.run(async () => {
      const cohort = await cohortInScope(this.cohorts, command.cohortId, actor, 'matching.start-runs');
      // Two who press the button at once: the second waits here and then finds the run of the first.
      await this.turn.alone(cohort.id);
      if (!command.dry) await this.giveWay(cohort.id, actor);
      if (!command.dry && (await this.runs.hasLive(cohort.id))) throw new DomainError(MatchingError.runIsLive);
      const { proposalIds } = command.dry ? await this.presentPlans.of(cohort.id) : NO_PLAN;
      const students = await this.matchable.students(cohort.id, proposalIds);
      const mentors = await this.matchable.mentors(cohort.id, proposalIds);
      if (students.length === 0 || mentors.length === 0) {
        throw new DomainError(MatchingError.nobodyMatchable, { students: students.length, mentors: mentors.length });
      }
      const settings = await this.settled(command.settings ?? USUAL_SETTINGS, cohort.id);
      return this.queue(cohort, { ...(command.dry && { dry: true }), settings }, actor.personId, 'staff');
    });
  }

  private async settled({ talkRoundId, ...settings }: AskedSettings, cohortId: string): Promise<RunSettings> {
    if (talkRoundId === null) return settings;
    if (talkRoundId === undefined) {
      const newest = await this.marksOfTalks.newestOf(cohortId);
      return newest ? withTalks(settings, newest) : settings;
    }
    if (!(await this.marksOfTalks.isClosedOf(talkRoundId, cohortId)))
      throw new DomainError(MatchingError.unknownTalkRound);
    return { ...settings, talkRoundId };
  }

  /**
   * Goes on from a published run of staff's: the next best for whom a decline or silence left without, in the same cohort, by the same
   * settings. Staff look it through like any other.
   */
  async goOn({ cohortId, startedBy, settings }: Pick<MatchRun, 'cohortId' | 'startedBy' | 'settings'>): Promise<void> {
    await this.transactions.run(async () => {
      const cohort = await this.cohorts.get(cohortId);
      await this.turn.alone(cohortId);
      if (!cohort || (await this.runs.hasLive(cohortId))) return;
      const [students, mentors] = [await this.matchable.students(cohortId), await this.matchable.mentors(cohortId)];
      if (students.length === 0 || mentors.length === 0) return;
      await this.queue(cohort, { settings }, startedBy, 'places-came-free');
    });
  }

  /** Next best that were prepared by themselves, and that nobody has changed or sent, give way to a run that staff ask for. */
  private async giveWay(cohortId: string, actor: SignedIn): Promise<void> {
    const untouched = await this.database.one<{ id: string }>(
      `select r.id from matching.match_run r where r.cohort_id = $1 and r.state in ('queued', 'done') and not r.dry
         and r.because = 'places-came-free' and r.revision = 0
         and not exists (select 1 from matching.proposal p where p.run_id = r.id and p.sent_at is not null)`,
      [cohortId],
    );
    if (untouched) await this.cancelRun.execute({ runId: untouched.id }, actor);
  }

  private async queue(
    cohort: Cohort,
    { dry = false, settings }: { readonly dry?: boolean; readonly settings: RunSettings },
    startedBy: PersonId,
    because: MatchRun['because'],
  ): Promise<MatchRunId> {
    const now = this.clock.now();
    const run = await this.runs.save(
      this.runs.create({
        id: newId(now.getTime()),
        cohortId: cohort.id,
        programmeId: cohort.programmeId,
        ruleSetId: (await this.ruleSets.newestFor(cohort.id)).id,
        dry,
        settings,
        revision: 0,
        state: 'queued',
        stage: 'waiting',
        progress: 0,
        cancelRequested: false,
        inputHash: null,
        engineVersion: ENGINE_VERSION,
        failure: null,
        students: 0,
        mentors: 0,
        seats: 0,
        pairsConsidered: 0,
        matched: 0,
        score: 0,
        startedBy,
        because,
        createdAt: now,
        startedAt: null,
        finishedAt: null,
      }),
    );
    await this.jobs.request(RunMatch, { runId: run.id });
    await this.audit.record({
      actor: because === 'staff' ? { kind: 'person', personId: startedBy } : SYSTEM,
      action: 'matching.start-run',
      subject: { kind: 'match-run', id: run.id },
    });
    return run.id;
  }
}

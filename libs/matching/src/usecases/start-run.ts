import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Database, JobRequests, Transactions } from '#platform';
import { Clock, DomainError, newId } from '#platform/kernel';
import { type Cohort, Cohorts, Matchable } from '#programmes';
import { ENGINE_VERSION } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';
import { RunMatch } from '../jobs/run-match.job.js';
import type { MatchRunId } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import { RuleSets } from '../queries/rule-sets.js';
import { cohortInScope } from './run-scope.js';

/** Staff ask for proposals for all who wait in a cohort. The worker computes them; nobody is told before staff publish. */
@Injectable()
export class StartRun {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly matchable: Matchable,
    private readonly ruleSets: RuleSets,
    private readonly runs: MatchRunsRepository,
    private readonly jobs: JobRequests,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-cohort out of scope, matching.whole-programme-needed, matching.run-is-live, matching.nobody-matchable */
  execute(command: { readonly cohortId: string }, actor: SignedIn): Promise<MatchRunId> {
    return this.transactions.run(async () => {
      const cohort = await cohortInScope(this.cohorts, command.cohortId, actor, 'matching.start-runs');
      // Two who press the button at once: the second waits here and then finds the run of the first.
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`match run ${cohort.id}`]);
      if (await this.runs.hasLive(cohort.id)) throw new DomainError(MatchingError.runIsLive);
      const [students, mentors] = [await this.matchable.students(cohort.id), await this.matchable.mentors(cohort.id)];
      if (students.length === 0 || mentors.length === 0) {
        throw new DomainError(MatchingError.nobodyMatchable, { students: students.length, mentors: mentors.length });
      }
      return this.queue(cohort, actor);
    });
  }

  private async queue(cohort: Cohort, actor: SignedIn): Promise<MatchRunId> {
    const now = this.clock.now();
    const run = await this.runs.save(
      this.runs.create({
        id: newId(now.getTime()),
        cohortId: cohort.id,
        programmeId: cohort.programmeId,
        ruleSetId: (await this.ruleSets.newestFor(cohort.id)).id,
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
        startedBy: actor.personId,
        createdAt: now,
        startedAt: null,
        finishedAt: null,
      }),
    );
    await this.jobs.request(RunMatch, { runId: run.id });
    await this.audit.record({
      actor: { kind: 'person', personId: actor.personId },
      action: 'matching.start-run',
      subject: { kind: 'match-run', id: run.id },
    });
    return run.id;
  }
}

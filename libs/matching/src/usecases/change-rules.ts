import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, newId } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { changedRules, type RuleChanges } from '../domain/change-rules.js';
import { type Foresight, foresee } from '../domain/foresee.js';
import { MatchingError } from '../errors.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';
import { RuleSets } from '../queries/rule-sets.js';
import { cohortInScope } from './run-scope.js';

export interface ChangeRulesCommand {
  readonly cohortId: string;
  readonly changes: RuleChanges;
  /** For the record: why. */
  readonly reason: string;
}

/** Staff give a cohort a new version of its rules. Earlier ones stay as they are; a run that has begun keeps its own. */
@Injectable()
export class ChangeRules {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly ruleSets: RuleSets,
    private readonly readSnapshot: ReadSnapshot,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-cohort, matching.whole-programme-needed, matching.reason-needed, matching.points-do-not-add-up */
  execute({ cohortId, changes, reason }: ChangeRulesCommand, actor: SignedIn): Promise<string> {
    return this.transactions.run(async () => {
      const cohort = await cohortInScope(this.cohorts, cohortId, actor, 'matching.edit-rules');
      if (reason.trim() === '') throw new DomainError(MatchingError.reasonNeeded);
      // Two who save at once: the second builds on what the first has made.
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`match rules ${cohort.id}`]);
      const { rules } = await this.ruleSets.newestFor(cohort.id);
      const id = newId(this.clock.nowMs());
      await this.ruleSets.add({
        ...{ id, cohortId: cohort.id, rules: changedRules(rules, changes), reason: reason.trim() },
        ...{ createdBy: actor.personId, createdAt: this.clock.now() },
      });
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.change-rules',
        subject: { kind: 'rule-set', id },
      });
      return id;
    });
  }

  /** What these rules would mean for those who wait now; nothing is changed. @throws as `execute` does, but for the reason */
  async foresee({ cohortId, changes }: Omit<ChangeRulesCommand, 'reason'>, actor: SignedIn): Promise<Foresight> {
    const cohort = await cohortInScope(this.cohorts, cohortId, actor, 'matching.edit-rules');
    const { rules } = await this.ruleSets.newestFor(cohort.id);
    return foresee(
      await this.readSnapshot.execute({
        ...{ cohortId: cohort.id, programmeId: cohort.programmeId },
        rules: changedRules(rules, changes),
      }),
    );
  }
}

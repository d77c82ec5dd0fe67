import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PersonId } from '#platform/kernel';
import type { Act } from '../domain/decisions.js';

export interface StoredAct extends Act {
  /** The revision that it made. */
  readonly revision: number;
}

/** What staff did to a run's pairs, in order. */
@Injectable()
export class RunActsRepository {
  constructor(private readonly database: Database) {}

  /** Without those that were undone. */
  ofRun(runId: string): Promise<StoredAct[]> {
    return this.database.query(
      `select revision, act, student_enrolment_id as "studentEnrolmentId", mentor_enrolment_id as "mentorEnrolmentId"
       from matching.run_act where run_id = $1 and undone_at is null order by revision`,
      [runId],
    );
  }

  async add(
    runId: string,
    act: StoredAct & { readonly reason: string; readonly by: PersonId; readonly at: Date },
  ): Promise<void> {
    await this.database.query(
      `insert into matching.run_act (run_id, revision, act, student_enrolment_id, mentor_enrolment_id, reason, acted_by, acted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [runId, act.revision, act.act, act.studentEnrolmentId, act.mentorEnrolmentId, act.reason, act.by, act.at],
    );
  }

  async undo(runId: string, revision: number, at: Date): Promise<void> {
    await this.database.query('update matching.run_act set undone_at = $3 where run_id = $1 and revision = $2', [
      runId,
      revision,
      at,
    ]);
  }
}

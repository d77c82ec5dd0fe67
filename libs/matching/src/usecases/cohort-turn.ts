import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/**
 * Whose turn it is to change who is paired in a cohort. Whoever starts, adopts or changes a run has it alone; pairs that are proposed outside of
 * runs share one. It lasts until the transaction ends, and is taken before any row is locked, so that nobody waits in a circle.
 */
@Injectable()
export class CohortTurn {
  constructor(private readonly database: Database) {}

  async alone(cohortId: string): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`match run ${cohortId}`]);
  }

  async shared(cohortId: string): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock_shared(hashtext($1))', [`match run ${cohortId}`]);
  }
}

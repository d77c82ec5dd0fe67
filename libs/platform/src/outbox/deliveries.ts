import { Injectable, Logger } from '@nestjs/common';
import { Clock, type Id } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import { retryAt } from '../jobs/retry.js';
import { MAX_STARTS, WorkerEnded } from '../jobs/worker-ended.js';
import { errorCodeOf, reasonOf } from '../telemetry/error-words.js';
import type { Fact } from './fact.js';
import { FactHandlers } from './fact-handlers.js';

/** After so many failures, about an hour, a delivery waits for a person: administrators see it among the failed work and can have it tried again. */
const MAX_ATTEMPTS = 12;

interface BegunDelivery {
  /** How often it was begun since it last came to an end, this time included. */
  readonly starts: number;
}

interface FactRow {
  id: Id<'fact'>;
  type: string;
  version: number;
  occurred_at: Date;
  recorded_at: Date;
  subject_kind: string;
  subject_id: string;
  subject_version: number;
  organisation_id: string | null;
  programme_id: string | null;
  cohort_id: string | null;
  data: unknown;
}

function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    subject: { kind: row.subject_kind, id: row.subject_id, version: row.subject_version },
    organisationId: row.organisation_id,
    programmeId: row.programme_id,
    cohortId: row.cohort_id,
    data: row.data,
  };
}

/** Hands one fact to one handler, once in effect however often it is called: the delivery row changes in the handler's transaction. */
@Injectable()
export class Deliveries {
  private readonly logger = new Logger(Deliveries.name);

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly handlers: FactHandlers,
    private readonly clock: Clock,
  ) {}

  async deliver(factId: string, handler: string): Promise<void> {
    try {
      // Outside of the handler's transaction: a worker that dies takes that one with it, and this is to be remembered.
      const begun = await this.database.one<BegunDelivery>(
        `update platform.delivery set starts = starts + 1 where fact_id = $1 and handler = $2 and state = 'pending' returning starts`,
        [factId, handler],
      );
      if (!begun) return;
      if (begun.starts > MAX_STARTS) throw new WorkerEnded();
      await this.transactions.run(() => this.deliverInTransaction(factId, handler));
    } catch (error) {
      await this.noteFailure(factId, handler, error);
    }
  }

  private async deliverInTransaction(factId: string, handler: string): Promise<void> {
    const waiting = await this.database.one(
      `select 1 from platform.delivery where fact_id = $1 and handler = $2 and state = 'pending' for update`,
      [factId, handler],
    );
    if (!waiting) return;
    const row = await this.database.one<FactRow>('select * from platform.fact where id = $1', [factId]);
    if (!row) return;
    await this.handlers.run(handler, toFact(row));
    await this.database.query(
      `update platform.delivery set state = 'done', attempts = attempts + 1, starts = 0, touched_at = $3, last_error = null, error_code = null
       where fact_id = $1 and handler = $2`,
      [factId, handler, this.clock.now()],
    );
  }

  private async noteFailure(factId: string, handler: string, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    this.logger.error({ message: 'delivery failed', factId, handler, reason });
    const now = this.clock.now();
    const row = await this.database.one<{ attempts: number }>(
      `update platform.delivery set attempts = attempts + 1, starts = 0, touched_at = $3, last_error = $4, error_code = $5
       where fact_id = $1 and handler = $2 and state = 'pending' returning attempts`,
      [factId, handler, now, reason, errorCodeOf(error)],
    );
    if (!row) return;
    const isOver = row.attempts >= MAX_ATTEMPTS || error instanceof WorkerEnded;
    await this.database.query(
      'update platform.delivery set due_at = $3, state = $4 where fact_id = $1 and handler = $2',
      [factId, handler, retryAt(now, row.attempts), isOver ? 'failed' : 'pending'],
    );
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import { WAKE_CHANNEL } from '../outbox/outbox.js';
import { errorCodeOf, reasonOf } from '../telemetry/error-words.js';
import { Drained } from './job.js';
import { JobHandlers } from './job-handlers.js';
import { retryAt } from './retry.js';
import { MAX_STARTS, WorkerEnded } from './worker-ended.js';

const HEARTBEAT_MS = 5000;

interface NoteRow {
  name: string;
  data: unknown;
  /** How often it has come to an end, good or bad. */
  attempts: number;
  /** How often it was begun since then, this time included. */
  starts: number;
}

/** Runs one requested job. The note in Postgres says whether it is done; BullMQ only wakes us. */
@Injectable()
export class JobNotes {
  private readonly logger = new Logger(JobNotes.name);

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
  ) {}

  async run(id: string, signal: AbortSignal): Promise<void> {
    const note = await this.database.one<NoteRow>(
      `update platform.job_note set starts = starts + 1, touched_at = $2 where id = $1 and state = 'pending'
       returning name, data, attempts, starts`,
      [id, this.clock.now()],
    );
    if (!note) return;
    const heartbeat = setInterval(() => void this.touch(id), HEARTBEAT_MS);
    try {
      if (note.starts > MAX_STARTS) throw new WorkerEnded();
      // Two runs that begin together are one attempt: the number is taken at the beginning and written at the end.
      await this.handlers.run(note.name, note.data, { id, attempt: note.attempts + 1, signal });
      await this.database.query(
        `update platform.job_note set state = 'done', attempts = greatest(attempts, $3), starts = 0, touched_at = $2, last_error = null, error_code = null where id = $1`,
        [id, this.clock.now(), note.attempts + 1],
      );
    } catch (error) {
      if (error instanceof Drained) await this.putBack(id, note);
      else await this.noteFailure(id, note, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async touch(id: string): Promise<void> {
    try {
      await this.database.query('update platform.job_note set touched_at = $2 where id = $1', [id, this.clock.now()]);
    } catch (error) {
      this.logger.warn({ message: 'heartbeat missed', job: id, reason: reasonOf(error) });
    }
  }

  /** As if it had never begun: the relay of another worker hands it over anew. */
  private async putBack(id: string, note: NoteRow): Promise<void> {
    this.logger.log({ message: 'job put back', job: id, name: note.name });
    await this.database.query(
      `update platform.job_note set starts = 0, enqueued_at = null, touched_at = $2 where id = $1 and state = 'pending'`,
      [id, this.clock.now()],
    );
    await this.database.query(`select pg_notify('${WAKE_CHANNEL}', '')`);
  }

  private async noteFailure(id: string, note: NoteRow, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    const attempt = note.attempts + 1;
    this.logger.error({ message: 'job failed', job: id, name: note.name, attempt, reason });
    if (attempt >= this.handlers.get(note.name).job.attempts || note.starts > MAX_STARTS)
      return this.giveUp(id, note, error);
    const now = this.clock.now();
    await this.database.query(
      // Another run of the same job may have finished it meanwhile.
      `update platform.job_note set attempts = greatest(attempts, $2), starts = 0, touched_at = $3, due_at = $4, last_error = $5, error_code = $6
       where id = $1 and state = 'pending'`,
      [id, attempt, now, retryAt(now, attempt), reason, errorCodeOf(error)],
    );
  }

  /** The job ends and its lib knows of it, or neither: then it is found again as forgotten work. */
  private async giveUp(id: string, note: NoteRow, cause: unknown): Promise<void> {
    const reason = reasonOf(cause);
    const state = this.handlers.notesFailure(note.name) ? 'given_up' : 'failed';
    try {
      await this.transactions.run(async () => {
        const open = await this.database.query(
          `update platform.job_note set state = $2, attempts = greatest(attempts, $3), starts = 0, touched_at = $4, last_error = $5, error_code = $6
           where id = $1 and state = 'pending' returning id`,
          [id, state, note.attempts + 1, this.clock.now(), reason, errorCodeOf(cause)],
        );
        if (open.length > 0) await this.handlers.giveUp(note.name, note.data, reason);
      });
    } catch (error) {
      this.logger.error({ message: 'job not given up yet', job: id, name: note.name, reason: reasonOf(error) });
    }
  }
}

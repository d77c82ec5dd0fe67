import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#platform/kernel';
import { Database } from '../database/database.js';
import { JobHandlers } from './job-handlers.js';
import { retryAt } from './retry.js';

const HEARTBEAT_MS = 5000;

interface NoteRow {
  name: string;
  data: unknown;
  attempts: number;
}

/** Runs one requested job. The note in Postgres says whether it is done; BullMQ only wakes us. */
@Injectable()
export class JobNotes {
  private readonly logger = new Logger(JobNotes.name);

  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
  ) {}

  async run(id: string, signal: AbortSignal): Promise<void> {
    const note = await this.database.one<NoteRow>(
      `update platform.job_note set attempts = attempts + 1, touched_at = $2 where id = $1 and state = 'pending'
       returning name, data, attempts`,
      [id, this.clock.now()],
    );
    if (!note) return;
    const heartbeat = setInterval(() => void this.touch(id), HEARTBEAT_MS);
    try {
      await this.handlers.run(note.name, note.data, { id, attempt: note.attempts, signal });
      await this.database.query(
        `update platform.job_note set state = 'done', touched_at = $2, last_error = null where id = $1`,
        [id, this.clock.now()],
      );
    } catch (error) {
      await this.noteFailure(id, note, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async touch(id: string): Promise<void> {
    try {
      await this.database.query('update platform.job_note set touched_at = $2 where id = $1', [id, this.clock.now()]);
    } catch (error) {
      this.logger.warn({ message: 'heartbeat missed', job: id, reason: String(error) });
    }
  }

  private async noteFailure(id: string, note: NoteRow, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.error({ message: 'job failed', job: id, name: note.name, attempt: note.attempts, reason });
    const failed = note.attempts >= this.handlers.get(note.name).job.attempts;
    const now = this.clock.now();
    await this.database.query(
      // Another run of the same job may have finished it meanwhile.
      `update platform.job_note set state = $2, touched_at = $3, due_at = $4, last_error = $5 where id = $1 and state = 'pending'`,
      [id, failed ? 'failed' : 'pending', now, retryAt(now, note.attempts), reason.slice(0, 500)],
    );
  }
}

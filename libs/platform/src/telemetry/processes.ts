import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock, newId, SECOND } from '#platform/kernel';
import { Database } from '../database/database.js';
import { reasonOf } from './error-words.js';

export type ProcessKind = 'api' | 'worker';
const BEAT = 3 * SECOND;
/** A process that has not been seen for so long counts as down. */
const MISSING_AFTER = 12 * SECOND;

/** Each process signs in at the database, so that readiness can say what is up without knowing hosts and ports. */
@Injectable()
export class Processes implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Processes.name);
  private timer: NodeJS.Timeout | undefined;
  private id: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async signIn(kind: ProcessKind): Promise<void> {
    this.id = newId(this.clock.nowMs());
    await this.database.query(
      'insert into platform.process (id, kind, started_at, seen_at) values ($1, $2, now(), now())',
      [this.id, kind],
    );
    this.timer = setInterval(() => void this.beat(), BEAT);
  }

  async isUp(kind: ProcessKind): Promise<boolean> {
    // The database's own clock: the domain clock of a test or a seed may stand in another year.
    const row = await this.database.one<{ up: boolean }>(
      `select exists (select 1 from platform.process where kind = $1 and seen_at > now() - make_interval(secs => $2)) as up`,
      [kind, MISSING_AFTER / 1000],
    );
    return row?.up ?? false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    if (this.id)
      await this.database.query('delete from platform.process where id = $1', [this.id]).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    try {
      await this.database.query('update platform.process set seen_at = now() where id = $1', [this.id]);
    } catch (error) {
      this.logger.warn({ message: 'heartbeat missed', reason: reasonOf(error) });
    }
  }
}

import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Lane, MAIN_LANE } from '../outbox/lane.js';

/** Any number that no other lock has, the same in every process. */
const CLOCKWORK_LOCK = 7_215_341;

/**
 * Who may act by the clock. Ticks look at all rows: to the workers' clock, everything that a past year left open has long run out. So
 * whoever lives in another time has the clockwork for itself meanwhile. When it is killed, the workers have it back at once, unless it has left a
 * rehearsal that the next start will go on with.
 */
@Injectable()
export class Clockwork {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly lane: Lane,
  ) {}

  /** Does `work` while no worker's tick runs. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const client = new pg.Client({
      connectionString: this.settings.env.DATABASE_URL,
      application_name: 'luotsi-clockwork',
      keepAlive: true,
    });
    // Without a listener a connection that breaks would end the process; what it was for fails by itself then.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [CLOCKWORK_LOCK]);
      return await work();
    } finally {
      await client.end();
    }
  }

  /** Asked in the transaction of a tick: yes holds until its end. */
  async mayTick(): Promise<boolean> {
    if (this.lane.name !== MAIN_LANE) return true;
    const row = await this.database.one<{ free: boolean; rehearsed: boolean }>(
      `select pg_try_advisory_xact_lock_shared($1) as free, exists (select 1 from platform.rehearsal_step) as rehearsed`,
      [CLOCKWORK_LOCK],
    );
    return Boolean(row?.free) && !(row?.rehearsed && this.goesOnWithRehearsal());
  }

  /** Only the full demonstration is ever gone on with. Elsewhere a forgotten note must not keep the ticks for ever. */
  private goesOnWithRehearsal(): boolean {
    const { LUOTSI_ENV, LUOTSI_SEED } = this.settings.env;
    return LUOTSI_ENV === 'local' && LUOTSI_SEED !== 'sign-ins';
  }
}

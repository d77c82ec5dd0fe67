import { Injectable } from '@nestjs/common';
import { DAY } from '#platform/kernel';
import { Database } from '../database/database.js';
import { Ticks } from './tick.js';

/** Clears what nobody needs any more: old slots, finished job notes, expired files. Facts are kept for ever. */
@Injectable()
@Ticks('platform.housekeeping', 'hour')
export class Housekeeping {
  constructor(private readonly database: Database) {}

  async tick(now: Date): Promise<void> {
    const weekAgo = new Date(now.getTime() - 7 * DAY);
    await this.database.query('delete from platform.tick_run where ran_at < $1', [weekAgo]);
    await this.database.query(`delete from platform.job_note where state in ('done', 'given_up') and touched_at < $1`, [
      weekAgo,
    ]);
    await this.database.query('delete from platform.blob where expires_at < $1', [now]);
    await this.database.query('delete from platform.process where seen_at < $1', [weekAgo]);
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import pg from 'pg';
import type { TestHouse } from './house.js';

export interface HeldLock {
  /** How many connections of the database wait for a lock just now. */
  waiting(): Promise<number>;
  release(): Promise<void>;
}

/** Does something in a transaction of another connection and leaves it open: what comes after waits there. */
export async function holdOpen(house: TestHouse, sql: string, parameters: readonly unknown[]): Promise<HeldLock> {
  const client = new pg.Client({ connectionString: house.env.DATABASE_URL });
  // A test that has failed drops its database under us; the failure is what should be read.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query(sql, [...parameters]);
  return {
    waiting: async () => {
      // Within a transaction the first look is kept, and would be told for ever.
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waiting: string }>(
        `select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return Number(rows[0]?.waiting);
    },
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

/** Locks one row as another request would. */
export function holdRow(house: TestHouse, table: string, id: string): Promise<HeldLock> {
  return holdOpen(house, `select 1 from ${table} where id = $1 for update`, [id]);
}

/** Until so many wait for a lock; ten seconds are enough for those who will, and less than they wait themselves. */
export async function untilWaiting(held: HeldLock, count: number): Promise<void> {
  for (let tries = 0; tries < 500 && (await held.waiting()) < count; tries += 1) await pause(20);
  expect(await held.waiting()).toBe(count);
}

import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { HouseLib } from '../house-lib.js';
import { createDataSource } from './data-source.js';

/** Any number, the same in every process: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 7_215_331;

/**
 * Brings the database to the newest schema: our migrations in the order of the layers, then BullMQ's own (schema `bullmq`).
 * Safe to call from many processes at once. Answers the names of the migrations that ran.
 */
export async function migrate(url: string, libs: readonly HouseLib[]): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, application_name: 'luotsi-migrate' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await createDataSource({ url, poolSize: 2, libs, name: 'luotsi-migrate' }).initialize();
    try {
      const ran = await dataSource.runMigrations();
      await runMigrations(lock);
      return ran.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

/** Names of migrations that this code has and the database has not. Empty means ready. */
export async function pendingMigrations(
  query: (sql: string) => Promise<{ name: string }[]>,
  libs: readonly HouseLib[],
): Promise<string[]> {
  const done = new Set((await query('select name from schema_migration')).map((row) => row.name));
  return libs
    .flatMap((lib) => (lib.migrations ?? []).map((migration) => migration.name))
    .filter((name) => !done.has(name));
}

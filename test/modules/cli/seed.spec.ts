import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type DemoIdp, startDemoIdp } from '../../../apps/demo-idp/src/server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const run = promisify(execFile);
const SECRET = Buffer.alloc(32, 7).toString('base64');
/** What a process writes about itself, not about the programme. */
const OF_THE_MACHINE = ['platform.process'];

let keys: string;
let idp: DemoIdp;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  keys = mkdtempSync(join(tmpdir(), 'luotsi-seed-'));
  idp = await startDemoIdp({ port: 0, publicUrl: 'http://localhost:3000', dataDir: keys, log: () => undefined });
});
afterAll(async () => {
  await idp?.stop();
  rmSync(keys, { recursive: true, force: true });
  for (const database of databases) await database.drop();
});

async function seed(database: TestDatabase, ...args: string[]): Promise<string> {
  const { stdout } = await run('node', ['dist/apps/cli/src/main.js', 'seed', ...args], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: database.url,
      LUOTSI_SECRET_KEY: SECRET,
      LUOTSI_SEED: 'small',
      DEMO_IDP_URL: idp.url,
    },
  });
  return stdout;
}

async function seeded(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  await seed(database, '--sign-ins');
  await seed(database);
  return database;
}

async function onDatabase<Result>(
  database: TestDatabase,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table, by table; a row in the text form of PostgreSQL, so that no difference hides in a driver. */
function rowsOf(database: TestDatabase): Promise<Record<string, string[]>> {
  return onDatabase(database, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'bullmq') order by 1`,
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables.filter((table) => !OF_THE_MACHINE.includes(table.name))) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

describe('the seed', () => {
  it('makes the same rows from the same day and code', async () => {
    const [one, other] = await Promise.all([seeded(), seeded()]);
    const [first, second] = [await rowsOf(one), await rowsOf(other)];
    expect(Object.keys(first).length).toBeGreaterThan(30);
    expect(first['identity.person']?.length).toBeGreaterThan(50);
    for (const table of Object.keys(first))
      expect({ table, rows: second[table] }).toEqual({ table, rows: first[table] });
  }, 300_000);

  it('adds nothing when it runs again', async () => {
    const [database] = databases;
    if (!database) throw new Error('Nothing was seeded');
    const before = await rowsOf(database);
    expect(await seed(database)).toBe('');
    expect(await rowsOf(database)).toEqual(before);
  });

  it('says so when an earlier one was cut short, and leaves what is there as it is', async () => {
    const [database] = databases;
    if (!database) throw new Error('Nothing was seeded');
    await onDatabase(database, (client) =>
      client.query('truncate events.registration, events.pool, events.event cascade'),
    );
    expect(await seed(database)).toMatch(/not complete[\s\S]*delete its data folder/);
  });
});

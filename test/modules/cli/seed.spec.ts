import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TickRunner } from '#platform';
import { type DemoIdp, startDemoIdp } from '../../../apps/demo-idp/src/server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { untilTheDayIsLongEnough } from '../../support/day.js';
import { openFloor } from '../platform/support/floor.js';

const run = promisify(execFile);
const SECRET = Buffer.alloc(32, 7).toString('base64');
/** What a process writes about itself, not about the programme. */
const OF_THE_MACHINE = ['platform.process'];

let keys: string;
let idp: DemoIdp;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  // What is compared is seeded on one day.
  await untilTheDayIsLongEnough(10);
  keys = mkdtempSync(join(tmpdir(), 'luotsi-seed-'));
  idp = await startDemoIdp({ port: 0, publicUrl: 'http://localhost:3000', dataDir: keys, log: () => undefined });
}, 900_000);
afterAll(async () => {
  await idp?.stop();
  rmSync(keys, { recursive: true, force: true });
  for (const database of databases) await database.drop();
});

const PROGRAM = ['dist/apps/cli/src/main.js', 'seed'];
const envFor = (database: TestDatabase) => ({
  ...process.env,
  NODE_OPTIONS: '',
  DATABASE_URL: database.url,
  LUOTSI_SECRET_KEY: SECRET,
  LUOTSI_SEED: 'small',
  DEMO_IDP_URL: idp.url,
});

async function seed(database: TestDatabase, ...args: string[]): Promise<string> {
  const { stdout } = await run('node', [...PROGRAM, ...args], { env: envFor(database) });
  return stdout;
}

/** Starts the seed and ends it with kill -9 when the database says that a moment has come. */
async function seedKilledWhen(database: TestDatabase, moment: string): Promise<void> {
  const child = spawn('node', PROGRAM, { env: envFor(database), stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await onDatabase(database, async (client) => {
    while (child.exitCode === null && (await client.query(moment)).rowCount === 0) await pause(2);
  });
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

/** What the minute brings when Luotsi runs again before the seed does. */
async function tickAsWorker(database: TestDatabase): Promise<void> {
  const floor = await openFloor([], new Date(), database.url);
  await floor.get(TickRunner, { strict: false }).runDue();
  await floor.close();
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

/**
 * Every row of every table, by table; in the text form of PostgreSQL, so that no difference hides in a driver. Without the columns that a sequence
 * counts up: what was rolled back leaves a gap in it.
 */
function rowsOf(database: TestDatabase): Promise<Record<string, string[]>> {
  return onDatabase(database, async (client) => {
    const { rows: tables } = await client.query<{ name: string; columns: string }>(
      `select t.table_schema || '.' || t.table_name as name,
         string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
       from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema', 'bullmq') and c.is_identity = 'NO'
       group by 1 order by 1`,
    );
    const found: Record<string, string[]> = {};
    for (const { name, columns } of tables.filter((table) => !OF_THE_MACHINE.includes(table.name))) {
      const { rows } = await client.query<{ row: string }>(
        `select row(${columns})::text as row from ${name} order by 1`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

/** The sequence shows how far a step has come that nobody else can see yet. */
const recorded = (facts: number) => `select 1 from platform.fact_sequence_seq where last_value > ${facts}`;

/** Each is in the middle of something: applications, pairs that follow from answers, answers of the second run, meetings, coming events. */
const MOMENTS = [
  recorded(20),
  `select 1 from platform.rehearsal_step where name like 'decisions to %'`,
  'select 1 from mentorship.mentorship offset 4',
  'select 1 from matching.match_run offset 1',
  'select 1 from mentorship.meeting offset 30',
  recorded(450),
  'select 1 from events.event offset 3',
];

describe('the seed', () => {
  it('makes the same rows from the same day and code', async () => {
    const [one, other] = await Promise.all([seeded(), seeded()]);
    const [first, second] = [await rowsOf(one), await rowsOf(other)];
    expect(Object.keys(first).length).toBeGreaterThan(30);
    expect(first['identity.person']?.length).toBeGreaterThan(50);
    for (const table of Object.keys(first))
      expect({ table, rows: second[table] }).toEqual({ table, rows: first[table] });
  }, 300_000);

  it('has mentors in the open round who offer a group, and leaves it to staff to set it up', async () => {
    const [whole] = databases;
    if (!whole) throw new Error('Nothing was seeded');
    const { offers, groups } = await onDatabase(whole, async (client) => ({
      offers: await client.query(
        `select state, group_least as least, group_most as most from programmes.enrolment
         where cohort_id = (select id from programmes.cohort order by id desc limit 1) and group_least is not null order by person_id`,
      ),
      groups: await client.query('select id from programmes.mentor_group'),
    }));
    expect(offers.rows).toEqual([
      { state: 'approved', least: 2, most: 4 },
      { state: 'approved', least: 3, most: 5 },
    ]);
    expect(groups.rows).toEqual([]);
  });

  it('goes on after kill -9 to the same rows, wherever it was killed, and no tick of the present touches them meanwhile', async () => {
    const [whole] = databases;
    if (!whole) throw new Error('Nothing was seeded');
    const database = await createTestDatabase();
    databases.push(database);
    await seed(database, '--sign-ins');
    for (const moment of MOMENTS) {
      await seedKilledWhen(database, moment);
      await tickAsWorker(database);
    }
    expect(await seed(database)).toContain('Going on with the demonstration data');
    const [expected, found] = [await rowsOf(whole), await rowsOf(database)];
    for (const table of Object.keys(expected))
      expect({ table, rows: found[table] }).toEqual({ table, rows: expected[table] });
    expect(await seed(database)).toBe('');
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

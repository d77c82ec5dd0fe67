import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { type HouseLib, migrate } from '#platform';
import { HOUSE } from '../../apps/house.js';

/** Any number: one test process makes the template, the others wait. */
const TEMPLATE_LOCK = 7_215_399;

function serverUrl(): string {
  // The test runner (config/scripts/test.mjs) starts a server and says where it is.
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is not set: run `npm test`, or point it at a PostgreSQL in which databases may be created.',
    );
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.toString();
}

async function withServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Named after its migrations, so that a changed migration makes a new template. */
function templateName(libs: readonly HouseLib[]): string {
  const sql = libs.flatMap((lib) => (lib.migrations ?? []).map((Migration) => JSON.stringify(new Migration())));
  return `luotsi_template_${createHash('sha256').update(sql.join()).digest('hex').slice(0, 12)}`;
}

async function ensureTemplate(): Promise<string> {
  const name = templateName(HOUSE);
  await withServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}_building`);
    await client.query(`create database ${name}_building`);
    await migrate(urlOf(`${name}_building`), HOUSE);
    await client.query(`alter database ${name}_building rename to ${name}`);
  });
  return name;
}

let template: Promise<string> | undefined;

export interface TestDatabase {
  readonly url: string;
  /** Another one with the same rows. Nobody may be connected to this one meanwhile. */
  copy(): Promise<TestDatabase>;
  drop(): Promise<void>;
}

/** A fresh, migrated database of one's own in some 60 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= ensureTemplate();
  return copyOf(await template);
}

/** One that has never seen Luotsi. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template0');
}

async function copyOf(source: string): Promise<TestDatabase> {
  const name = `luotsi_test_${randomBytes(6).toString('hex')}`;
  await withServer((client) => client.query(`create database ${name} template ${source}`));
  return {
    url: urlOf(name),
    copy: () => copyOf(name),
    drop: async () => {
      await withServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

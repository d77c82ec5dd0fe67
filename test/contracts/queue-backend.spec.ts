import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Env } from '#config/env';
import { createQueueBackend } from '#platform';
import { alive, ChildProgram, eventually } from '../launcher/support/child-program.js';
import { type CompiledHouse, compileHouse } from '../modules/platform/support/compiled-house.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testEnv } from '../support/house.js';
import { describeOnRedis, RedisServer } from '../support/redis-server.js';

// A killed worker's work comes back after the lock's 5 s and a look around every 3 s.
jest.setTimeout(240_000);

let compiled: CompiledHouse;
let database: TestDatabase;
let client: pg.Client;
let env: Env;
const workers: ChildProgram[] = [];

beforeAll(async () => {
  compiled = await compileHouse();
});
afterAll(() => compiled.remove());

/** A worker process; `ready` once it takes work. */
async function startWorker(): Promise<ChildProgram> {
  const program = ChildProgram.start(compiled.queueProgram, [], { env: { ...stringsOf(env), NODE_ENV: 'test' } });
  workers.push(program);
  await program.says(/^ready$/m);
  return program;
}

function stringsOf(settings: Env): Record<string, string> {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

async function openDatabase(more: Record<string, string>): Promise<void> {
  database = await createTestDatabase();
  env = testEnv(database.url, { DATABASE_POOL_SIZE: '12', ...more });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'create table public.step (key text, step text, pid integer, at timestamptz default clock_timestamp())',
  );
}

async function closeDatabase(): Promise<void> {
  await client.end();
  await database.drop();
}

/** That many workers, those of the last test among them: a start costs more than a test. */
async function running(count: number): Promise<ChildProgram[]> {
  const left = workers.splice(0).filter((worker) => alive(worker.pid));
  workers.push(...left.splice(0, count));
  await Promise.all(left.map((worker) => worker.endAfter('SIGKILL')));
  await Promise.all(Array.from({ length: count - workers.length }, startWorker));
  return workers;
}

async function endWorkers(): Promise<void> {
  const left = workers.splice(0).filter((worker) => alive(worker.pid));
  await Promise.all(left.map((worker) => worker.endAfter('SIGKILL')));
}

const notify = () => client.query(`select pg_notify('luotsi_outbox', '')`);

/** Asks for jobs as a use case does: rows, then a wake-up. */
async function request(name: string, keys: readonly string[], milliseconds: number): Promise<void> {
  await client.query(
    `insert into platform.job_note (id, name, data, dedupe_key, state, created_at, touched_at, due_at, lane)
     select gen_random_uuid(), $1, jsonb_build_object('key', key, 'milliseconds', $3::int), key, 'pending', now(), now(), now(), 'main'
     from unnest($2::text[]) as key`,
    [name, keys, milliseconds],
  );
  await notify();
}

async function recordFact(key: string, milliseconds: number): Promise<void> {
  await client.query(
    `insert into platform.fact (id, type, version, occurred_at, recorded_at, subject_kind, subject_id, subject_version, data, lane)
     values (gen_random_uuid(), 'queue.thing-counted', 1, now(), now(), 'thing', gen_random_uuid(), 1, $1, 'main')`,
    [JSON.stringify({ key, milliseconds })],
  );
  await notify();
}

async function rows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(sql, parameters)).rows;
}

const steps = (step: 'begun' | 'done', prefix: string) =>
  rows<{ key: string; pid: number }>(
    `select key, pid from public.step where step = $1 and key like $2 || '%' order by key`,
    [step, prefix],
  );

/** State and attempts of the notes whose keys begin so. */
const notes = (prefix: string) =>
  rows<{ state: string; attempts: number }>(
    `select state, attempts from platform.job_note where dedupe_key like $1 || '%' order by dedupe_key`,
    [prefix],
  );

async function allDone(prefix: string, withinMs = 60_000): Promise<void> {
  const finished = async () => (await notes(prefix)).every(({ state }) => state === 'done');
  await eventually(`all of ${prefix} are done`, finished, withinMs);
}

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** What must hold on every back end; the workers are real processes. */
function contract(loseQueues: () => Promise<void>): void {
  afterAll(endWorkers);

  it('carries facts and jobs from their rows to their handlers', async () => {
    await running(1);
    await request('queue.count-fast', ['one'], 0);
    await recordFact('two', 0);
    await allDone('one');
    await eventually('the fact is handled', async () => (await steps('done', 'two')).length === 1);
    expect(await notes('one')).toEqual([{ state: 'done', attempts: 1 }]);
  });

  it('shares the work of two workers without doing any of it twice', async () => {
    await running(2);
    const keys = many('shared', 60);
    // Long enough that one worker cannot have done all before the other looks.
    await request('queue.count-fast', keys, 150);
    await allDone('shared');
    const done = await steps('done', 'shared');
    expect(done.map(({ key }) => key)).toEqual(keys.toSorted());
    expect(new Set(done.map(({ pid }) => pid)).size).toBe(2);
    expect((await notes('shared')).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('finishes elsewhere what a killed worker had begun, counts no failure for it, and leaves nothing of a half handled fact', async () => {
    const [first] = await running(1);
    await request('queue.count-slowly', ['killed'], 4000);
    await recordFact('half', 4000);
    await eventually('the job has begun', async () => (await steps('begun', 'killed')).length === 1);
    await eventually('the fact is being handled', async () => {
      const [row] = await rows<{ open: boolean }>(
        `select exists (select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
           and query like 'insert into public.step%') as open`,
      );
      return row?.open ?? false;
    });
    await first?.endAfter('SIGKILL');
    expect(await steps('done', '')).not.toContainEqual(expect.objectContaining({ key: 'half' }));
    expect(await rows(`select starts from platform.delivery where state = 'pending'`)).toEqual([{ starts: 1 }]);
    const [second] = await running(1);
    await allDone('killed');
    await eventually('the fact is handled', async () => (await steps('done', 'half')).length === 1);
    expect(await notes('killed')).toEqual([{ state: 'done', attempts: 1 }]);
    expect(await steps('done', 'killed')).toEqual([{ key: 'killed', pid: second?.pid }]);
  });

  it('finds the work again when the queue has forgotten it', async () => {
    await running(1);
    const keys = many('lost', 6);
    await request('queue.count-slowly', keys, 400);
    await eventually('the first has begun', async () => (await steps('begun', 'lost')).length > 0);
    await loseQueues();
    // What nobody has touched for half a minute is handed over again.
    await client.query(
      `update platform.job_note set touched_at = touched_at - interval '31 seconds' where starts = 0 and dedupe_key like 'lost%'`,
    );
    await allDone('lost');
    expect((await steps('done', 'lost')).map(({ key }) => key)).toEqual(keys);
  });

  it('lets a worker that is told to stop finish what it has begun', async () => {
    const [worker] = await running(1);
    await request('queue.count-slowly', ['drained'], 800);
    await eventually('the job has begun', async () => (await steps('begun', 'drained')).length === 1);
    const before = worker?.output ?? '';
    expect(await worker?.endAfter('SIGTERM')).toBe('SIGTERM');
    expect(worker?.output).toBe(before);
    expect(await notes('drained')).toEqual([{ state: 'done', attempts: 1 }]);
  });
}

describe('the queue on PostgreSQL', () => {
  beforeAll(() => openDatabase({}));
  afterAll(closeDatabase);

  contract(async () => {
    const backend = createQueueBackend(env);
    for (const name of ['facts', 'mail', 'matching', 'reports']) {
      const queue = backend.queue(`luotsi-${name}`);
      await queue.obliterate({ force: true });
      await queue.close();
    }
    await backend.close();
  });
});

describeOnRedis('the queue on Redis', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await RedisServer.start();
    await openDatabase({ QUEUE_BACKEND: 'redis', REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await closeDatabase();
    await redis.stop();
  });

  contract(() => redis.forgetAll());
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { alive, ChildProgram, eventually } from '../../launcher/support/child-program.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type CompiledHouse, compileHouse } from '../platform/support/compiled-house.js';
import { SmtpStandIn, STEPS } from './support/smtp-stand-in.js';

// Each kill costs a start of a worker.
jest.setTimeout(600_000);

const MAILS = 200;
const KILLS = 20;
const PER_KILL = 6;

let compiled: CompiledHouse;
let database: TestDatabase;
let client: pg.Client;
let smtp: SmtpStandIn;
let workers: ChildProgram[] = [];

beforeAll(async () => {
  compiled = await compileHouse();
});
beforeEach(async () => {
  smtp = await SmtpStandIn.start();
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(() => compiled.remove());

async function close(): Promise<void> {
  for (const worker of workers.splice(0).filter(({ pid }) => alive(pid))) await worker.endAfter('SIGKILL');
  await client.end();
  await database.drop();
  await smtp.stop();
}

const key = Buffer.alloc(32, 7).toString('base64');

function startWorker(): ChildProgram {
  const env = {
    DATABASE_URL: database.url,
    SMTP_URL: smtp.url,
    LUOTSI_SECRET_KEY: key,
    WORKER_PORT: '0',
    PORT: '0',
    QUEUE_BACKEND: 'postgres',
  };
  const worker = ChildProgram.start(compiled.worker, [], { env });
  workers = [...workers.filter(({ pid }) => alive(pid)), worker];
  return worker;
}

/** Invites one mentor so many times, to as many programmes: one fact and one mail each. */
async function invite(address: string, times: number): Promise<void> {
  await client.query(
    `with person as (insert into identity.person (id, display_name, language, state, created_at) values (gen_random_uuid(), 'Maija', 'fi', 'active', now()) returning id),
       address as (insert into identity.contact_address (person_id, address, address_key, is_primary) select id, $1, $1, true from person)
     insert into platform.fact (id, type, version, occurred_at, recorded_at, subject_kind, subject_id, subject_version, data)
     select gen_random_uuid(), 'programmes.mentor-invited', 1, now(), now(), 'enrolment', gen_random_uuid(), 1,
       jsonb_build_object('personId', person.id, 'enrolmentId', gen_random_uuid()) from person, generate_series(1, $2)`,
    [address, times],
  );
  await client.query(`select pg_notify('luotsi_outbox', '')`);
}

async function count(sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${sql}`);
  return Number(rows[0]?.count);
}

const sent = () => count(`notifications.delivery where state = 'sent'`);

/** How often each mail was taken by the mail server. */
function copies(): Map<string, number> {
  const found = new Map<string, number>();
  for (const { messageId } of smtp.taken) found.set(messageId, (found.get(messageId) ?? 0) + 1);
  return found;
}

/** Mails that the server has taken and of which nobody has noted it. */
async function takenButNotNoted(): Promise<string[]> {
  const taken = [...new Set(smtp.taken.map(({ messageId }) => messageId))];
  const { rows } = await client.query<{ message_id: string }>(
    `select message_id from notifications.delivery where state <> 'sent' and message_id = any($1)`,
    [taken],
  );
  return rows.map((row) => row.message_id);
}

/** Those that a worker had handed over when it was killed: the living note theirs at once. */
async function takenByTheDead(): Promise<string[]> {
  await pause(50);
  const first = await takenButNotNoted();
  await pause(250);
  const second = new Set(await takenButNotNoted());
  return first.filter((id) => second.has(id));
}

const PATIENCE_MS = 2500;

/**
 * Waits for what workers do. What a killed one had in hand is found again after half a minute at the latest (that is the queue's contract);
 * here the half minute is over as soon as we have waited for a moment.
 */
async function worked(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  let since = Date.now();
  const unfinished = `touched_at = touched_at - interval '31 seconds', due_at = least(due_at, now()) where state = 'pending'`;
  const look = async () => {
    if (Date.now() - since > PATIENCE_MS) {
      since = Date.now();
      await client.query(`update platform.job_note set ${unfinished}`);
      await client.query(`update platform.delivery set ${unfinished}`);
    }
    return holds();
  };
  await eventually(what, look, 150_000);
}

describe('a worker that is killed', () => {
  afterEach(close);

  it('doubles a mail only between the server’s 250 and our own note, under the same Message-ID', async () => {
    const killed = new Set<string>();
    let step: string = 'none';
    let isOver = false;
    const kill = (at: string, to: string): boolean => {
      if (at !== step || (to && killed.has(to))) return false;
      step = 'none';
      return process.kill(workers.at(-1)?.pid ?? 0, 'SIGKILL');
    };
    smtp.before = async (at, to) => {
      // What was killed once waits for the end, so that no kill meets two mails.
      if (at === 'RCPT' && killed.has(to) && !isOver) return '451 4.3.2 later';
      // The dead do not hear an answer, and the server notices that they have hung up.
      if (kill(at, to)) await eventually('the connection is closed', () => smtp.openConnections === 0);
      return undefined;
    };
    smtp.after = (at, to) => {
      kill(`after ${at}`, to);
    };
    const addresses = new Map(
      [...STEPS, 'after body'].map((at) => [at, `${at.replace(' ', '-').toLowerCase()}@example.org`]),
    );
    let worker = startWorker();
    for (const [at, address] of addresses) {
      step = at;
      await invite(address, 1);
      expect(await worker.end()).toBe('SIGKILL');
      killed.add(address);
      worker = startWorker();
    }
    isOver = true;
    await worked('all mails are sent', async () => (await sent()) === addresses.size);
    const byAddress = [...addresses].map(([at, address]) => [at, smtp.taken.filter(({ to }) => to === address).length]);
    expect(Object.fromEntries(byAddress)).toEqual({
      ...Object.fromEntries(STEPS.map((at) => [at, 1])),
      'after body': 2,
    });
    expect([...copies().values()].filter((times) => times === 2)).toHaveLength(1);
  });

  it(`twenty times at random moments loses none of ${MAILS} mails and doubles none but in that moment`, async () => {
    // The server takes a few mails for each kill, so that every kill falls into the work.
    let places = 0;
    smtp.before = async (at, _to, hasHungUp) => {
      if (at !== 'body') return undefined;
      await eventually('the server has a place', () => places > 0 || hasHungUp(), 300_000);
      if (!hasHungUp()) places -= 1;
      await pause(Math.random() * 20);
      return undefined;
    };
    const allowed = new Map<string, number>();
    await invite('maija@example.org', MAILS);
    startWorker();
    startWorker();
    for (let turn = 0; turn < KILLS; turn += 1) {
      startWorker();
      const goal = smtp.taken.length + Math.floor(Math.random() * PER_KILL);
      places += PER_KILL;
      await worked('mails flow', () => smtp.taken.length > goal);
      await pause(Math.random() * 60);
      await workers[0]?.endAfter('SIGKILL');
      for (const id of await takenByTheDead()) allowed.set(id, (allowed.get(id) ?? 0) + 1);
    }
    places = Number.POSITIVE_INFINITY;
    startWorker();
    await worked('all mails are sent', async () => (await sent()) === MAILS);
    const found = copies();
    expect(found.size).toBe(MAILS);
    const doubled = [...found].filter(([id, times]) => times > 1 + (allowed.get(id) ?? 0));
    expect(doubled).toEqual([]);
    expect(await count('notifications.notification')).toBe(MAILS);
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { eventually, killProcess } from '../../launcher/support/child-program.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { SmtpStandIn, STEPS } from '../../support/smtp-stand-in.js';
import { type CompiledHouse, compileHouse } from '../platform/support/compiled-house.js';
import { Crew, freeze, killWhileMailing } from './support/crew.js';

// Each kill costs a start of a worker.
jest.setTimeout(1_800_000);

const MAILS = 200;
const KILLS = 20;
const PER_KILL = 6;

let compiled: CompiledHouse;
let database: TestDatabase;
let client: pg.Client;
let smtp: SmtpStandIn;
let crew: Crew;

beforeAll(async () => {
  compiled = await compileHouse();
});
beforeEach(async () => {
  smtp = await SmtpStandIn.start();
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const LUOTSI_SECRET_KEY = randomBytes(32).toString('base64');
  const env = { LUOTSI_SECRET_KEY, WORKER_PORT: '0', PORT: '0', QUEUE_BACKEND: 'postgres' };
  crew = new Crew(compiled.worker, database.url, client, smtp, env);
});
afterEach(async () => {
  await crew.dismiss();
  await client.end();
  await database.drop();
  await crew.dropRoles(process.env.TEST_DATABASE_URL ?? '');
  await smtp.stop();
});
afterAll(() => compiled.remove());

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

describe('a worker that is killed', () => {
  it('doubles a mail only between the server’s 250 and our own note, under the same Message-ID', async () => {
    const killed = new Set<string>();
    let step: string = 'none';
    let isOver = false;
    const isTheMoment = (at: string, to: string) => at === step && !(to && killed.has(to));
    const theWorker = () => crew.living[0]?.program.pid;
    smtp.before = async (at, to) => {
      // What was killed once waits for the end, so that no kill meets two mails.
      if (at === 'RCPT' && killed.has(to) && !isOver) return '451 4.3.2 later';
      // It has the 250 in hand and does not hear it any more.
      if (isTheMoment(`after ${at}`, to)) await freeze(theWorker());
      if (!isTheMoment(at, to)) return undefined;
      step = 'none';
      killProcess(theWorker());
      // The dead do not hear an answer, and the server notices that they have hung up.
      await eventually('the connection is closed', () => smtp.openConnections === 0);
      return undefined;
    };
    smtp.after = (at, to) => {
      if (!isTheMoment(`after ${at}`, to)) return;
      step = 'none';
      killProcess(theWorker());
    };
    const addresses = new Map(
      [...STEPS, 'after body'].map((at) => [at, `${at.replace(' ', '-').toLowerCase()}@example.org`]),
    );
    for (const [at, address] of addresses) {
      const { program } = await crew.start();
      step = at;
      await invite(address, 1);
      expect(await program.end()).toBe('SIGKILL');
      killed.add(address);
    }
    isOver = true;
    await crew.start();
    await crew.works('all mails are sent', async () => (await sent()) === addresses.size);
    const byAddress = [...addresses].map(([at, address]) => [at, smtp.taken.filter(({ to }) => to === address).length]);
    expect(Object.fromEntries(byAddress)).toEqual({
      ...Object.fromEntries(STEPS.map((at) => [at, 1])),
      'after body': 2,
    });
    expect([...copies().values()].filter((times) => times === 2)).toHaveLength(1);
  });

  it(`twenty times at random moments loses none of ${MAILS} mails and doubles none but in that moment`, async () => {
    await invite('maija@example.org', MAILS);
    await killWhileMailing(crew, smtp, { kills: KILLS, perKill: PER_KILL });
    await crew.works('all mails are sent', async () => (await sent()) === MAILS);
    const found = copies();
    expect(found.size).toBe(MAILS);
    const doubled = [...found].filter(([, times]) => times > 1).map(([id, times]) => [id, times - 1]);
    expect(Object.fromEntries(doubled)).toEqual(Object.fromEntries(crew.excused));
    expect(await count('notifications.notification')).toBe(MAILS);
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { SmtpStandIn } from '../../support/smtp-stand-in.js';
import { type CompiledHouse, compileHouse } from '../platform/support/compiled-house.js';
import { Crew, killWhileMailing } from './support/crew.js';

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

/** The places of kills, one by one and with the run before the mails: test/modules/matching/killed-workers.spec.ts. */
describe('a worker that is killed beside others', () => {
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

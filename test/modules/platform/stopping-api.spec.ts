import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../../launcher/support/child-program.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type CompiledHouse, compileHouse } from './support/compiled-house.js';
import { RunningHouse } from './support/running-house.js';

// On a busy machine each step may take its minute.
jest.setTimeout(240_000);

let compiled: CompiledHouse;
let database: TestDatabase;
let house: RunningHouse;
let client: pg.Client;
beforeAll(async () => {
  compiled = await compileHouse();
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  house = await RunningHouse.start(compiled, { DATABASE_URL: database.url });
}, 60_000);
afterAll(async () => {
  await house?.stop();
  await client.end();
  await database.drop();
  await compiled.remove();
});

const isRequestWaiting = async () => {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'luotsi-api' and wait_event_type = 'Lock'`,
  );
  return (rowCount ?? 0) > 0;
};
const isRefused = () =>
  fetch(`${house.url}/health/live`).then(
    () => false,
    () => true,
  );

async function untilRefused(): Promise<void> {
  while (!(await isRefused()));
}

describe('an api that is told to stop', () => {
  it('answers what it has begun, takes nothing new, and ends in order', async () => {
    await client.query('begin');
    await client.query('lock table identity.email_code');
    const begun = house.askForCode('patient@example.org');
    await eventually('the request is in the middle of its work', isRequestWaiting);
    // Somebody asks without a pause over one connection that is kept alive: that one must end, too.
    const refused = untilRefused();
    house.api.signal('SIGTERM');
    await refused;
    await client.query('commit');
    const answer = await begun;
    expect(answer.status).toBe(202);
    expect(await house.api.end()).toBe(0);
    await eventually('what it was asked for is done', () => house.mailsTo('patient@example.org') === 1);
    expect(house.api.output).not.toMatch(/"level":"(error|warn)"/);
  });
});

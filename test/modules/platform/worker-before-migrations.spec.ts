import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '#platform';
import { HOUSE } from '../../../apps/house.js';
import { ChildProgram, eventually } from '../../launcher/support/child-program.js';
import { createEmptyDatabase, type TestDatabase } from '../../support/database.js';
import { freePort } from '../../support/free-port.js';
import { testEnv } from '../../support/house.js';
import { type CompiledHouse, compileHouse } from './support/compiled-house.js';

const MINUTE = 60_000;

const WAITS = 'waiting for a database';

let compiled: CompiledHouse;
let database: TestDatabase;
let worker: ChildProgram;
let port: number;

function startWorker(workerPort: number): ChildProgram {
  const { LUOTSI_SECRET_KEY } = testEnv('postgres://unused');
  const env = { LUOTSI_SECRET_KEY, DATABASE_URL: database.url, WORKER_PORT: String(workerPort), PORT: '0' };
  return ChildProgram.start(compiled.worker, [], { env });
}

beforeAll(async () => {
  compiled = await compileHouse();
  database = await createEmptyDatabase();
  port = await freePort();
  worker = startWorker(port);
}, MINUTE);
afterAll(async () => {
  worker.signal('SIGTERM');
  expect(await worker.end()).toBe(0);
  await database.drop();
  await compiled.remove();
}, MINUTE);

const readiness = async (): Promise<number> => (await fetch(`http://localhost:${port}/health/ready`)).status;

describe('a worker that starts before the migrations', () => {
  it('says once that it waits, is not ready, and asks the queue nothing', async () => {
    await eventually('it says that it waits', () => worker.output.includes(WAITS));
    // Two more looks at the schema.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(worker.output.split(WAITS)).toHaveLength(2);
    expect(worker.output).not.toContain('not initialized');
    expect(await readiness()).toBe(503);
  });

  it('ends in order when it is told to while it waits', async () => {
    const other = startWorker(0);
    await eventually('it says that it waits', () => other.output.includes(WAITS));
    other.signal('SIGTERM');
    expect(await other.end()).toBe(0);
  });

  it('goes to work by itself when they are done', async () => {
    await migrate(database.url, HOUSE);
    await eventually('it is ready', async () => (await readiness()) === 200);
    expect(worker.output).not.toContain('"level":"error"');
  });
});

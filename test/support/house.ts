import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Env, loadEnv } from '#config/env';
import { Database, InlineWorker } from '#platform';
import { SettableClock } from '#platform/kernel';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { configureApi } from '../../apps/api/src/configure-api.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** A Tuesday noon in Helsinki, far from any change of the clocks. */
export const NOON = new Date('2026-02-03T10:00:00Z');

export interface TestHouse {
  readonly clock: SettableClock;
  readonly env: Env;
  readonly database: Database;
  get: INestApplicationContext['get'];
  /** Does what the worker would do, until nothing is left: facts to their handlers, jobs to theirs. Failures stay pending. */
  settle(): Promise<void>;
  /** Runs the ticks that are due at the clock's time, then settles. */
  tick(): Promise<void>;
  /** Types of all recorded facts in order. */
  factTypes(): Promise<string[]>;
  close(): Promise<void>;
}

export function testEnv(url: string, more: Record<string, string> = {}): Env {
  return loadEnv({
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: '10',
    LUOTSI_SECRET_KEY: randomBytes(32).toString('base64'),
    CONSOLE: 'off',
    LOG_LEVEL: 'error',
    ...more,
  });
}

function houseAround(
  app: INestApplicationContext,
  env: Env,
  clock: SettableClock,
  testDatabase: TestDatabase | undefined,
): TestHouse {
  const database = app.get(Database);
  const worker = app.get(InlineWorker);
  return {
    clock,
    env,
    database,
    get: app.get.bind(app),
    settle: () => worker.settle(),
    tick: () => worker.tick(),
    factTypes: async () =>
      (await database.query<{ type: string }>('select type from platform.fact order by sequence')).map(
        (row) => row.type,
      ),
    close: async () => {
      await app.close();
      await testDatabase?.drop();
    },
  };
}

/** All libs on a database of their own, with a clock that stands still. `joined` is one that somebody else has opened and will drop. */
export async function openHouse(
  at: Date = NOON,
  more: Record<string, string> = {},
  joined?: TestDatabase,
): Promise<TestHouse> {
  const own = joined ? undefined : await createTestDatabase();
  const env = testEnv((joined ?? own)?.url ?? '', more);
  const clock = new SettableClock(at);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env, clock }), {
    logger: ['fatal'],
    abortOnError: false,
  });
  return houseAround(app, env, clock, own);
}

/** The same behind real HTTP on a free port: `url` is the address. */
export async function openApi(
  at: Date = NOON,
  more: Record<string, string> = {},
): Promise<TestHouse & { readonly url: string; readonly app: NestExpressApplication }> {
  const testDatabase = await createTestDatabase();
  const env = testEnv(testDatabase.url, { PUBLIC_URL: 'http://localhost:4321', ...more });
  const clock = new SettableClock(at);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot({ env, clock }), {
    logger: ['fatal', 'error'],
    bodyParser: false,
    abortOnError: false,
  });
  configureApi(app);
  await app.listen(0, '127.0.0.1');
  return {
    ...houseAround(app, env, clock, testDatabase),
    url: (await app.getUrl()).replace('[::1]', 'localhost'),
    app,
  };
}

import { type INestApplicationContext, Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, Deliveries, InlineWorker, JobNotes, Relay, Transactions } from '#platform';
import { SettableClock } from '#platform/kernel';
import { WorkerModule } from '../../../../apps/worker/src/worker.module.js';
import { createTestDatabase } from '../../../support/database.js';
import { NOON, testEnv } from '../../../support/house.js';

export interface Floor {
  readonly clock: SettableClock;
  readonly url: string;
  readonly database: Database;
  readonly transactions: Transactions;
  get: INestApplicationContext['get'];
  settle(): Promise<void>;
  /** Moves the clock, then does what is new and what failed before and is due by then. */
  later(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

@Module({})
class Upstairs {}

@Module({})
class WholeHouse {}

/** The house with handlers of the test's own beside the others, on a real database. `url` joins one that is open already. */
export async function openFloor(
  providers: readonly Provider[],
  at: Date = NOON,
  url?: string,
  lane?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Floor> {
  const own = url ? undefined : await createTestDatabase();
  const env = testEnv(url ?? own?.url ?? '', more);
  const clock = new SettableClock(at);
  const upstairs = { module: Upstairs, providers: [...providers], exports: [...providers] };
  const app = await NestFactory.createApplicationContext(
    { module: WholeHouse, imports: [WorkerModule.forRoot({ env, clock, lane }), upstairs] },
    { logger: false, abortOnError: false },
  );
  const worker = app.get(InlineWorker);
  return {
    clock,
    url: env.DATABASE_URL,
    database: app.get(Database),
    transactions: app.get(Transactions),
    get: app.get.bind(app),
    settle: () => worker.settle(),
    later: async (milliseconds) => {
      clock.advance(milliseconds);
      await worker.settle();
      const { signal } = new AbortController();
      for (const { work } of await app.get(Relay).takeForgotten()) {
        if (work.kind === 'job') await app.get(JobNotes).run(work.id, signal);
        else await app.get(Deliveries).deliver(work.id, work.handler ?? '');
      }
    },
    close: async () => {
      await app.close();
      await own?.drop();
    },
  };
}

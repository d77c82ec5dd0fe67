import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { type Catalogue, Catalogues, type ConsolePage, ConsolePages } from '#identity';
import { SettableClock } from '#platform/kernel';
import { Dice } from '../../../apps/cli/src/seed/dice.js';
import { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { Steps } from '../../../apps/cli/src/seed/steps.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { createTestDatabase } from '../../support/database.js';
import { testEnv } from '../../support/house.js';

/** A database that the running product and the libs in this process share, so that a test can fill it through the doors of the libs. */
export interface SharedHouse {
  /** For `startLuotsi`. */
  readonly settings: Readonly<Record<string, string>>;
  /** To be called when the product stands: its people must be there first. */
  open(): SeedHouse;
  catalogues(): readonly Catalogue[];
  pages(): readonly ConsolePage[];
  close(): Promise<void>;
}

/** No worker of the product serves it: what follows from a test's acts happens in this process, without mail. */
const LANE = 'seed';
/** A test that is killed is not gone on with. */
const NOTED_NOWHERE = { note: async () => undefined };

export async function shareHouse(): Promise<SharedHouse> {
  const database = await createTestDatabase();
  const LUOTSI_SECRET_KEY = randomBytes(32).toString('base64');
  const env = testEnv(database.url, { LUOTSI_SECRET_KEY, SMTP_URL: '' });
  const clock = new SettableClock(new Date());
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env, clock, lane: LANE }), {
    logger: ['fatal'],
    abortOnError: false,
  });
  return {
    settings: { DATABASE_URL: database.url, LUOTSI_SECRET_KEY, LUOTSI_SEED: 'sign-ins' },
    open: () => {
      const dice = new Dice(1);
      return new SeedHouse(app, clock, dice, new Steps(app, clock, dice, NOTED_NOWHERE));
    },
    catalogues: () => app.get(Catalogues, { strict: false }).all(),
    pages: () => app.get(ConsolePages, { strict: false }).all(),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

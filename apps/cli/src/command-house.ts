import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadEnv } from '#config/env';
import { Clockwork } from '#platform';
import type { Clock } from '#platform/kernel';
import { WorkerModule } from '../../worker/src/worker.module.js';

/** Every lib, for the length of one command: no routes, no queues, no ticks. */
export async function withHouse<Result>(
  source: Readonly<Record<string, string | undefined>>,
  work: (house: INestApplicationContext) => Promise<Result>,
  options: { readonly clock?: Clock; readonly lane?: string } = {},
): Promise<Result> {
  const env = loadEnv(source);
  const logger = new ConsoleLogger({ json: true, logLevels: ['error', 'fatal'] });
  const house = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env, ...options }), {
    logger,
    abortOnError: false,
  });
  try {
    // Whoever has a lane of its own lives in a time of its own.
    return await (options.lane ? house.get(Clockwork).alone(() => work(house)) : work(house));
  } finally {
    await house.close();
  }
}

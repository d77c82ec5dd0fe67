import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { loadEnv } from '#config/env';
import {
  Database,
  defineFact,
  defineJob,
  type Fact,
  type FactHandler,
  Handles,
  HandlesFacts,
  type JobHandler,
  PlatformModule,
  platformLib,
  WorkerLoop,
} from '#platform';

/** A worker process with work of its own: rows of `public.step` say what was begun and done by whom. */
const COUNT = defineJob({
  name: 'queue.count-slowly',
  queue: 'reports',
  data: z.object({ key: z.string(), milliseconds: z.number() }),
  attempts: 100,
});
const COUNT_FAST = defineJob({ ...COUNT, name: 'queue.count-fast', queue: 'mail' });
const COUNTED = defineFact('queue.thing-counted', 1, z.object({ key: z.string(), milliseconds: z.number() }));

interface Work {
  readonly key: string;
  readonly milliseconds: number;
}

@Injectable()
class Steps {
  constructor(private readonly database: Database) {}

  async note(key: string, step: 'begun' | 'done'): Promise<void> {
    await this.database.query('insert into public.step (key, step, pid) values ($1, $2, $3)', [key, step, process.pid]);
  }
}

@Injectable()
@Handles(COUNT)
class CountSlowly implements JobHandler<Work> {
  constructor(private readonly steps: Steps) {}

  async run({ key, milliseconds }: Work): Promise<void> {
    await this.steps.note(key, 'begun');
    await pause(milliseconds);
    await this.steps.note(key, 'done');
  }
}

@Injectable()
@Handles(COUNT_FAST)
class CountFast extends CountSlowly {}

@Injectable()
@HandlesFacts('queue.count-facts', COUNTED)
class CountFacts implements FactHandler<Work> {
  constructor(private readonly steps: Steps) {}

  async handle({ data }: Fact<Work>): Promise<void> {
    await this.steps.note(data.key, 'done');
    await pause(data.milliseconds);
  }
}

@Module({ providers: [Steps, CountSlowly, CountFast, CountFacts] })
class QueueWork {}

@Module({})
class Program {}

const env = loadEnv(process.env);
const imports = [PlatformModule.forRoot({ env, libs: [platformLib], name: 'luotsi-queue-program' }), QueueWork];
const app = await NestFactory.createApplicationContext(
  { module: Program, imports },
  { logger: ['warn', 'error', 'fatal'] },
);
app.enableShutdownHooks();
await app.get(WorkerLoop).start();
process.stdout.write('ready\n');

import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Env } from '#config/env';
import { Clock, SystemClock } from '#platform/kernel';
import { Blobs } from './blobs/blobs.js';
import { Secrets } from './config/secrets.js';
import { ParsedSettings, Settings } from './config/settings.js';
import { createDataSource } from './database/data-source.js';
import { Database, Transactions } from './database/database.js';
import type { HouseLib } from './house-lib.js';
import { HouseLibs } from './house-libs.js';
import { CatalogueTexts, Texts } from './i18n/texts.js';
import { FailedWork } from './jobs/failed-work.js';
import { InlineWorker } from './jobs/inline-worker.js';
import { JobHandlers } from './jobs/job-handlers.js';
import { JobNotes } from './jobs/job-notes.js';
import { JobRequests } from './jobs/job-requests.js';
import { Relay } from './jobs/relay.js';
import { WorkerLoop } from './jobs/worker-loop.js';
import { Deliveries } from './outbox/deliveries.js';
import { FactHandlers } from './outbox/fact-handlers.js';
import { FactHorizon } from './outbox/fact-horizon.js';
import { Lane, MAIN_LANE } from './outbox/lane.js';
import { Outbox } from './outbox/outbox.js';
import { PersonalDataHolders } from './personal-data/personal-data-holder.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { Processes } from './telemetry/processes.js';
import { QueueCheck } from './telemetry/queue-check.js';
import { ReadinessCheck } from './telemetry/readiness.js';
import { Clockwork } from './ticks/clockwork.js';
import { Housekeeping } from './ticks/housekeeping.tick.js';
import { Rehearsal } from './ticks/rehearsal.js';
import { TickRunner } from './ticks/tick-runner.js';

export interface PlatformOptions {
  readonly env: Env;
  readonly libs: readonly HouseLib[];
  /** Name of the process as Postgres shows it. */
  readonly name: string;
  readonly clock?: Clock;
  /** Default: the one that workers serve. */
  readonly lane?: string;
}

const SHARED = [
  Blobs,
  Secrets,
  Database,
  Transactions,
  Outbox,
  FactHorizon,
  JobRequests,
  FactHandlers,
  JobHandlers,
  Deliveries,
  JobNotes,
  Relay,
  FailedWork,
];
const RUNNING = [
  InlineWorker,
  WorkerLoop,
  Clockwork,
  Rehearsal,
  TickRunner,
  PersonalDataHolders,
  ProblemFilter,
  Processes,
  QueueCheck,
  ReadinessCheck,
];

/** The floor that every other lib stands on. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ retryAttempts: 3, retryDelay: 500 }),
          dataSourceFactory: () =>
            createDataSource({
              url: options.env.DATABASE_URL,
              poolSize: options.env.DATABASE_POOL_SIZE,
              libs: options.libs,
              name: options.name,
            }).initialize(),
        }),
      ],
      providers: [
        { provide: Settings, useValue: new ParsedSettings(options.env) },
        { provide: Clock, useValue: options.clock ?? new SystemClock() },
        { provide: Lane, useValue: new Lane(options.lane ?? MAIN_LANE) },
        { provide: HouseLibs, useValue: new HouseLibs(options.libs) },
        {
          provide: Texts,
          useValue: new CatalogueTexts(options.libs.filter((lib) => lib.texts).map((lib) => lib.name)),
        },
        Housekeeping,
        ...SHARED,
        ...RUNNING,
      ],
      exports: [Settings, Clock, Lane, HouseLibs, Texts, ...SHARED, ...RUNNING],
    };
  }
}

import { DiscoveryService } from '@nestjs/core';
import type { z } from 'zod';

/** Declares work for the worker. `name` is an imperative, `<lib>.<verb-noun>`; data holds ids and enums only. */
export interface JobDefinition<Data> {
  readonly name: string;
  readonly queue: QueueName;
  readonly data: z.ZodType<Data>;
  /** How often it may fail before a person must look. Counted in our tables, not in the queue; a worker that was killed or drained is no failure. */
  readonly attempts: number;
}

/** One BullMQ queue per kind of work, so that a long match run never holds up mail. */
export const QUEUES = ['facts', 'mail', 'matching', 'reports'] as const;
export type QueueName = (typeof QUEUES)[number];

const defined = new Map<string, JobDefinition<unknown>>();

export function defineJob<Data>(definition: JobDefinition<Data>): JobDefinition<Data> {
  if (defined.has(definition.name)) throw new Error(`Two jobs are called ${definition.name}`);
  defined.set(definition.name, definition as JobDefinition<unknown>);
  return definition;
}

/** Names of all jobs that loaded code has defined; at start each must have its handler. */
export function definedJobs(): string[] {
  return [...defined.keys()];
}

/** What a handler may say while it works. */
export interface JobContext {
  readonly id: string;
  /** 1 until the first failure. */
  readonly attempt: number;
  /** Aborted when the worker drains: throw `Drained` at the next safe point; the job starts again elsewhere. */
  readonly signal: AbortSignal;
}

/** What a handler throws to stop for a worker that drains. It is no failure: the job goes back and is taken up at once by another worker. */
export class Drained extends Error {
  constructor() {
    super('the worker is draining');
  }
}

/** Runs a job, possibly more than once: it must find in the tables what is done already. */
export interface JobHandler<Data> {
  run(data: Data, context: JobContext): Promise<void>;
  /**
   * Notes in the lib's own tables that the job has failed for good, and why; it runs in the transaction that closes the job. A lib that does so shows
   * it to staff itself. Without it the job waits among the failed work of the house.
   */
  giveUp?(data: Data, reason: string): Promise<void>;
}

export const OnJob = DiscoveryService.createDecorator<JobDefinition<unknown>>();

/** Marks a provider as THE handler of a job. At start every job has exactly one, or the process stops. */
export function Handles<Data>(job: JobDefinition<Data>): ClassDecorator {
  return OnJob(job as JobDefinition<unknown>) as ClassDecorator;
}

import { DiscoveryService } from '@nestjs/core';
import type { z } from 'zod';

/** Declares work for the worker. `name` is an imperative, `<lib>.<verb-noun>`; data holds ids and enums only. */
export interface JobDefinition<Data> {
  readonly name: string;
  readonly queue: QueueName;
  readonly data: z.ZodType<Data>;
  /** How often it is tried before a person must look. Counted in our tables, not in the queue. */
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
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborted when the worker drains: stop at the next safe point; the job starts again elsewhere. */
  readonly signal: AbortSignal;
}

/** Runs a job, possibly more than once: it must find in the tables what is done already. */
export interface JobHandler<Data> {
  run(data: Data, context: JobContext): Promise<void>;
}

export const OnJob = DiscoveryService.createDecorator<JobDefinition<unknown>>();

/** Marks a provider as THE handler of a job. At start every job has exactly one, or the process stops. */
export function Handles<Data>(job: JobDefinition<Data>): ClassDecorator {
  return OnJob(job as JobDefinition<unknown>) as ClassDecorator;
}

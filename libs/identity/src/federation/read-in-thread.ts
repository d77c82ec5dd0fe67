import { Worker } from 'node:worker_threads';
import { MINUTE } from '#platform/kernel';
import type { Aggregate } from './aggregate.js';
import { MetadataRefusal, type MetadataRefusalCode } from './metadata-refusal.js';

export interface ThreadTask {
  readonly bytes: Uint8Array;
  readonly pins: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly loopbackAllowed: boolean;
}

export type ThreadAnswer = { readonly aggregate: Aggregate } | { readonly refusal: MetadataRefusalCode };

/** 3,000 providers take some six seconds; a file made to take longer gets no more than this. */
const PATIENCE = 2 * MINUTE;
const MEMORY = { maxOldGenerationSizeMb: 2048 };

/** Threads run what was built, also when the tests run this file from its source. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../../dist/libs/identity/src/federation/aggregate-thread.js'
    : './aggregate-thread.js',
  import.meta.url,
);

/**
 * Verifies and reads a metadata file in a thread of its own: the event loop of the process stays free, and a file that eats memory ends the
 * thread, not the process. @throws MetadataRefusal
 */
export function readInThread(task: ThreadTask): Promise<Aggregate> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(ENTRY, { workerData: task, resourceLimits: MEMORY });
    const patience = setTimeout(() => {
      reject(new MetadataRefusal('took-too-long'));
      void thread.terminate();
    }, PATIENCE);
    thread.once('message', (answer: ThreadAnswer) =>
      'aggregate' in answer ? resolve(answer.aggregate) : reject(new MetadataRefusal(answer.refusal)),
    );
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new MetadataRefusal('too-large') : error),
    );
    thread.once('exit', () => {
      clearTimeout(patience);
      reject(new Error('the thread ended without an answer'));
    });
  });
}

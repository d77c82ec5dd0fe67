import { parentPort, workerData } from 'node:worker_threads';
import { MetadataRefusal } from './metadata-refusal.js';
import { readAggregate } from './read-aggregate.js';
import type { ThreadAnswer, ThreadTask } from './read-in-thread.js';
import { signedBytes } from './signed-bytes.js';

function answer({ bytes, pins, now, loopbackAllowed }: ThreadTask): ThreadAnswer {
  try {
    return { aggregate: readAggregate(signedBytes(bytes, pins), { now: new Date(now), loopbackAllowed }) };
  } catch (error) {
    if (error instanceof MetadataRefusal) return { refusal: error.code };
    throw error;
  }
}

parentPort?.postMessage(answer(workerData as ThreadTask));

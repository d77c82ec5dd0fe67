// A thread that computes one snapshot after the other. It gives way to everything else on the machine.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Snapshot } from '../domain/snapshot.js';
import { type Computed, compute, type Standing } from './compute.js';

/** What the thread says: how far it has come, and at last what came out. */
export type Said = { readonly at: Standing } | { readonly computed: Computed };

const { PRIORITY_BELOW_NORMAL: LOW } = constants.priority;
// On Linux the priority is that of the thread which asks; elsewhere it would be the whole program's. Only a lower one can be had by everybody.
if (process.platform === 'linux' && getPriority() < LOW) setPriority(LOW);
const say = (said: Said) => parentPort?.postMessage(said);
// What is thrown ends the thread, and is heard of where it was started.
parentPort?.on('message', async (snapshot: Snapshot) => {
  const computed = await compute(snapshot, (at) => say({ at }));
  say({ computed });
});

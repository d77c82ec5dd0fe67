// A thread that answers one question after the other. It gives way to everything else on the machine.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Standing } from './compute.js';
import { type Answer, answer, type Question } from './questions.js';

/** What the thread says: how far it has come, and at last what came out. */
export type Said = { readonly at: Standing } | { readonly answer: Answer };

const { PRIORITY_BELOW_NORMAL: LOW } = constants.priority;
// On Linux the priority is that of the thread which asks; elsewhere it would be the whole program's. Only a lower one can be had by everybody.
if (process.platform === 'linux' && getPriority() < LOW) setPriority(LOW);
const say = (said: Said) => parentPort?.postMessage(said);
// What is thrown ends the thread, and is heard of where it was started.
parentPort?.on('message', async (question: Question) => {
  say({ answer: await answer(question, (at) => say({ at })) });
});

import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Drained } from '#platform';
import type { Pairing } from '../domain/pair-up.js';
import type { Snapshot } from '../domain/snapshot.js';
import type { Computed, Standing } from './compute.js';
import type { Said } from './compute-thread.js';
import { type Answer, answer, type DeskQuestion, type Question } from './questions.js';

type Tell = (at: Standing) => Promise<void>;

/** Threads at work in one process; what is asked beyond them waits. */
const AT_ONCE = 2;

/**
 * Computes runs, and answers the desk about them, in a thread of their own, so that pages and mails go out and signals are heard meanwhile. One
 * thread is kept for the next question: its code is compiled by then. Sources that run uncompiled, as under test, have no file for a thread and
 * compute where they are: to the same bytes.
 */
@Injectable()
export class RunComputer implements OnApplicationShutdown {
  /** What a thread runs. */
  protected readonly entry = import.meta.url.endsWith('.ts')
    ? undefined
    : new URL('compute-thread.js', import.meta.url);
  private idle: Worker | undefined;
  private working = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param tell hears how far it has come, one after the other; what it throws ends the computation
   * @throws Drained as soon as `signal` is given
   */
  async compute(snapshot: Snapshot, tell: Tell, signal: AbortSignal): Promise<Computed> {
    // A question about a run is answered with what was computed.
    return this.ask({ ask: 'run', snapshot }, tell, signal) as Promise<Computed>;
  }

  async pairing({ scored: { snapshot, pairs }, ...question }: DeskQuestion): Promise<Pairing> {
    const sent = { ...question, scored: { snapshot, pairs } } as DeskQuestion;
    // A question of the desk is answered with pairs.
    return this.ask(sent, async () => undefined, new AbortController().signal) as Promise<Pairing>;
  }

  private async ask(question: Question, tell: Tell, signal: AbortSignal): Promise<Answer> {
    if (!this.entry) return answer(question, tell);
    await this.turn();
    try {
      return await this.inThread(this.take(this.entry), question, tell, signal);
    } finally {
      this.next();
    }
  }

  private async inThread(thread: Worker, question: Question, tell: Tell, signal: AbortSignal): Promise<Answer> {
    try {
      const answered = await askThread(thread, question, tell, signal);
      await this.putBack(thread);
      return answered;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }

  private async turn(): Promise<void> {
    if (this.working < AT_ONCE) this.working += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Who has waited longest takes the place over. */
  private next(): void {
    const first = this.waiting.shift();
    if (first) first();
    else this.working -= 1;
  }

  /** Lets a thread start while its input is still being read. */
  makeReady(): void {
    if (this.entry) this.idle ??= this.start(this.entry);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.idle?.terminate();
  }

  private take(entry: URL): Worker {
    const thread = this.idle ?? this.start(entry);
    this.idle = undefined;
    return thread;
  }

  protected start(entry: URL): Worker {
    const thread = new Worker(entry);
    thread.unref();
    // Told by `askThread` while something is computed; nobody asks an idle one.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (this.idle === thread) this.idle = undefined;
    });
    return thread;
  }

  private async putBack(thread: Worker): Promise<void> {
    if (this.idle) await thread.terminate();
    else this.idle = thread;
  }
}

async function askThread(thread: Worker, question: Question, tell: Tell, signal: AbortSignal): Promise<Answer> {
  const done = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      let told = Promise.resolve();
      const hear = (said: Said) => {
        told = told.then(() => {
          if (done.signal.aborted) return undefined;
          return 'at' in said ? tell(said.at) : resolve(said.answer);
        });
        told.catch(reject);
      };
      const ended = (code: number) => reject(new Error(`the thread that computed ended with ${code}`));
      const drain = () => reject(new Drained());
      for (const [event, listener] of [
        ['message', hear],
        ['error', reject],
        ['messageerror', reject],
        ['exit', ended],
      ] as const) {
        thread.on(event, listener);
        done.signal.addEventListener('abort', () => thread.off(event, listener));
      }
      signal.addEventListener('abort', drain, { signal: done.signal });
      if (signal.aborted) drain();
      thread.postMessage(question);
    });
  } finally {
    done.abort();
  }
}

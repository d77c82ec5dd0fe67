import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Drained } from '#platform';
import type { Snapshot } from '../domain/snapshot.js';
import { type Computed, compute, type Standing } from './compute.js';
import type { Said } from './compute-thread.js';

type Tell = (at: Standing) => Promise<void>;

/**
 * Computes runs in a thread of their own, so that mails go out and signals are heard meanwhile. One thread is kept for the next run: its code is
 * compiled by then. Sources that run uncompiled, as under test, have no file for a thread and compute where they are: to the same bytes.
 */
@Injectable()
export class RunComputer implements OnApplicationShutdown {
  /** What a thread runs. */
  protected readonly entry = import.meta.url.endsWith('.ts')
    ? undefined
    : new URL('compute-thread.js', import.meta.url);
  private idle: Worker | undefined;

  /**
   * @param tell hears how far it has come, one after the other; what it throws ends the computation
   * @throws Drained as soon as `signal` is given
   */
  async compute(snapshot: Snapshot, tell: Tell, signal: AbortSignal): Promise<Computed> {
    if (!this.entry) return compute(snapshot, tell);
    const thread = this.take(this.entry);
    try {
      const computed = await inThread(thread, snapshot, tell, signal);
      await this.putBack(thread);
      return computed;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
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

  private start(entry: URL): Worker {
    const thread = new Worker(entry);
    thread.unref();
    // Told by `inThread` while something is computed; nobody asks an idle one.
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

async function inThread(thread: Worker, snapshot: Snapshot, tell: Tell, signal: AbortSignal): Promise<Computed> {
  const done = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      let told = Promise.resolve();
      const hear = (said: Said) => {
        told = told.then(() => {
          if (done.signal.aborted) return undefined;
          return 'at' in said ? tell(said.at) : resolve(said.computed);
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
      thread.postMessage(snapshot);
    });
  } finally {
    done.abort();
  }
}

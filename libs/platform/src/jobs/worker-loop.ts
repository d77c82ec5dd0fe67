import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Queue, Worker } from 'bullmq';
import pg from 'pg';
import { SECOND } from '#platform/kernel';
import { Settings } from '../config/settings.js';
import { Deliveries } from '../outbox/deliveries.js';
import { WAKE_CHANNEL } from '../outbox/outbox.js';
import { RareWarnings } from '../telemetry/rare-warnings.js';
import { TickRunner } from '../ticks/tick-runner.js';
import { QUEUES, type QueueName } from './job.js';
import { JobNotes } from './job-notes.js';
import { createQueueBackend, type QueueBackend, type QueuedWork } from './queue-backend.js';
import { Relay, type Wakeup } from './relay.js';

const CONCURRENCY: Record<QueueName, number> = { facts: 8, mail: 4, matching: 1, reports: 1 };
/** The relay looks by itself so often, should a notification be lost. */
const POLL_MS = 2 * SECOND;
/** So long the queue may take to close once our own work is done. */
const QUEUE_PATIENCE = 5 * SECOND;

/** The heart of the worker process: relay, queues and ticks. `start` is called by apps/worker only. */
@Injectable()
export class WorkerLoop implements BeforeApplicationShutdown {
  private readonly warnings = new RareWarnings(new Logger(WorkerLoop.name));
  private readonly queues = new Map<QueueName, Queue<QueuedWork>>();
  private readonly workers: Worker<QueuedWork, void>[] = [];
  private readonly draining = new AbortController();
  private readonly inHand = new Set<Promise<void>>();
  private backend: QueueBackend | undefined;
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly settings: Settings,
    private readonly relay: Relay,
    private readonly deliveries: Deliveries,
    private readonly notes: JobNotes,
    private readonly ticks: TickRunner,
  ) {}

  async start(): Promise<void> {
    const backend = createQueueBackend(this.settings.env);
    this.backend = backend;
    for (const name of QUEUES) {
      const queue = backend.queue(`luotsi-${name}`);
      queue.on('error', (error) => this.warnings.say('queue', error, name));
      this.queues.set(name, queue);
      const worker = backend.worker(`luotsi-${name}`, (job) => this.process(job.data), CONCURRENCY[name]);
      worker.on('error', (error) => this.warnings.say('worker', error, name));
      this.workers.push(worker);
    }
    await Promise.all([...this.queues.values()].map((queue) => queue.waitUntilReady()));
    await this.listen();
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Before, not on, shutdown: what is being worked on still needs the database and the mail server. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.draining.abort();
    const closed = this.close().catch((error: unknown) => this.warnings.say('not closed', error));
    while (this.inHand.size > 0) await Promise.allSettled(this.inHand);
    // What is left is the queue's own: a Redis that is away would keep us for ever, and nothing is lost, since our tables know what is open.
    await Promise.race([closed, pause(QUEUE_PATIENCE, undefined, { ref: false })]);
  }

  private async close(): Promise<void> {
    await this.listener?.end().catch(() => undefined);
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.running;
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend?.close();
  }

  private async process(work: QueuedWork): Promise<void> {
    const done =
      work.kind === 'fact'
        ? this.deliveries.deliver(work.id, work.handler ?? '')
        : this.notes.run(work.id, this.draining.signal);
    this.inHand.add(done);
    await done.finally(() => this.inHand.delete(done));
  }

  /** Wakes the relay when a transaction commits anywhere. Lost connections are made anew. */
  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.env.DATABASE_URL,
      application_name: 'luotsi-listen',
      keepAlive: true,
    });
    client.on('notification', () => this.wake());
    client.on('error', () => this.relisten());
    try {
      await client.connect();
      await client.query(`listen ${WAKE_CHANNEL}`);
      this.listener = client;
    } catch (error) {
      this.warnings.say('cannot listen', error);
      this.relisten();
    }
  }

  private relisten(): void {
    if (this.draining.signal.aborted) return;
    setTimeout(() => void this.listen(), SECOND).unref();
  }

  /** At most one turn runs at a time; a wake-up during a turn makes one more. */
  private wake(): void {
    this.again = true;
    if (this.running || this.draining.signal.aborted) return;
    this.running = this.turn()
      .catch((error: unknown) => this.warnings.say('relay', error))
      .finally(() => {
        this.running = undefined;
      });
  }

  private async turn(): Promise<void> {
    while (this.again && !this.draining.signal.aborted) {
      this.again = false;
      const taken = await this.relay.takeNew();
      if (taken.length > 0) this.again = true;
      await this.enqueue(taken);
      await this.enqueue(await this.relay.takeForgotten());
      await this.ticks.runDue();
    }
  }

  private async enqueue(wakeups: readonly Wakeup[]): Promise<void> {
    for (const name of QUEUES) {
      const work = wakeups.filter((wakeup) => wakeup.queue === name).map((wakeup) => wakeup.work);
      if (work.length === 0) continue;
      // No job id: two wake-ups for one piece of work are harmless, a lost one is not.
      await this.queues.get(name)?.addBulk(work.map((data) => ({ name: data.kind, data })));
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Deliveries } from '../outbox/deliveries.js';
import { TickRunner } from '../ticks/tick-runner.js';
import { JobNotes } from './job-notes.js';
import { Relay } from './relay.js';

/** Does what the worker would do, in this process and at once: for the seed and for tests, which move the clock themselves. */
@Injectable()
export class InlineWorker {
  constructor(
    private readonly relay: Relay,
    private readonly deliveries: Deliveries,
    private readonly notes: JobNotes,
    private readonly ticks: TickRunner,
  ) {}

  /** Facts to their handlers, jobs to theirs, until nothing is left. What fails stays pending. */
  async settle(): Promise<void> {
    const { signal } = new AbortController();
    for (let turn = await this.relay.takeNew(); turn.length > 0; turn = await this.relay.takeNew()) {
      for (const { work } of turn) {
        if (work.kind === 'fact') await this.deliveries.deliver(work.id, work.handler ?? '');
        else await this.notes.run(work.id, signal);
      }
    }
  }

  /** Runs the ticks that are due at the clock's time, then settles. */
  async tick(): Promise<void> {
    await this.ticks.runDue();
    await this.settle();
  }
}

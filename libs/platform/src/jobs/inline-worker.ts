import { Injectable } from '@nestjs/common';
import { Deliveries } from '../outbox/deliveries.js';
import { TickRunner } from '../ticks/tick-runner.js';
import { JobNotes } from './job-notes.js';
import { Relay, type Wakeup } from './relay.js';

type Before = (piece: string) => void;

/** Does what the worker would do, in this process and at once: for the seed and for tests, which move the clock themselves. */
@Injectable()
export class InlineWorker {
  constructor(
    private readonly relay: Relay,
    private readonly deliveries: Deliveries,
    private readonly notes: JobNotes,
    private readonly ticks: TickRunner,
  ) {}

  /** Facts to their handlers, jobs to theirs, until nothing is left. What fails stays pending. `before` hears of each piece by a name of its own. */
  async settle(before: Before = () => undefined): Promise<void> {
    for (let turn = await this.relay.takeNew(); turn.length > 0; turn = await this.relay.takeNew()) {
      await this.workOff(turn, before);
    }
  }

  /** What a process of this lane had handed over to itself when it was killed, in the same order. Nobody else may serve the lane. */
  async takeUp(before: Before = () => undefined): Promise<void> {
    await this.workOff(await this.relay.leftBehind(), before);
  }

  /** Runs the ticks that are due at the clock's time, then settles. */
  async tick(before: Before = () => undefined): Promise<void> {
    await this.ticks.runDue(before);
    await this.settle(before);
  }

  private async workOff(turn: readonly Wakeup[], before: Before): Promise<void> {
    const { signal } = new AbortController();
    for (const { work } of turn) {
      before(`${work.kind} ${work.id} ${work.kind === 'fact' ? work.handler : ''}`);
      if (work.kind === 'fact') await this.deliveries.deliver(work.id, work.handler ?? '');
      else await this.notes.run(work.id, signal);
    }
  }
}

import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { InlineWorker, type Rehearsal, type StepEnd, Transactions } from '#platform';
import type { SettableClock } from '#platform/kernel';
import { Dice, repeatChance } from './dice.js';

/** What survives being written down and read again. */
export type Plain = null | string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** The steps that are noted are not those of this code: they cannot be gone on with. */
export class OtherSteps extends Error {}

/**
 * The way through the seed, in steps that are done once. After a kill the whole way is walked again: what is noted answers as it did and puts
 * clock and chance where they were, so that what comes after is the same as if nothing had happened. Between the steps nothing may be written or
 * read that changes.
 */
export class Steps {
  private readonly transactions: Transactions;
  private readonly worker: InlineWorker;
  private number = 0;
  private hasTakenUp = false;

  constructor(
    house: INestApplicationContext,
    private readonly clock: SettableClock,
    private readonly dice: Dice,
    private readonly rehearsal: Pick<Rehearsal, 'note'>,
    private readonly done: readonly StepEnd[] = [],
  ) {
    this.transactions = house.get(Transactions, { strict: false });
    this.worker = house.get(InlineWorker, { strict: false });
  }

  /** True while what was done before a kill is walked through again. */
  get isWalkingAgain(): boolean {
    return this.number < this.done.length;
  }

  /** Does `work` whole or not at all, with the note that it is done. */
  act<Answer extends Plain>(name: string, work: () => Promise<Answer>): Promise<Answer> {
    return this.once(name, () =>
      this.transactions.run(async () => {
        const answer = await work();
        await this.note(name, answer);
        return answer;
      }),
    );
  }

  /** Lets follow what follows from what was done. Each piece commits by itself; cut short, the rest is done the next time. */
  async settle(): Promise<void> {
    await this.follow('settle', (before) => this.worker.settle(before));
  }

  /** The minute ticks at the clock's time: expiries, meetings that count by silence. */
  async tick(): Promise<void> {
    await this.follow('tick', (before) => this.worker.tick(before));
  }

  private follow(name: string, work: (before: (piece: string) => void) => Promise<void>): Promise<null> {
    return this.once(name, async () => {
      // Chance of its own for each piece, so that it comes out the same wherever the others were cut short.
      const before = (piece: string) => repeatChance(new Dice(stateFor(piece)));
      if (!this.hasTakenUp) await this.worker.takeUp(before);
      this.hasTakenUp = true;
      await work(before);
      await this.note(name, null);
      return null;
    });
  }

  private async once<Answer extends Plain>(name: string, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.done[this.number];
    if (known && known.name !== name) throw new OtherSteps(`${known.name} is noted where ${name} would come`);
    if (known) {
      this.clock.set(known.clockAt);
      this.dice.goTo(known.chance);
    }
    // Ids have chance of their own: one more id in a step must not change who the people of the next one are.
    repeatChance(new Dice(stateFor(`ids of step ${this.number}`)));
    // What was noted under this name has the type that the step of this name answers.
    const answer = known ? (known.answer as Answer) : await work();
    this.number += 1;
    return answer;
  }

  private note(name: string, answer: Plain): Promise<void> {
    return this.rehearsal.note(this.number, { name, answer, clockAt: this.clock.now(), chance: this.dice.state });
  }
}

function stateFor(piece: string): number {
  return createHash('sha256').update(piece).digest().readInt32BE();
}

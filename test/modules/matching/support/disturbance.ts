import { eventually } from '../../../launcher/support/child-program.js';
import { freeze, type Member } from '../../notifications/support/crew.js';
import { Gate, type Place } from './gate.js';
import type { WorkedRound } from './worked-round.js';

/** Kills the workers of a round, one after the other, each where it is to be seen what it was about to do. */
export class Disturbance {
  kills = 0;
  /** Mails that the mail server may take now; the others wait in their connections. */
  places = 0;
  private step: string | undefined;
  private isMet = false;
  private frozen: number | undefined;

  constructor(private readonly round: WorkedRound) {
    const { smtp } = round;
    smtp.before = async (at, _to, hasHungUp) => {
      if (at === this.step) await this.meet(hasHungUp);
      if (at !== 'body') return undefined;
      await eventually('the mail server takes the mail', () => this.places > 0 || hasHungUp(), 600_000);
      if (hasHungUp()) return undefined;
      this.places -= 1;
      if (this.step === 'after body') await freeze(this.frozen);
      return undefined;
    };
    smtp.after = (at) => {
      if (at === 'body' && this.step === 'after body') this.isMet = true;
    };
  }

  /** Kills a worker when it has come to a place in the database, before that is written. */
  async killAt(place: Place, andMeanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
    const gate = await Gate.shut(this.round.database.url, place);
    const member = await this.start();
    await andMeanwhile();
    await this.round.crew.works(`somebody ${place.when} ${place.table}`, () => gate.isSomebodyWaiting());
    await this.round.crew.kill(member, () => gate.turnAway());
    await gate.open();
    this.kills += 1;
  }

  /** Kills a worker when the mail server has heard so much of a mail, and has not answered. */
  async killAtStep(step: string): Promise<void> {
    this.step = step;
    this.isMet = false;
    const member = await this.start();
    this.frozen = member.program.pid;
    await this.round.crew.works(`the mail server is at ${step}`, () => this.isMet);
    await this.round.crew.kill(member);
    this.step = undefined;
    this.kills += 1;
  }

  /** Lets some mails through, and kills the worker when they are noted and others are on their way. */
  async killAfterMails(mails: number): Promise<void> {
    const goal = (await this.sent()) + mails;
    this.places = mails;
    const member = await this.start();
    await this.round.crew.works(`${mails} mails are noted`, async () => (await this.sent()) === goal);
    await eventually('others are on their way', () => this.round.smtp.openConnectionsAt(member.door) > 0);
    await this.round.crew.kill(member);
    this.kills += 1;
  }

  async start(): Promise<Member> {
    // What the dead one had in hand is found at once, not after half a minute.
    await this.round.crew.handOverAgain();
    return this.round.crew.start();
  }

  sent(): Promise<number> {
    return this.round.count(`notifications.delivery where state = 'sent'`);
  }

  private async meet(hasHungUp: () => boolean): Promise<void> {
    this.isMet = true;
    await eventually('it has hung up', hasHungUp, 600_000);
  }
}

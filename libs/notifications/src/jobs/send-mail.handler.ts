import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Handles, type JobHandler, reasonOf } from '#platform';
import { MailFault, MailTransport } from '../mail/mail-transport.js';
import { WriteMail } from '../mail/write-mail.js';
import { type DueDelivery, MailDeliveries } from '../persistence/mail-deliveries.js';
import { SendingLocks } from '../persistence/sending-locks.js';
import { SEND_MAIL } from './send-mail.job.js';

/** How long we try to write down that a mail is out, should the database be away just then. */
const PATIENCE_MS = [0, 250, 1000, 2500, 5000, 10_000];

/**
 * Sends one mail, once in effect: what is sent is not sent again, and two runs never send at the same time. Only when a worker dies
 * between the server's 250 and our own note of it does a second copy go out, under the same Message-ID.
 */
@Injectable()
@Handles(SEND_MAIL)
export class SendMail implements JobHandler<{ readonly deliveryId: string }> {
  private readonly logger = new Logger(SendMail.name);

  constructor(
    private readonly deliveries: MailDeliveries,
    private readonly locks: SendingLocks,
    private readonly writeMail: WriteMail,
    private readonly transport: MailTransport,
  ) {}

  run({ deliveryId }: { readonly deliveryId: string }): Promise<void> {
    return this.alone(deliveryId, async () => {
      const delivery = await this.deliveries.begin(deliveryId);
      if (delivery) await this.deliver(delivery);
    });
  }

  giveUp({ deliveryId }: { readonly deliveryId: string }): Promise<void> {
    return this.alone(deliveryId, () => this.deliveries.giveUp(deliveryId));
  }

  private async alone(deliveryId: string, work: () => Promise<void>): Promise<void> {
    // Not done yet, and perhaps never by the other one: the job stays open.
    if (!(await this.locks.alone(deliveryId, work))) throw new Error('another run sends this mail just now');
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const outcome = await this.attempt(delivery);
    if (outcome === 'sent') await this.noteSent(delivery.id);
    else if (outcome) await this.deliveries.noteNotSent(delivery.id, 'suppressed', outcome);
  }

  /** `sent`, why no mail goes out, or undefined when it has failed for good. @throws when it is to be tried again */
  private async attempt(delivery: DueDelivery): Promise<string | undefined> {
    try {
      const mail = await this.writeMail.execute(delivery);
      if (typeof mail === 'string') return mail;
      return (await this.transport.send(mail)) === 'sent' ? 'sent' : 'no-mail-server';
    } catch (error) {
      const fault = error instanceof MailFault ? error : undefined;
      const state = fault?.isFinal ? 'failed' : 'queued';
      await this.deliveries.noteNotSent(delivery.id, state, fault?.reason ?? 'unexpected');
      if (fault?.isFinal) return undefined;
      throw error;
    }
  }

  private async noteSent(id: string): Promise<void> {
    let reason: unknown;
    for (const wait of PATIENCE_MS) {
      if (wait > 0) await pause(wait);
      try {
        return await this.deliveries.noteSent(id);
      } catch (error) {
        reason = error;
        this.logger.warn({ message: 'sent, but not noted yet', delivery: id, reason: reasonOf(error) });
      }
    }
    throw reason;
  }
}

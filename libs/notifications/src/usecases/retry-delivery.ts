import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, JobRequests, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { NotificationsError } from '../errors.js';
import { SEND_MAIL } from '../jobs/send-mail.job.js';
import { MailDeliveries } from '../persistence/mail-deliveries.js';

/** Sends a mail that has failed once more: the address was mended, or the mail server is back. */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: MailDeliveries,
    private readonly jobs: JobRequests,
    private readonly audit: AuditSink,
  ) {}

  /** @throws notifications.not-failed */
  execute(deliveryId: string, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      const attempts = await this.deliveries.revive(deliveryId);
      if (attempts === undefined) throw new DomainError(NotificationsError.notFailed);
      await this.jobs.request(SEND_MAIL, { deliveryId }, { dedupeKey: `send-mail ${deliveryId} ${attempts}` });
      await this.audit.record({
        actor,
        action: 'notifications.retry-delivery',
        subject: { kind: 'delivery', id: deliveryId },
      });
    });
  }
}

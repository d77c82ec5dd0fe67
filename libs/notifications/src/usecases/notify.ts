import { Injectable } from '@nestjs/common';
import { People } from '#identity';
import { type Fact, JobRequests, Settings } from '#platform';
import { Clock, type Language, newId } from '#platform/kernel';
import { SEND_MAIL } from '../jobs/send-mail.job.js';
import { dedupeKey, type Notice } from '../messages/notice.js';
import { MailDeliveries } from '../persistence/mail-deliveries.js';

/** Notes what people are to be told, once each, and asks for the mails. Runs in the transaction of the fact's handler. */
@Injectable()
export class Notify {
  private readonly host: string;

  constructor(
    private readonly people: People,
    private readonly deliveries: MailDeliveries,
    private readonly jobs: JobRequests,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    this.host = new URL(settings.env.PUBLIC_URL).hostname;
  }

  async execute(notices: readonly Notice[], fact: Fact): Promise<void> {
    const cards = await this.people.cards(notices.flatMap((notice) => notice.to ?? []));
    for (const notice of notices) {
      const language = notice.language ?? cards.get(notice.to ?? '')?.language;
      if (language) await this.note(notice, language, fact);
    }
  }

  private async note(notice: Notice, language: Language, fact: Fact): Promise<void> {
    const now = this.clock.now();
    const id = newId<'notification'>(now.getTime());
    const deliveryId = await this.deliveries.add({
      id,
      type: notice.type,
      personId: notice.to,
      dedupeKey: dedupeKey(notice),
      factId: fact.id,
      organisationId: fact.organisationId,
      programmeId: fact.programmeId,
      language,
      params: notice.params,
      // The same at every try, so that a second copy can be told from a second mail.
      messageId: `<${id}@${this.host}>`,
    });
    if (deliveryId) await this.jobs.request(SEND_MAIL, { deliveryId }, { dedupeKey: `send-mail ${deliveryId}` });
  }
}

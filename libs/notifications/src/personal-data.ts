import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';
import { MailDeliveries } from './persistence/mail-deliveries.js';

@Injectable()
export class NotificationsPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'notifications';
  readonly tables = ['notifications.notification', 'notifications.event_guest'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
    private readonly deliveries: MailDeliveries,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return {
      mails: await this.database.query(
        `select n.type, n.language, n.created_at, d.state, d.sent_at from notifications.notification n
         join notifications.delivery d on d.notification_id = n.id where n.person_id = $1 order by n.created_at, n.id`,
        [person],
      ),
      eventRegistrations: await this.database.query(
        'select event_id, registration_id, ended_at from notifications.event_guest where person_id = $1',
        [person],
      ),
    };
  }

  /** The rows hold ids of the tombstone only; what has not gone out yet never does. */
  erase(person: PersonId): Promise<void> {
    return this.deliveries.suppressAllTo(person);
  }
}

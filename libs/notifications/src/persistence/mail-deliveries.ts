import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type Id, type Language, newId } from '#platform/kernel';

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const;

export interface NewNotification {
  readonly id: Id<'notification'>;
  readonly type: string;
  readonly personId: string | null;
  readonly dedupeKey: string;
  readonly factId: string;
  readonly organisationId: string | null;
  readonly programmeId: string | null;
  readonly language: Language;
  readonly params: object;
  readonly messageId: string;
}

/** A delivery that is being worked on, with what its mail needs. */
export interface DueDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly type: string;
  readonly personId: string | null;
  readonly language: Language;
  readonly params: unknown;
}

/** Notifications with their one delivery by mail. Every change of state names the states it may come from. */
@Injectable()
export class MailDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The new delivery's id; undefined when the same thing was noted before. */
  async add(notification: NewNotification): Promise<Id<'delivery'> | undefined> {
    const now = this.clock.now();
    const fresh = await this.database.query(
      `insert into notifications.notification
         (id, type, person_id, dedupe_key, fact_id, organisation_id, programme_id, language, params, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (dedupe_key) do nothing returning id`,
      [
        notification.id,
        notification.type,
        notification.personId,
        notification.dedupeKey,
        notification.factId,
        notification.organisationId,
        notification.programmeId,
        notification.language,
        JSON.stringify(notification.params),
        now,
      ],
    );
    if (fresh.length === 0) return undefined;
    const id = newId<'delivery'>(now.getTime());
    await this.database.query(
      `insert into notifications.delivery (id, notification_id, channel, state, message_id, queued_at)
       values ($1, $2, 'mail', 'queued', $3, $4)`,
      [id, notification.id, notification.messageId, now],
    );
    return id;
  }

  /** Marks it as being sent. Undefined when there is nothing left to do. */
  async begin(id: string): Promise<DueDelivery | undefined> {
    return this.database.one<DueDelivery>(
      `update notifications.delivery d set state = 'sending', attempts = d.attempts + 1, sending_at = $2
       from notifications.notification n
       where d.id = $1 and n.id = d.notification_id and d.state in ('queued', 'sending')
       returning d.id, d.message_id as "messageId", n.type, n.person_id as "personId", n.language, n.params`,
      [id, this.clock.now()],
    );
  }

  async noteSent(id: string): Promise<void> {
    await this.database.query(
      `update notifications.delivery set state = 'sent', sent_at = $2, last_error = null where id = $1 and state = 'sending'`,
      [id, this.clock.now()],
    );
  }

  /** `reason` is a code, never an address. `queued` means that it is tried again. */
  async noteNotSent(id: string, state: 'queued' | 'failed' | 'suppressed', reason: string): Promise<void> {
    await this.database.query(
      `update notifications.delivery set state = $2, last_error = $3 where id = $1 and state = 'sending'`,
      [id, state, reason],
    );
  }

  /** It has failed for good. One that is still being sent was begun by a worker that did not live to tell. */
  async giveUp(id: string): Promise<void> {
    await this.database.query(
      `update notifications.delivery set state = 'failed', last_error = coalesce(last_error, 'worker-ended')
       where id = $1 and state in ('queued', 'sending')`,
      [id],
    );
  }

  /** Makes a failed delivery due again. Answers how often it was tried; undefined when it has not failed. */
  async revive(id: string): Promise<number | undefined> {
    const row = await this.database.one<{ attempts: number }>(
      `update notifications.delivery set state = 'queued', queued_at = $2, last_error = null
       where id = $1 and state = 'failed' returning attempts`,
      [id, this.clock.now()],
    );
    return row?.attempts;
  }

  /** Nothing more is sent to a person who is being erased. */
  async suppressAllTo(personId: string): Promise<void> {
    await this.database.query(
      `update notifications.delivery d set state = 'suppressed', last_error = 'no-address'
       from notifications.notification n where n.id = d.notification_id and n.person_id = $1 and d.state in ('queued', 'failed')`,
      [personId],
    );
  }
}

import { SqlMigration } from '#platform';

export class NotificationsCreate1700000900000 extends SqlMigration {
  readonly sql = `
    create schema notifications;

    create table notifications.notification (
      id uuid primary key,
      type text not null,
      person_id uuid references identity.person on delete restrict,
      dedupe_key text not null unique,
      fact_id uuid not null references platform.fact on delete restrict,
      organisation_id uuid,
      programme_id uuid,
      language text not null check (language in ('fi', 'sv', 'en')),
      params jsonb not null,
      created_at timestamptz not null
    );
    create index notification_person on notifications.notification (person_id);

    create table notifications.delivery (
      id uuid primary key,
      notification_id uuid not null references notifications.notification on delete restrict,
      channel text not null check (channel in ('mail')),
      state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'suppressed')),
      attempts integer not null default 0,
      message_id text not null unique,
      queued_at timestamptz not null,
      sending_at timestamptz,
      sent_at timestamptz,
      last_error text,
      unique (notification_id, channel),
      check ((state = 'sent') = (sent_at is not null))
    );
    create index delivery_newest on notifications.delivery (queued_at desc);

    create table notifications.event_guest (
      registration_id uuid primary key,
      event_id uuid not null,
      person_id uuid not null references identity.person on delete restrict,
      version integer not null,
      ended_at timestamptz
    );
    create index event_guest_of_event on notifications.event_guest (event_id);
    create index event_guest_person on notifications.event_guest (person_id);

    create table notifications.cancelled_event (
      event_id uuid primary key,
      cancelled_at timestamptz not null
    );
  `;
}

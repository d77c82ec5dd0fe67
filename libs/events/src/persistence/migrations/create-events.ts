import { SqlMigration } from '#platform';

export class EventsCreate1700000700000 extends SqlMigration {
  readonly sql = `
    create schema events;

    create table events.event (
      id uuid primary key,
      programme_id uuid not null references programmes.programme on delete restrict,
      organiser_id uuid not null references identity.organisation on delete restrict,
      title jsonb not null,
      description jsonb not null,
      place text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      registration_opens_at timestamptz not null,
      registration_closes_at timestamptz not null,
      state text not null check (state in ('draft', 'published', 'cancelled')),
      cancel_reason text,
      created_at timestamptz not null,
      version integer not null default 1,
      check (registration_opens_at < registration_closes_at and registration_closes_at <= starts_at and starts_at < ends_at)
    );
    create index event_coming on events.event (starts_at) where state = 'published';

    create table events.pool (
      event_id uuid primary key references events.event on delete restrict,
      capacity integer not null check (capacity > 0),
      taken integer not null default 0,
      last_seq integer not null default 0,
      check (taken between 0 and capacity)
    );

    create table events.registration (
      id uuid primary key,
      event_id uuid not null references events.pool on delete restrict,
      person_id uuid not null references identity.person on delete restrict,
      home_organisation_id uuid references identity.organisation on delete restrict,
      state text not null check (state in ('confirmed', 'waitlisted', 'cancelled', 'attended', 'no_show')),
      seq integer,
      created_at timestamptz not null,
      cancelled_at timestamptz,
      version integer not null default 1,
      check (state <> 'waitlisted' or seq is not null),
      unique (event_id, seq)
    );
    create unique index registration_one_live on events.registration (event_id, person_id) where state <> 'cancelled';
    create index registration_of_person on events.registration (person_id);
    create index registration_waiting on events.registration (event_id, seq) where state = 'waitlisted';
  `;
}

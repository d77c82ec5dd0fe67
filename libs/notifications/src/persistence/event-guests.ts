import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface Registration {
  readonly registrationId: string;
  readonly eventId: string;
  readonly personId: string;
  readonly version: number;
  /** Null while it holds. */
  readonly endedAt: Date | null;
}

/** Who is registered for which event, as the facts tell it, in whatever order they come: a cancelled event is told to its guests. */
@Injectable()
export class EventGuests {
  constructor(private readonly database: Database) {}

  /** Facts of one event are handled one after the other, so that a guest and a cancellation cannot miss each other. */
  async lock(eventId: string): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`notifications event ${eventId}`]);
  }

  async keep(registration: Registration): Promise<void> {
    const { registrationId, eventId, personId, version, endedAt } = registration;
    await this.database.query(
      `insert into notifications.event_guest as known (registration_id, event_id, person_id, version, ended_at)
       values ($1, $2, $3, $4, $5)
       on conflict (registration_id) do update set version = excluded.version, ended_at = excluded.ended_at
         where known.version < excluded.version`,
      [registrationId, eventId, personId, version, endedAt],
    );
  }

  async keepCancelled(eventId: string, at: Date): Promise<void> {
    await this.database.query(
      'insert into notifications.cancelled_event (event_id, cancelled_at) values ($1, $2) on conflict do nothing',
      [eventId, at],
    );
  }

  /** Those who were still registered when the event was cancelled; nobody while it is not. */
  async toldOfCancellation(eventId: string): Promise<string[]> {
    const rows = await this.database.query<{ person_id: string }>(
      `select distinct g.person_id from notifications.event_guest g
       join notifications.cancelled_event c on c.event_id = g.event_id
       where g.event_id = $1 and (g.ended_at is null or g.ended_at >= c.cancelled_at)`,
      [eventId],
    );
    return rows.map((row) => row.person_id);
  }
}

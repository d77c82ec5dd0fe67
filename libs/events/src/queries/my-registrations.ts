import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type LocalisedText, type PersonId } from '#platform/kernel';
import type { RegistrationState } from '../domain/registration.js';
import { EventsError } from '../errors.js';

interface RegistrationView {
  readonly id: string;
  readonly eventId: string;
  readonly eventTitle: LocalisedText;
  readonly startsAt: string;
  readonly place: string;
  readonly state: RegistrationState;
  readonly position: number | null;
  readonly version: number;
}

/** A person's own registrations, the latest event first. */
@Injectable()
export class MyRegistrations {
  constructor(private readonly database: Database) {}

  async list(person: PersonId): Promise<RegistrationView[]> {
    const rows = await this.database.query<Omit<RegistrationView, 'startsAt'> & { readonly startsAt: Date }>(
      `select r.id, r.event_id as "eventId", e.title as "eventTitle", e.starts_at as "startsAt", e.place, r.state, r.version,
         case when r.state = 'waitlisted' then (select count(*)::int from events.registration w
           where w.event_id = r.event_id and w.state = 'waitlisted' and w.seq <= r.seq) end as position
       from events.registration r join events.event e on e.id = r.event_id where r.person_id = $1 order by e.starts_at desc, r.id desc`,
      [person],
    );
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }));
  }

  /** @throws events.unknown-registration */
  async get(person: PersonId, id: string): Promise<RegistrationView> {
    const found = (await this.list(person)).find((registration) => registration.id === id);
    if (!found) throw new DomainError(EventsError.unknownRegistration);
    return found;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type Id, type OrganisationId, type PersonId } from '#platform/kernel';
import type { RegistrationState } from '../domain/registration.js';
import { EventsError } from '../errors.js';
import type { EventId } from './events.repository.js';

export interface Registration {
  readonly id: Id<'registration'>;
  readonly eventId: EventId;
  readonly personId: PersonId;
  /** Where the person was a student when she registered. */
  readonly homeOrganisationId: OrganisationId | null;
  readonly state: RegistrationState;
  /** Number on the waitlist; null for who never waited. */
  readonly seq: number | null;
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = `id, event_id as "eventId", person_id as "personId", home_organisation_id as "homeOrganisationId", state, seq,
  created_at as "createdAt", version`;

/** Registrations change only while the pool of their event is locked. */
@Injectable()
export class RegistrationsRepository {
  constructor(private readonly database: Database) {}

  /** @throws events.unknown-registration */
  async get(id: string): Promise<Registration> {
    const found = await this.database.one<Registration>(`select ${COLUMNS} from events.registration where id = $1`, [
      id,
    ]);
    if (!found) throw new DomainError(EventsError.unknownRegistration);
    return found;
  }

  liveOf(eventId: EventId, person: PersonId): Promise<Registration | undefined> {
    return this.database.one(
      `select ${COLUMNS} from events.registration where event_id = $1 and person_id = $2 and state <> 'cancelled'`,
      [eventId, person],
    );
  }

  /** Those who hold or wait for a seat, in the order of their registration. */
  openOf(eventId: EventId): Promise<Registration[]> {
    return this.database.query(
      `select ${COLUMNS} from events.registration where event_id = $1 and state in ('confirmed', 'waitlisted') order by id`,
      [eventId],
    );
  }

  /** What a person holds or waits for in events that have not begun; always in the same order of events. */
  toComeOf(person: PersonId, now: Date): Promise<Registration[]> {
    return this.database.query(
      `select ${COLUMNS} from events.registration where person_id = $1 and state in ('confirmed', 'waitlisted')
         and event_id in (select id from events.event where starts_at > $2) order by event_id`,
      [person, now],
    );
  }

  /** The first of the waitlist, in the order of their numbers. */
  nextWaiting(eventId: EventId, seats: number): Promise<Registration[]> {
    return this.database.query(
      `select ${COLUMNS} from events.registration where event_id = $1 and state = 'waitlisted' order by seq limit $2`,
      [eventId, seats],
    );
  }

  async add(registration: Omit<Registration, 'version'>): Promise<Registration> {
    const { id, eventId, personId, homeOrganisationId, state, seq, createdAt } = registration;
    await this.database.query(
      `insert into events.registration (id, event_id, person_id, home_organisation_id, state, seq, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, eventId, personId, homeOrganisationId, state, seq, createdAt],
    );
    return { ...registration, version: 1 };
  }

  async setState({ id }: Registration, state: RegistrationState, now: Date): Promise<Registration> {
    const changed = await this.database.one<Registration>(
      `update events.registration set state = $2, cancelled_at = case when $2 = 'cancelled' then $3::timestamptz end, version = version + 1
       where id = $1 returning ${COLUMNS}`,
      [id, state, now],
    );
    if (!changed) throw new DomainError(EventsError.unknownRegistration);
    return changed;
  }
}

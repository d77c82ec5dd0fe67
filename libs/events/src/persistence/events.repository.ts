import { Injectable } from '@nestjs/common';
import { Database, PlatformError } from '#platform';
import { DomainError, type Id, type LocalisedText, type OrganisationId, type ProgrammeId } from '#platform/kernel';
import type { EventState, EventTimes } from '../domain/event.js';
import { EventsError } from '../errors.js';

export type EventId = Id<'event'>;

export interface StoredEvent extends EventTimes {
  readonly id: EventId;
  readonly programmeId: ProgrammeId;
  readonly organiserId: OrganisationId;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly place: string;
  readonly state: EventState;
  readonly version: number;
}

/** An event whose pool of seats is locked until the transaction ends: nobody else changes its seats, its times or its state. */
export interface LockedEvent extends StoredEvent {
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
}

export type EventChange = Partial<Omit<StoredEvent, 'id' | 'programmeId' | 'organiserId' | 'version'>> & {
  readonly cancelReason?: string;
};

const COLUMNS = {
  title: 'title',
  description: 'description',
  place: 'place',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  registrationOpensAt: 'registration_opens_at',
  registrationClosesAt: 'registration_closes_at',
  state: 'state',
  cancelReason: 'cancel_reason',
} as const satisfies Record<keyof EventChange, string>;

@Injectable()
export class EventsRepository {
  constructor(private readonly database: Database) {}

  /** Locks the seats first and reads the event after: what is read is what was last committed. @throws events.unknown-event, platform.changed-meanwhile */
  async lock(id: string, version?: number): Promise<LockedEvent> {
    await this.database.query('select 1 from events.pool where event_id = $1 for update', [id]);
    const found = await this.database.one<LockedEvent>(
      `select e.id, e.programme_id as "programmeId", e.organiser_id as "organiserId", e.title, e.description, e.place, e.state, e.version,
         e.starts_at as "startsAt", e.ends_at as "endsAt", e.registration_opens_at as "registrationOpensAt",
         e.registration_closes_at as "registrationClosesAt", p.capacity, p.taken,
         (select count(*)::int from events.registration r where r.event_id = e.id and r.state = 'waitlisted') as waiting
       from events.event e join events.pool p on p.event_id = e.id where e.id = $1`,
      [id],
    );
    if (!found) throw new DomainError(EventsError.unknownEvent);
    if (version !== undefined && version !== found.version) throw new DomainError(PlatformError.changedMeanwhile);
    return found;
  }

  async add(event: Omit<StoredEvent, 'version'>, capacity: number, now: Date): Promise<void> {
    await this.database.query(
      `insert into events.event (id, programme_id, organiser_id, title, description, place, starts_at, ends_at, registration_opens_at,
         registration_closes_at, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[
          event.id,
          event.programmeId,
          event.organiserId,
          JSON.stringify(event.title),
          JSON.stringify(event.description),
        ],
        ...[event.place, event.startsAt, event.endsAt, event.registrationOpensAt, event.registrationClosesAt],
        ...[event.state, now],
      ],
    );
    await this.database.query('insert into events.pool (event_id, capacity) values ($1, $2)', [event.id, capacity]);
  }

  /** Answers the new version. */
  async change(id: EventId, change: EventChange): Promise<number> {
    const parameters: unknown[] = [id];
    const sets = Object.entries(COLUMNS).flatMap(([field, column]) => {
      const value = change[field as keyof EventChange];
      if (value === undefined) return [];
      const isText = field === 'title' || field === 'description';
      return [`${column} = $${parameters.push(isText ? JSON.stringify(value) : value)}`];
    });
    const row = await this.database.one<{ version: number }>(
      `update events.event set ${[...sets, 'version = version + 1'].join(', ')} where id = $1 returning version`,
      parameters,
    );
    return row?.version ?? 0;
  }

  async setCapacity(id: EventId, capacity: number): Promise<void> {
    await this.database.query('update events.pool set capacity = $2 where event_id = $1', [id, capacity]);
  }

  /** Seats given (positive) or given back (negative). The pool is locked. */
  async addTaken(id: EventId, seats: number): Promise<void> {
    await this.database.query('update events.pool set taken = taken + $2 where event_id = $1', [id, seats]);
  }

  /** The next number of the waitlist; never given twice. The pool is locked. */
  async nextSeq(id: EventId): Promise<number> {
    const row = await this.database.one<{ seq: number }>(
      'update events.pool set last_seq = last_seq + 1 where event_id = $1 returning last_seq as seq',
      [id],
    );
    return row?.seq ?? 0;
  }
}

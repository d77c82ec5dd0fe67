import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, DomainError, helsinkiInstant, type LocalDate, type LocalisedText } from '#platform/kernel';
import { type EventState, registrationIsOpen } from '../domain/event.js';
import { EventsError } from '../errors.js';

export interface EventSearch {
  /** Events from this day on, Helsinki time; those that have not ended when left out. */
  readonly from?: LocalDate | undefined;
  readonly q?: string | undefined;
  readonly seats?: 'free' | undefined;
}

interface EventView {
  readonly id: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly organiser: LocalisedText;
  readonly capacity: number;
  readonly seatsLeft: number;
  readonly waiting: number;
  readonly registrationOpen: boolean;
  readonly state: EventState;
}

interface Row extends Omit<EventView, 'startsAt' | 'endsAt' | 'registrationOpen'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationOpensAt: Date;
  readonly registrationClosesAt: Date;
}

const MAX_ROWS = 200;
const SELECT = `select e.id, e.title, e.description, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place, o.name as organiser,
    p.capacity, p.capacity - p.taken as "seatsLeft", e.state,
    (select count(*)::int from events.registration r where r.event_id = e.id and r.state = 'waitlisted') as waiting,
    e.registration_opens_at as "registrationOpensAt", e.registration_closes_at as "registrationClosesAt"
  from events.event e join events.pool p on p.event_id = e.id join identity.organisation o on o.id = e.organiser_id
  where e.state = 'published'`;

/** Searched text, in all languages of the event and its organiser. */
const SEARCHED = `concat_ws(' ', e.title->>'fi', e.title->>'sv', e.title->>'en', e.description->>'fi', e.description->>'sv',
    e.description->>'en', e.place, o.name->>'fi', o.name->>'sv', o.name->>'en')`;

/** What everybody may see of the events. */
@Injectable()
export class PublishedEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(search: EventSearch): Promise<EventView[]> {
    const parameters: unknown[] = [];
    const conditions = [
      search.from
        ? `e.starts_at >= $${parameters.push(helsinkiInstant(search.from))}`
        : `e.ends_at > $${parameters.push(this.clock.now())}`,
    ];
    for (const word of (search.q ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
      conditions.push(`${SEARCHED} ilike $${parameters.push(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`);
    }
    if (search.seats === 'free') conditions.push('p.taken < p.capacity');
    const rows = await this.database.query<Row>(
      `${SELECT} and ${conditions.join(' and ')} order by e.starts_at, e.id limit ${MAX_ROWS}`,
      parameters,
    );
    return rows.map((row) => this.view(row));
  }

  /** @throws events.unknown-event also for drafts and cancelled ones */
  async get(id: string): Promise<EventView> {
    const row = await this.database.one<Row>(`${SELECT} and e.id = $1`, [id]);
    if (!row) throw new DomainError(EventsError.unknownEvent);
    return this.view(row);
  }

  private view(row: Row): EventView {
    const registrationOpen = registrationIsOpen(row, this.clock.now());
    return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), registrationOpen };
  }
}

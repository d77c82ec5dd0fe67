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
  /** The event after which the page begins; the first page when left out. */
  readonly after?: string | undefined;
}

interface EventPage {
  readonly items: readonly EventView[];
  readonly total: number;
  readonly next: string | null;
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

/** Whole rows of cards on every screen. */
const PAGE = 60;
const COLUMNS = `e.id, e.title, e.description, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place, o.name as organiser,
    p.capacity, p.capacity - p.taken as "seatsLeft", e.state,
    (select count(*)::int from events.registration r where r.event_id = e.id and r.state = 'waitlisted') as waiting,
    e.registration_opens_at as "registrationOpensAt", e.registration_closes_at as "registrationClosesAt"`;
const PUBLISHED = `from events.event e join events.pool p on p.event_id = e.id join identity.organisation o on o.id = e.organiser_id
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

  /** A page goes on where the one before ended, also when its last event was called off meanwhile. */
  async list(search: EventSearch): Promise<EventPage> {
    const parameters: unknown[] = [];
    const wanted = `${PUBLISHED} and ${this.conditions(search, parameters).join(' and ')}`;
    const found = await this.database.one<{ total: number }>(`select count(*)::int as total ${wanted}`, parameters);
    const rest = search.after
      ? `and (e.starts_at, e.id) > (select l.starts_at, l.id from events.event l where l.id = $${parameters.push(search.after)})`
      : '';
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} ${wanted} ${rest} order by e.starts_at, e.id limit ${PAGE + 1}`,
      parameters,
    );
    const items = rows.slice(0, PAGE).map((row) => this.view(row));
    return { items, total: found?.total ?? 0, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
  }

  private conditions(search: EventSearch, parameters: unknown[]): string[] {
    const conditions = [
      search.from
        ? `e.starts_at >= $${parameters.push(helsinkiInstant(search.from))}`
        : `e.ends_at > $${parameters.push(this.clock.now())}`,
    ];
    for (const word of (search.q ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
      conditions.push(`${SEARCHED} ilike $${parameters.push(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`);
    }
    if (search.seats === 'free') conditions.push('p.taken < p.capacity');
    return conditions;
  }

  /** @throws events.unknown-event also for drafts and cancelled ones */
  async get(id: string): Promise<EventView> {
    const row = await this.database.one<Row>(`select ${COLUMNS} ${PUBLISHED} and e.id = $1`, [id]);
    if (!row) throw new DomainError(EventsError.unknownEvent);
    return this.view(row);
  }

  private view(row: Row): EventView {
    const registrationOpen = registrationIsOpen(row, this.clock.now());
    return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), registrationOpen };
  }
}

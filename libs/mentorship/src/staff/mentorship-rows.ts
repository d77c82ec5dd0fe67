import { Injectable } from '@nestjs/common';
import { type CatalogueFilter, type CatalogueQuery, type CatalogueRow, type Scope, scopeCondition } from '#identity';
import { Database } from '#platform';
import { isId } from '#platform/kernel';

const MAX_ROWS = 500;
const NAME = `nullif(p.display_name, '')`;
/** Alphabetical as Finns and Swedes read it. */
const FINNISH = `collate "fi-x-icu"`;

function inAnyLanguage(column: string): string {
  return `concat_ws(' / ', ${column}->>'fi', ${column}->>'sv', ${column}->>'en') ${FINNISH}`;
}

interface Column {
  /** What filters and orders look at. */
  readonly sql: string;
  /** What is shown, where it is something else: a name in all its languages. */
  readonly shown?: string;
  readonly isText?: boolean;
}

/** The expression behind every field of the catalogue; only these reach the query text. */
const COLUMNS: Readonly<Record<string, Column>> = {
  students: { sql: 'own.students', isText: true },
  otherStudents: { sql: 'everybody.students - own.count' },
  mentors: { sql: 'everybody.mentors', isText: true },
  state: { sql: 'm.state' },
  agreedAt: { sql: 'm.agreed_at' },
  startedOn: { sql: `(m.started_at at time zone 'Europe/Helsinki')::date` },
  endsOn: { sql: 'm.ends_on' },
  meetings: { sql: 'held.counted' },
  lastMeeting: { sql: 'held.last' },
  home: { sql: 'own.home', shown: 'own.homes', isText: true },
  cohort: { sql: inAnyLanguage('c.name'), shown: 'c.name', isText: true },
};

/**
 * Pairs and groups within a scope. A mentorship is seen by each organisation with a member in it; the students of others are a number there,
 * never a name (model.md, scope). Mentors are seen per programme, so with every pair that is seen.
 */
@Injectable()
export class MentorshipRows {
  constructor(private readonly database: Database) {}

  list(scope: Scope, { filter, sort, limit, offset }: CatalogueQuery): Promise<CatalogueRow[]> {
    const parameters: unknown[] = [];
    const body = seen(scope, filter, parameters);
    const column = sort && COLUMNS[sort.field]?.sql;
    const order = column
      ? `${column} ${sort.direction === 'desc' ? 'desc' : 'asc'} nulls last, m.id`
      : 'm.agreed_at desc, m.id';
    const page = `limit $${parameters.push(Math.min(limit, MAX_ROWS))} offset $${parameters.push(offset)}`;
    return this.database.query(`${SELECT} ${body} order by ${order} ${page}`, parameters);
  }

  async count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    const parameters: unknown[] = [];
    const row = await this.database.one<{ count: number }>(
      `select count(*) as count ${seen(scope, filter, parameters)}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  async get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    if (!isId(id)) return undefined;
    const parameters: unknown[] = [];
    const body = seen(scope, {}, parameters);
    return this.database.one(`${SELECT} ${body} and m.id = $${parameters.push(id)}`, parameters);
  }
}

const SELECT = `select m.id, own.ids || everybody.mentor_ids as "personIds", ${Object.entries(COLUMNS)
  .map(([name, { sql, shown = sql }]) => `${shown} as "${name}"`)
  .join(', ')}`;

/** FROM and WHERE. Organisation and programme are compared within one pair of the scope, on one member of one mentorship. */
function seen(scope: Scope, filter: CatalogueFilter, parameters: unknown[]): string {
  const reached = scopeCondition(
    scope,
    { organisation: 'x.home_organisation_id', programme: 'm.programme_id' },
    parameters,
  );
  const conditions = Object.entries(filter).flatMap(([field, value]) => {
    const column = COLUMNS[field];
    return column && value ? conditionOf(column, value, parameters) : [];
  });
  return `
    from mentorship.mentorship m
    join programmes.cohort c on c.id = m.cohort_id
    cross join lateral (
      select string_agg(${NAME}, ', ' order by p.display_name ${FINNISH}, p.id) as students, count(*)::int as count,
        coalesce(array_agg(p.id), '{}') as ids, string_agg(distinct ${inAnyLanguage('o.name')}, ', ') as home,
        jsonb_agg(distinct o.name) filter (where o.name is not null) as homes
      from mentorship.member x join identity.person p on p.id = x.person_id
      left join identity.organisation o on o.id = x.home_organisation_id
      where x.mentorship_id = m.id and x.role = 'student' and ${reached}) own
    cross join lateral (
      select count(*) filter (where x.role = 'student')::int as students,
        string_agg(${NAME}, ', ' order by p.display_name ${FINNISH}, p.id) filter (where x.role = 'mentor') as mentors,
        coalesce(array_agg(p.id) filter (where x.role = 'mentor'), '{}') as mentor_ids
      from mentorship.member x join identity.person p on p.id = x.person_id where x.mentorship_id = m.id) everybody
    cross join lateral (
      select count(*) filter (where t.counted_at is not null)::int as counted, max(t.held_on) filter (where t.state <> 'objected') as last
      from mentorship.meeting t where t.mentorship_id = m.id) held
    where ${[`exists (select 1 from mentorship.member x where x.mentorship_id = m.id and ${reached})`, ...conditions].join(' and ')}`;
}

function conditionOf({ sql, isText }: Column, value: string, parameters: unknown[]): string {
  if (!isText) return `(${sql})::text = $${parameters.push(value)}`;
  // What the reader typed is text to look for, not a pattern.
  const pattern = value.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return `${sql} ilike $${parameters.push(`%${pattern}%`)}`;
}

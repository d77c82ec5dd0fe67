import { Injectable } from '@nestjs/common';
import { Database, type Fact, Transactions } from '#platform';
import type { Id } from '#platform/kernel';
import { type CountedThing, PROJECTED_FACTS, toCountedThing } from './counted-thing.js';

const BATCH = 500;
const TYPES = PROJECTED_FACTS.map((fact) => fact.type);

interface FactRow {
  id: Id<'fact'>;
  type: string;
  version: number;
  occurred_at: Date;
  recorded_at: Date;
  subject_kind: string;
  subject_id: string;
  subject_version: number;
  organisation_id: string | null;
  programme_id: string | null;
  cohort_id: string | null;
  data: unknown;
}

function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    subject: { kind: row.subject_kind, id: row.subject_id, version: row.subject_version },
    organisationId: row.organisation_id,
    programmeId: row.programme_id,
    cohortId: row.cohort_id,
    data: row.data,
  };
}

/** The rows that indicators are counted from. Each follows from one fact, whatever the order in which facts come. */
@Injectable()
export class Projection {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Adds rows; those that are there already stay as they are. */
  async add(things: readonly CountedThing[]): Promise<void> {
    await this.database.query(
      `insert into reporting.fact (source_fact_id, kind, subject_id, subject_version, person_ids, programme_id, organisation_ids,
         event_id, occurred_at, occurred_on, recorded_at)
       select "sourceFactId", kind, "subjectId", "subjectVersion", "personIds", "programmeId", "organisationIds",
         "eventId", "occurredAt", "occurredOn", "recordedAt"
       from jsonb_to_recordset($1) as thing ("sourceFactId" uuid, kind text, "subjectId" uuid, "subjectVersion" integer,
         "personIds" uuid[], "programmeId" uuid, "organisationIds" uuid[], "eventId" uuid, "occurredAt" timestamptz, "occurredOn" date, "recordedAt" timestamptz)
       on conflict (source_fact_id) do nothing`,
      [JSON.stringify(things)],
    );
  }

  /** Adds whatever the facts tell and no handler has brought yet, so that a report never depends on how busy the worker is. */
  async catchUp(): Promise<number> {
    return this.transactions.run(async () => {
      let added = 0;
      for (let after = 0; ; ) {
        const rows = await this.database.query<FactRow & { sequence: number }>(
          `select f.* from platform.fact f left join reporting.fact known on known.source_fact_id = f.id
           where f.type = any($1) and f.programme_id is not null and known.source_fact_id is null and f.sequence > $2
           order by f.sequence limit ${BATCH}`,
          [TYPES, after],
        );
        const last = rows.at(-1);
        if (!last) return added;
        await this.add(rows.map((row) => toCountedThing(toFact(row))));
        added += rows.length;
        after = last.sequence;
      }
    });
  }

  /** Forgets all rows and makes them again from the facts. Handlers wait meanwhile. Answers how many rows there are. */
  async rebuild(): Promise<number> {
    return this.transactions.run(async () => {
      await this.database.query('lock table reporting.fact in exclusive mode');
      await this.database.query('delete from reporting.fact');
      return this.catchUp();
    });
  }
}

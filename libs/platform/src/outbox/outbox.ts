import { Injectable } from '@nestjs/common';
import { Clock, type Id, newId } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import type { FactDefinition, FactPlace, FactSubject } from './fact.js';
import { ANNOUNCE_WRITER, RECORDED_AT } from './fact-horizon.js';
import { Lane } from './lane.js';

export interface NewFact<Data> extends FactPlace {
  readonly subject: FactSubject;
  readonly data: Data;
  /** Domain time; now when left out. */
  readonly occurredAt?: Date;
}

/** Postgres channel that wakes the relay when a transaction with facts or job requests commits. */
export const WAKE_CHANNEL = 'luotsi_outbox';

/** Where use cases announce what happened, in the transaction that made it happen. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly lane: Lane,
  ) {}

  /** @throws Error outside a transaction: a fact without its cause would be a rumour. */
  async record<Data>(definition: FactDefinition<Data>, fact: NewFact<Data>): Promise<Id<'fact'>> {
    if (!this.transactions.isOpen) throw new Error(`${definition.type} was recorded outside a transaction`);
    const now = this.clock.now();
    const id = newId<'fact'>(now.getTime());
    await this.database.query(
      `select pg_notify('${WAKE_CHANNEL}', ''), ${ANNOUNCE_WRITER} from platform.fact_horizon`,
      [now],
    );
    await this.database.query(
      `insert into platform.fact (id, type, version, occurred_at, recorded_at, subject_kind, subject_id, subject_version,
         organisation_id, programme_id, cohort_id, data, lane)
       values ($2, $3, $4, $5, ${RECORDED_AT}, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        now,
        id,
        definition.type,
        definition.version,
        fact.occurredAt ?? now,
        fact.subject.kind,
        fact.subject.id,
        fact.subject.version,
        fact.organisationId ?? null,
        fact.programmeId ?? null,
        fact.cohortId ?? null,
        JSON.stringify(definition.data.parse(fact.data)),
        this.lane.name,
      ],
    );
    return id;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, type Id, newId } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import { Lane } from '../outbox/lane.js';
import { WAKE_CHANNEL } from '../outbox/outbox.js';
import type { JobDefinition } from './job.js';

export interface RequestOptions {
  /** A second request with the same key is the first one. */
  readonly dedupeKey?: string;
  readonly dueAt?: Date;
}

/** Asks for work in the transaction that needs it; the relay hands it to BullMQ after the commit. */
@Injectable()
export class JobRequests {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly lane: Lane,
  ) {}

  async request<Data>(job: JobDefinition<Data>, data: Data, options: RequestOptions = {}): Promise<Id<'job'>> {
    if (!this.transactions.isOpen) throw new Error(`${job.name} was requested outside a transaction`);
    const now = this.clock.now();
    const id = newId<'job'>(now.getTime());
    await this.database.query(
      `insert into platform.job_note (id, name, data, dedupe_key, state, created_at, touched_at, due_at, lane)
       values ($1, $2, $3, $4, 'pending', $5, $5, $6, $7) on conflict (dedupe_key) do nothing`,
      [
        id,
        job.name,
        JSON.stringify(job.data.parse(data)),
        options.dedupeKey ?? null,
        now,
        options.dueAt ?? now,
        this.lane.name,
      ],
    );
    await this.database.query(`select pg_notify('${WAKE_CHANNEL}', '')`);
    return id;
  }
}

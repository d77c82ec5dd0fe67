import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import { FactHandlers } from '../outbox/fact-handlers.js';
import { Lane } from '../outbox/lane.js';
import type { QueueName } from './job.js';
import { JobHandlers } from './job-handlers.js';
import type { QueuedWork } from './queue-backend.js';

const BATCH = 200;
/** Unfinished work that nobody has touched for so long is handed to the queue again: also after FLUSHALL of Redis. */
const FORGOTTEN_AFTER = 30 * SECOND;

export interface Wakeup {
  readonly queue: QueueName;
  readonly work: QueuedWork;
}

interface Expansion {
  id: string;
  type: string;
}

/** Turns committed facts and job requests into wake-ups for the queue. Any number of workers may run it at once. */
@Injectable()
export class Relay {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly handlers: FactHandlers,
    private readonly jobs: JobHandlers,
    private readonly clock: Clock,
    private readonly lane: Lane,
  ) {}

  /** New work, marked as handed over. An empty answer means there is none. */
  takeNew(): Promise<Wakeup[]> {
    return this.transactions.run(async () => [...(await this.expandFacts()), ...(await this.takeJobs())]);
  }

  /** Work that was handed over but is neither done nor touched: the queue lost it, or its worker died. */
  async takeForgotten(): Promise<Wakeup[]> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - FORGOTTEN_AFTER);
    const deliveries = await this.database.query<{ fact_id: string; handler: string }>(
      `update platform.delivery set touched_at = $1 where (fact_id, handler) in (
         select fact_id, handler from platform.delivery
         where lane = $3 and state = 'pending' and due_at <= $1 and (touched_at < $2 or (attempts > 0 and due_at > touched_at))
         order by due_at limit ${BATCH} for update skip locked)
       returning fact_id, handler`,
      [now, before, this.lane.name],
    );
    const notes = await this.database.query<{ id: string; name: string }>(
      `update platform.job_note set touched_at = $1 where id in (
         select id from platform.job_note
         where lane = $3 and state = 'pending' and enqueued_at is not null and due_at <= $1 and (touched_at < $2 or (attempts > 0 and due_at > touched_at))
         order by due_at limit ${BATCH} for update skip locked)
       returning id, name`,
      [now, before, this.lane.name],
    );
    return [
      ...deliveries.map((row) => this.deliveryWakeup(row.fact_id, row.handler)),
      ...notes.map((row) => this.jobWakeup(row)),
    ];
  }

  /** Work of this lane that was handed over and is not done, in the order of the handing over. For whoever serves a lane alone. */
  async leftBehind(): Promise<Wakeup[]> {
    const values = [this.clock.now(), this.lane.name];
    const deliveries = await this.database.query<Expansion & { handler: string }>(
      `select f.id, f.type, d.handler from platform.delivery d join platform.fact f on f.id = d.fact_id
       where d.lane = $2 and d.state = 'pending' and d.due_at <= $1 order by f.sequence`,
      values,
    );
    const notes = await this.database.query<{ id: string; name: string }>(
      `select id, name from platform.job_note where lane = $2 and state = 'pending' and enqueued_at is not null and due_at <= $1 order by due_at, id`,
      values,
    );
    const pending = new Set(deliveries.map(({ id, handler }) => `${id} ${handler}`));
    const inOrder = [...new Map(deliveries.map(({ id, type }) => [id, type]))].flatMap(([id, type]) =>
      this.handlers.namesFor(type).flatMap((handler) => (pending.has(`${id} ${handler}`) ? [{ id, handler }] : [])),
    );
    return [
      ...inOrder.map(({ id, handler }) => this.deliveryWakeup(id, handler)),
      ...notes.map((row) => this.jobWakeup(row)),
    ];
  }

  private async expandFacts(): Promise<Wakeup[]> {
    const facts = await this.database.query<Expansion>(
      `select id, type from platform.fact where lane = $1 and relayed_at is null order by sequence limit ${BATCH} for update skip locked`,
      [this.lane.name],
    );
    if (facts.length === 0) return [];
    const pairs = facts.flatMap((fact) =>
      this.handlers.namesFor(fact.type).map((handler) => ({ id: fact.id, handler })),
    );
    const now = this.clock.now();
    await this.database.query(
      `insert into platform.delivery (fact_id, handler, lane, state, touched_at, due_at)
       select fact_id, handler, $4, 'pending', $3, $3 from unnest($1::uuid[], $2::text[]) as pair (fact_id, handler)
       on conflict do nothing`,
      [pairs.map((pair) => pair.id), pairs.map((pair) => pair.handler), now, this.lane.name],
    );
    await this.database.query('update platform.fact set relayed_at = $2 where id = any($1::uuid[])', [
      facts.map((fact) => fact.id),
      now,
    ]);
    return pairs.map((pair) => this.deliveryWakeup(pair.id, pair.handler));
  }

  private async takeJobs(): Promise<Wakeup[]> {
    const notes = await this.database.query<{ id: string; name: string }>(
      `update platform.job_note set enqueued_at = $1, touched_at = $1 where id in (
         select id from platform.job_note where lane = $2 and state = 'pending' and enqueued_at is null and due_at <= $1
         order by due_at limit ${BATCH} for update skip locked)
       returning id, name`,
      [this.clock.now(), this.lane.name],
    );
    return notes.map((row) => this.jobWakeup(row));
  }

  private deliveryWakeup(factId: string, handler: string): Wakeup {
    return { queue: 'facts', work: { kind: 'fact', id: factId, handler } };
  }

  private jobWakeup(row: { id: string; name: string }): Wakeup {
    return { queue: this.jobs.get(row.name).job.queue, work: { kind: 'job', id: row.id } };
  }
}

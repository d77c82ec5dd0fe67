import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';

/** First half of the advisory lock that a transaction holds from its first fact until it ends; the second half says when. */
const WRITER_LOCK = 7_215_342;
/** The second half counts seconds from 2000 on: they fit 32 bits until 2068. */
const LOCK_EPOCH = Date.UTC(2000, 0, 1) / 1000;

/**
 * Announces, for the transaction in which it runs, facts recorded from $1 on. The lock is shared, so nobody ever waits for it; it goes with the
 * transaction, also when its process dies.
 */
export const ANNOUNCE_WRITER = `pg_advisory_xact_lock_shared(${WRITER_LOCK},
  (floor(extract(epoch from greatest($1::timestamptz, closed_until))) - ${LOCK_EPOCH})::int)`;

/** The instant of a fact: $1, but never one that somebody was told to be complete. Needs a statement that began after ANNOUNCE_WRITER. */
export const RECORDED_AT = `(select greatest($1::timestamptz, closed_until + interval '1 millisecond') from platform.fact_horizon)`;

/**
 * Up to when the facts are complete. A fact carries the instant at which it was recorded, but its transaction ends later, and clocks of
 * processes differ: "what was recorded by now" can still grow. Below an instant that `settle` answered it cannot.
 */
@Injectable()
export class FactHorizon {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers an instant, `wanted` or the latest before it that will do (now without `wanted`, or when that is to come), such that every fact
   * recorded by then is committed and no later one will say that it was. Waits for nobody. What is read after this call sees them all.
   * @throws Error inside a transaction: nobody would see the closing, and the snapshot could be older than it
   */
  async settle(wanted?: Date): Promise<Date> {
    if (this.transactions.isOpen) throw new Error('Facts are settled outside of transactions');
    // The closing first: whoever announces herself after it records later. Who did so before it is seen by the second query, or has committed.
    const closed = await this.horizon(
      `update platform.fact_horizon h set closed_until = greatest(closed_until, w.wanted)
       from (select least($1::timestamptz, greatest($2::timestamptz, closed_until + interval '1 millisecond')) as wanted
         from platform.fact_horizon) w
       returning w.wanted as until`,
      [wanted ?? null, this.clock.now()],
    );
    return this.horizon(
      `update platform.fact_horizon set settled_until = greatest(settled_until, least($1::timestamptz, (
         select to_timestamp(min(objid::bigint) + ${LOCK_EPOCH}) - interval '1 millisecond' from pg_locks
         where locktype = 'advisory' and classid = ${WRITER_LOCK} and objsubid = 2
           and database = (select oid from pg_database where datname = current_database()))))
       returning least($1::timestamptz, settled_until) as until`,
      [closed],
    );
  }

  private async horizon(sql: string, parameters: readonly unknown[]): Promise<Date> {
    const row = await this.database.one<{ readonly until: Date }>(sql, parameters);
    if (!row) throw new Error('The horizon of the facts is missing');
    return row.until;
  }
}

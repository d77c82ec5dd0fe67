import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';

/** The transaction that is open where somebody works, as `Transactions.run` hands it to the work. */
export class OpenTransaction {
  private readonly lastActs: (() => Promise<void>)[] = [];

  constructor(
    readonly manager: EntityManager,
    private readonly isSnapshot: boolean,
  ) {}

  /**
   * Does `act` in this transaction, as the last thing before its commit. For what stands behind a lock that the whole house needs: taken last, it
   * is held for a moment, and nobody waits for another lock while holding it, which is how deadlocks are made.
   */
  beforeCommit(act: () => Promise<void>): void {
    if (this.isSnapshot)
      throw new Error('a snapshot is for reading: what others have written meanwhile is hidden from it');
    this.lastActs.push(act);
  }

  /** Called by Transactions alone. */
  async end(): Promise<void> {
    for (const act of this.lastActs) await act();
  }
}

const open = new AsyncLocalStorage<OpenTransaction>();

/** The door to Postgres for persistence/ and queries/: what it does belongs to the open transaction, if there is one. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return open.getStore()?.manager ?? this.dataSource.manager;
  }

  repository<Row extends ObjectLiteral>(record: EntityTarget<Row>): Repository<Row> {
    return this.manager.getRepository(record);
  }

  /** Rows of a SELECT or of RETURNING. Parameters are $1, $2 ...; text is never pasted into SQL. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answer: unknown = await this.manager.query(sql, [...parameters]);
    // The pg driver of TypeORM answers [rows, count] for UPDATE and DELETE and plain rows for the rest.
    if (Array.isArray(answer) && Array.isArray(answer[0]) && typeof answer[1] === 'number') return answer[0] as Row[];
    return answer as Row[];
  }

  /** The first row, or undefined. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }
}

/** Where use cases put a boundary around what must happen whole or not at all. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction; called inside another it joins that one. */
  run<Result>(work: (transaction: OpenTransaction) => Promise<Result>): Promise<Result> {
    const joined = open.getStore();
    if (joined) return work(joined);
    return this.dataSource.transaction((manager) => inside(new OpenTransaction(manager, false), work));
  }

  /** Like run, but every query sees the database as it was at the first one: for counting a report. */
  runSnapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) =>
      inside(new OpenTransaction(manager, true), work),
    );
  }

  /** Whether a transaction is open here. The outbox refuses to record outside of one. */
  get isOpen(): boolean {
    return open.getStore() !== undefined;
  }
}

function inside<Result>(
  transaction: OpenTransaction,
  work: (transaction: OpenTransaction) => Promise<Result>,
): Promise<Result> {
  return open.run(transaction, async () => {
    const result = await work(transaction);
    await transaction.end();
    return result;
  });
}

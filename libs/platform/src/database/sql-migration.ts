import { type QueryRunner } from 'typeorm';

/** A migration written as SQL. The class name must be `<Lib><What><13-digit time>`: TypeORM runs them in that order. */
export abstract class SqlMigration {
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    throw new Error('Luotsi migrates forward only: mend with a new migration.');
  }
}

import { SqlMigration } from '../sql-migration.js';

/** The steps of a past that is being lived through: while there are any, it is unfinished. Empty but in demonstrations. */
export class PlatformKeepRehearsal1700001900000 extends SqlMigration {
  readonly sql = `
    create table platform.rehearsal_step (
      number integer primary key,
      name text not null,
      answer jsonb not null,
      clock_at timestamptz not null,
      chance bigint not null
    );
  `;
}

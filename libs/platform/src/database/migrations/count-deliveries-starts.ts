import { SqlMigration } from '../sql-migration.js';

/** A fact whose handler takes its worker with it comes to an end, too: starts without an end are counted as those of jobs are. */
export class PlatformCountDeliveriesStarts1700000003000 extends SqlMigration {
  readonly sql = `alter table platform.delivery add column starts integer not null default 0;`;
}

import { SqlMigration } from '../sql-migration.js';

export class PlatformFactHorizon1700001000000 extends SqlMigration {
  readonly sql = `
    create table platform.fact_horizon (
      only_row boolean primary key default true check (only_row),
      closed_until timestamptz not null,
      settled_until timestamptz not null,
      check (settled_until <= closed_until)
    );
    insert into platform.fact_horizon (closed_until, settled_until) values ('-infinity', '-infinity');
  `;
}

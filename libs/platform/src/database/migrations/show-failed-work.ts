import { SqlMigration } from '../sql-migration.js';

/** What has failed for good, in one list: a name for each delivery, and why it failed as a code that tells nothing of anybody. */
export class PlatformShowFailedWork1700000002000 extends SqlMigration {
  readonly sql = `
    alter table platform.delivery add column id uuid not null generated always as (md5(fact_id::text || ' ' || handler)::uuid) stored;
    alter table platform.delivery add column error_code text;
    alter table platform.job_note add column error_code text;
    create unique index delivery_id on platform.delivery (id);
    create index delivery_failed on platform.delivery (touched_at) where state = 'failed';
    create index job_note_failed on platform.job_note (touched_at) where state = 'failed';

    create view platform.failed_work as
      select d.id, 'fact' as kind, f.type as what, d.handler, d.fact_id as log_id, f.recorded_at as since, d.touched_at as failed_at, d.attempts,
        d.error_code, f.organisation_id, f.programme_id
      from platform.delivery d join platform.fact f on f.id = d.fact_id where d.state = 'failed' and d.lane = 'main'
      union all
      select j.id, 'job', j.name, null, j.id, j.created_at, j.touched_at, j.attempts, j.error_code, null, null
      from platform.job_note j where j.state = 'failed' and j.lane = 'main';
  `;
}

import { SqlMigration } from '../sql-migration.js';

/** Attempts count what ended in a failure; starts without an end (kills) are counted apart, and a job may end with a note in its own lib. */
export class PlatformCountStarts1700000001000 extends SqlMigration {
  readonly sql = `
    alter table platform.job_note add column starts integer not null default 0;
    alter table platform.job_note drop constraint job_note_state_check;
    alter table platform.job_note add constraint job_note_state_check check (state in ('pending', 'done', 'failed', 'given_up'));
  `;
}

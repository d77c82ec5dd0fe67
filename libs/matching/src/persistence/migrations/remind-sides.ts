import { SqlMigration } from '#platform';

export class MatchingRemindSides1700000500001 extends SqlMigration {
  readonly sql = `
    alter table matching.proposal_side add column reminders integer not null default 0 check (reminders >= 0);
  `;
}

import { SqlMigration } from '#platform';

export class MatchingRemovedPairs1700000500050 extends SqlMigration {
  readonly sql = `
    -- How many pairs each rule took out; null for runs of before, which are counted again when somebody asks.
    alter table matching.run_result add column removed jsonb;
  `;
}

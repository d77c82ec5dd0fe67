import { SqlMigration } from '#platform';

export class MatchingEndOfMentorship1700000500002 extends SqlMigration {
  readonly sql = `
    alter table matching.proposal add column mentorship_ended_at timestamptz;
    -- What ended before anybody noted it here.
    update matching.proposal p set mentorship_ended_at = f.occurred_at
      from platform.fact f where f.type = 'mentorship.pair-ended' and f.subject_id = p.mentorship_id;
  `;
}

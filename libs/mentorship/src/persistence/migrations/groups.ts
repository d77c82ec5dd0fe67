import { SqlMigration } from '#platform';

export class MentorshipGroups1700000600030 extends SqlMigration {
  readonly sql = `
    -- The group of mentors that takes these students together; null for a pair.
    alter table mentorship.mentorship add column group_id uuid references programmes.mentor_group on delete restrict;
    create unique index mentorship_of_group on mentorship.mentorship (group_id) where state not in ('completed', 'ended_early');
    -- Somebody who left while the others went on.
    alter table mentorship.member add column left_at timestamptz;
  `;
}

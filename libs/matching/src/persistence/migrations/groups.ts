import { SqlMigration } from '#platform';

export class MatchingGroups1700000500031 extends SqlMigration {
  readonly sql = `
    -- The group whose place it is; its lead is the mentor of the proposal.
    alter table matching.proposal add column group_id uuid references programmes.mentor_group on delete restrict;
    -- When the group began with this student in it, or she joined it.
    alter table matching.proposal add column joined_at timestamptz check (joined_at is null or (group_id is not null and state = 'accepted'));
    create index proposal_of_group on matching.proposal (group_id) where group_id is not null;
    -- What became of each group, and whether no other choice of open ones is better.
    alter table matching.run_result add column groups jsonb;
  `;
}

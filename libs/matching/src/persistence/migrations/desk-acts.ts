import { SqlMigration } from '#platform';

export class MatchingDeskActs1700000500011 extends SqlMigration {
  readonly sql = `
    alter table matching.match_run add column because text not null default 'staff' check (because in ('staff', 'places-came-free'));
    alter table matching.match_run alter column because drop default;
    alter table matching.match_run add column revision integer not null default 0 check (revision >= 0);
    -- A pair stands from one revision of its run up to, and without, another; null is now.
    alter table matching.run_pair add column from_revision integer not null default 0;
    alter table matching.run_pair alter column from_revision drop default;
    alter table matching.run_pair add column to_revision integer check (to_revision > from_revision);
    alter table matching.run_pair drop constraint run_pair_pkey;
    alter table matching.run_pair add primary key (run_id, student_enrolment_id, from_revision);
    create unique index run_pair_standing on matching.run_pair (run_id, student_enrolment_id) where to_revision is null;
    -- What staff did to a run's pairs, an act for each revision; never changed but by undoing.
    create table matching.run_act (
      run_id uuid not null references matching.match_run on delete restrict,
      revision integer not null check (revision > 0),
      act text not null check (act in ('lock', 'unlock', 'move', 'reject')),
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      reason text not null,
      acted_by uuid not null references identity.person on delete restrict,
      acted_at timestamptz not null,
      undone_at timestamptz,
      primary key (run_id, revision)
    );
    alter table matching.run_result add column fair_share jsonb;
    create index run_act_of_person on matching.run_act (acted_by);
  `;
}

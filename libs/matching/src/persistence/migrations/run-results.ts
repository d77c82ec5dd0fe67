import { SqlMigration } from '#platform';

export class MatchingRunResults1700000500010 extends SqlMigration {
  readonly sql = `
    alter table matching.match_run add column dry boolean not null default false;
    alter table matching.match_run alter column dry drop default;
    -- Runs before this knew no aims.
    alter table matching.match_run add column settings jsonb not null default '{"aims": [], "fewestPoints": 0, "poorBelow": 0, "goodFrom": 0}';
    alter table matching.match_run alter column settings drop default;
    drop index matching.match_run_one_live;
    create unique index match_run_one_live on matching.match_run (cohort_id) where state in ('queued', 'running', 'done') and not dry;

    -- What a run was asked, besides what it read of people: enough, with run_person, to compute it again.
    create table matching.run_snapshot (
      run_id uuid primary key references matching.match_run on delete restrict,
      manifest jsonb not null
    );
    -- What a run read of somebody, and what it found out about her.
    create table matching.run_person (
      run_id uuid not null references matching.match_run on delete restrict,
      enrolment_id uuid not null references programmes.enrolment on delete restrict,
      role text not null check (role in ('student', 'mentor')),
      person_id uuid not null references identity.person on delete restrict,
      home_organisation_id uuid references identity.organisation on delete restrict,
      answers jsonb not null,
      finding jsonb not null,
      primary key (run_id, enrolment_id)
    );
    create index run_person_of_person on matching.run_person (person_id);
    create table matching.run_pair (
      run_id uuid not null references matching.match_run on delete restrict,
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      score integer not null check (score between 0 and 1000),
      locked boolean not null,
      primary key (run_id, student_enrolment_id)
    );
    create index run_pair_of_mentor on matching.run_pair (run_id, mentor_enrolment_id);
    create table matching.run_result (
      run_id uuid primary key references matching.match_run on delete restrict,
      result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
      met jsonb not null,
      broken_locks jsonb not null,
      cover_students integer not null,
      cover_places integer not null,
      timings jsonb not null
    );
  `;
}

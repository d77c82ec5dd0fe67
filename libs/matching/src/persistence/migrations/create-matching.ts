import { SqlMigration } from '#platform';

export class MatchingCreate1700000500000 extends SqlMigration {
  readonly sql = `
    create schema matching;

    create table matching.rule_set (
      id uuid primary key,
      version integer not null unique,
      weights jsonb not null,
      created_at timestamptz not null
    );
    -- Where every installation begins; staff tune by adding versions, never by changing one.
    insert into matching.rule_set (id, version, weights, created_at) values (
      '018bcfe5-6800-7000-8000-000000000001', 1,
      '{"points": {"topics": 450, "field": 250, "availability": 200, "languages": 100}, "sharedRank": 3,
        "enoughSlots": 3, "enoughLanguages": 2, "broadFieldShare": 0.6}', '2023-11-14T22:13:20Z');

    create table matching.match_run (
      id uuid primary key,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      programme_id uuid not null references programmes.programme on delete restrict,
      rule_set_id uuid not null references matching.rule_set on delete restrict,
      state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'published')),
      stage text not null check (stage in ('waiting', 'reading', 'scoring', 'solving', 'storing', 'finished')),
      progress integer not null default 0 check (progress between 0 and 100),
      cancel_requested boolean not null default false,
      input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
      engine_version integer not null,
      failure text,
      students integer not null default 0,
      mentors integer not null default 0,
      seats integer not null default 0,
      pairs_considered integer not null default 0,
      matched integer not null default 0,
      score integer not null default 0,
      started_by uuid not null references identity.person on delete restrict,
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      version integer not null default 1
    );
    create unique index match_run_one_live on matching.match_run (cohort_id) where state in ('queued', 'running', 'done');

    create table matching.proposal (
      id uuid primary key,
      run_id uuid references matching.match_run on delete restrict,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      programme_id uuid not null references programmes.programme on delete restrict,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      mentor_person_id uuid not null references identity.person on delete restrict,
      student_person_id uuid not null references identity.person on delete restrict,
      home_organisation_id uuid references identity.organisation on delete restrict,
      score integer not null check (score between 0 and 1000),
      parts jsonb not null,
      state text not null check (state in ('proposed', 'sent', 'half_accepted', 'accepted', 'declined', 'expired', 'withdrawn')),
      reason text,
      sent_at timestamptz,
      expires_at timestamptz,
      mentorship_id uuid,
      created_at timestamptz not null,
      version integer not null default 1,
      check ((sent_at is null) = (expires_at is null)),
      check (sent_at is not null or state in ('proposed', 'withdrawn'))
    );
    -- An accepted one is guarded by the seat it holds, which the mentorship takes over: when that ends, the student may be proposed again.
    create unique index proposal_one_live on matching.proposal (student_enrolment_id) where state in ('proposed', 'sent', 'half_accepted');
    create index proposal_of_run on matching.proposal (run_id, state);
    create index proposal_of_mentor on matching.proposal (mentor_person_id);
    create index proposal_of_student on matching.proposal (student_person_id);
    create index proposal_due on matching.proposal (expires_at) where state in ('sent', 'half_accepted');

    create table matching.proposal_side (
      proposal_id uuid not null references matching.proposal on delete restrict,
      role text not null check (role in ('student', 'mentor')),
      answer text not null default 'none' check (answer in ('none', 'accepted', 'declined')),
      reason text,
      comment text,
      answered_at timestamptz,
      answerable_from integer not null default 1,
      primary key (proposal_id, role),
      check ((answer = 'none') = (answered_at is null)),
      check ((answer = 'declined') = (reason is not null))
    );

    create table matching.barred_pair (
      cohort_id uuid not null references programmes.cohort on delete restrict,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      why text not null,
      created_at timestamptz not null,
      primary key (mentor_enrolment_id, student_enrolment_id)
    );
    create index barred_pair_of_cohort on matching.barred_pair (cohort_id);
  `;
}

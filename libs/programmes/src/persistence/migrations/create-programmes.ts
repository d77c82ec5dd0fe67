import { SqlMigration } from '#platform';

export class ProgrammesCreate1700000400000 extends SqlMigration {
  readonly sql = `
    create schema programmes;

    create table programmes.programme (
      id uuid primary key,
      name jsonb not null,
      description jsonb not null,
      starts_on date not null,
      ends_on date not null check (ends_on > starts_on),
      version integer not null default 1
    );

    create table programmes.partner (
      programme_id uuid not null references programmes.programme on delete restrict,
      organisation_id uuid not null references identity.organisation on delete restrict,
      role text not null check (role in ('coordinator', 'part_implementer', 'partner')),
      primary key (programme_id, organisation_id)
    );

    create table programmes.cohort (
      id uuid primary key,
      programme_id uuid not null references programmes.programme on delete restrict,
      name jsonb not null,
      description jsonb not null,
      opens_on date not null,
      closes_on date not null,
      starts_on date not null,
      ends_on date not null,
      approves_saml_students boolean not null default false,
      proposal_days integer not null default 7 check (proposal_days between 1 and 30),
      version integer not null default 1,
      check (opens_on <= closes_on and starts_on < ends_on)
    );

    create table programmes.enrolment (
      id uuid primary key,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      person_id uuid not null references identity.person on delete restrict,
      role text not null check (role in ('student', 'mentor')),
      state text not null check (state in ('draft', 'submitted', 'needs_info', 'approved', 'confirmed', 'waitlisted', 'rejected',
        'matched', 'unmatched_closed', 'withdrawn')),
      home_organisation_id uuid references identity.organisation on delete restrict,
      capacity integer check (capacity between 1 and 6),
      reason text,
      privacy_notice_version integer,
      invited_at timestamptz,
      created_at timestamptz not null,
      submitted_at timestamptz,
      decided_at timestamptz,
      version integer not null default 1,
      check (role = 'student' or capacity is not null)
    );
    create unique index enrolment_one_live on programmes.enrolment (person_id, cohort_id, role)
      where state not in ('rejected', 'unmatched_closed', 'withdrawn');
    create index enrolment_of_cohort on programmes.enrolment (cohort_id, role, state);

    create table programmes.seat_hold (
      id uuid primary key,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      holder_kind text not null check (holder_kind in ('proposal', 'mentorship')),
      holder_id uuid not null,
      state text not null check (state in ('held', 'released')),
      created_at timestamptz not null,
      released_at timestamptz
    );
    create unique index seat_hold_live on programmes.seat_hold (mentor_enrolment_id, student_enrolment_id) where state = 'held';
    create unique index seat_hold_student on programmes.seat_hold (student_enrolment_id) where state = 'held';
    create index seat_hold_holder on programmes.seat_hold (holder_id);

    create table programmes.participant (
      id uuid primary key,
      person_id uuid not null references identity.person on delete restrict,
      programme_id uuid not null references programmes.programme on delete restrict,
      entered_on date not null,
      home_organisation_id uuid references identity.organisation on delete restrict,
      field text,
      degree_type text,
      age_group text check (age_group in ('18-24', '25-29', '30-34', '35+', 'unknown')),
      citizenship_group text,
      municipality text,
      unique (person_id, programme_id)
    );

    create table programmes.directory_entry (
      id uuid primary key,
      kind text not null check (kind in ('service', 'actor')),
      name jsonb not null,
      description jsonb not null,
      needs text[] not null,
      url text,
      state text not null check (state in ('active', 'closed')),
      checked_on date,
      version integer not null default 1
    );

    create table programmes.directory_fact (
      id uuid primary key,
      entry_id uuid not null references programmes.directory_entry on delete restrict,
      label jsonb not null,
      value jsonb not null,
      source text not null,
      valid_from date,
      valid_to date
    );
    create index directory_fact_entry on programmes.directory_fact (entry_id);
  `;
}

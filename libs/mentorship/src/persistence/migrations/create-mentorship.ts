import { SqlMigration } from '#platform';

export class MentorshipCreate1700000600000 extends SqlMigration {
  // proposal_id stays without a key: matching lies sideways.
  readonly sql = `
    create schema mentorship;

    create table mentorship.mentorship (
      id uuid primary key,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      programme_id uuid not null references programmes.programme on delete restrict,
      proposal_id uuid not null unique,
      state text not null check (state in ('agreed', 'active', 'paused', 'closing', 'completed', 'ended_early', 'suspended')),
      agreed_at timestamptz not null,
      started_at timestamptz check (started_at >= agreed_at),
      ended_at timestamptz,
      ends_on date not null,
      version integer not null default 1,
      check ((state in ('completed', 'ended_early')) = (ended_at is not null))
    );
    create index mentorship_of_programme on mentorship.mentorship (programme_id, agreed_at desc);

    create table mentorship.member (
      mentorship_id uuid not null references mentorship.mentorship on delete restrict,
      person_id uuid not null references identity.person on delete restrict,
      role text not null check (role in ('student', 'mentor')),
      enrolment_id uuid not null references programmes.enrolment on delete restrict,
      home_organisation_id uuid references identity.organisation on delete restrict,
      primary key (mentorship_id, person_id)
    );
    create index member_person on mentorship.member (person_id);
    create index member_enrolment on mentorship.member (enrolment_id);

    create table mentorship.meeting (
      id uuid primary key,
      mentorship_id uuid not null references mentorship.mentorship on delete restrict,
      held_on date not null,
      minutes integer not null check (minutes between 10 and 480),
      mode text not null check (mode in ('in_person', 'remote')),
      state text not null check (state in ('logged', 'confirmed', 'objected')),
      logged_by uuid not null references identity.person on delete restrict,
      logged_at timestamptz not null,
      counted_at timestamptz,
      counted_by text check (counted_by in ('confirmation', 'silence')),
      version integer not null default 1,
      check ((state = 'confirmed') = (counted_at is not null) and (counted_at is null) = (counted_by is null))
    );
    create index meeting_of_mentorship on mentorship.meeting (mentorship_id, held_on);
    create index meeting_waiting on mentorship.meeting (logged_at) where state = 'logged';

    create table mentorship.meeting_side (
      meeting_id uuid not null references mentorship.meeting on delete restrict,
      person_id uuid not null references identity.person on delete restrict,
      answer text not null check (answer in ('none', 'confirmed', 'objected')),
      answered_at timestamptz,
      primary key (meeting_id, person_id),
      check ((answer = 'none') = (answered_at is null))
    );
    create index meeting_side_person on mentorship.meeting_side (person_id);
  `;
}

import { SqlMigration } from '#platform';

export class MatchingMentorChoice1700000500040 extends SqlMigration {
  readonly sql = `
    alter table matching.proposal add column came_from text not null default 'run' check (came_from in ('run', 'request', 'substitute'));
    alter table matching.proposal alter column came_from drop default;
    alter table matching.proposal add column message text check (char_length(message) between 1 and 500);
    alter table matching.proposal add column taken_back_at timestamptz;
    alter table matching.proposal add check (came_from = 'request' or (message is null and taken_back_at is null));

    -- Where students may ask mentors themselves, and how many one after the other. Off where there is no row.
    create table matching.mentor_choice (
      cohort_id uuid primary key references programmes.cohort on delete restrict,
      is_on boolean not null,
      requests integer not null check (requests between 1 and 10),
      changed_at timestamptz not null
    );

    -- Mentors whom a student wants to find again.
    create table matching.bookmark (
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      student_person_id uuid not null references identity.person on delete restrict,
      created_at timestamptz not null,
      primary key (student_enrolment_id, mentor_enrolment_id)
    );
    create index bookmark_of_student on matching.bookmark (student_person_id);
    create index bookmark_of_mentor on matching.bookmark (mentor_enrolment_id);
  `;
}

import { SqlMigration } from '#platform';

export class MatchingTalkRounds1700000500020 extends SqlMigration {
  readonly sql = `
    create table matching.talk_round (
      id uuid primary key,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      programme_id uuid not null references programmes.programme on delete restrict,
      state text not null check (state in ('draft', 'published', 'closed', 'dropped')),
      starts_at timestamptz not null,
      minutes integer not null check (minutes between 3 and 60),
      pause_minutes integer not null check (pause_minutes between 0 and 30),
      talks_per_student integer not null check (talks_per_student between 1 and 8),
      talks_per_mentor integer not null check (talks_per_mentor between 1 and 20),
      -- How many can talk at once; null is a table for each mentor.
      tables integer check (tables between 1 and 500),
      place text not null check (length(place) <= 200),
      -- Who was there to be planned for.
      students integer not null check (students >= 0),
      mentors integer not null check (mentors >= 0),
      slots integer not null check (slots >= 0),
      created_at timestamptz not null,
      published_at timestamptz,
      closed_at timestamptz,
      version integer not null default 1,
      check ((state in ('published', 'closed')) = (published_at is not null)),
      check ((state = 'closed') = (closed_at is not null))
    );
    create unique index talk_round_one_live on matching.talk_round (cohort_id) where state in ('draft', 'published');
    create index talk_round_of_programme on matching.talk_round (programme_id);

    -- Who talks with whom, when and where. Nobody is in two places at once, and no two meet twice.
    create table matching.talk_seat (
      id uuid primary key,
      talk_round_id uuid not null references matching.talk_round on delete restrict,
      slot integer not null check (slot >= 0),
      table_number integer not null check (table_number >= 1),
      mentor_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      student_enrolment_id uuid not null references programmes.enrolment on delete restrict,
      constraint talk_seat_one_mentor unique (talk_round_id, slot, mentor_enrolment_id),
      constraint talk_seat_one_student unique (talk_round_id, slot, student_enrolment_id),
      constraint talk_seat_one_table unique (talk_round_id, slot, table_number),
      constraint talk_seat_one_pair unique (talk_round_id, mentor_enrolment_id, student_enrolment_id)
    );
    create index talk_seat_of_mentor on matching.talk_seat (mentor_enrolment_id);
    create index talk_seat_of_student on matching.talk_seat (student_enrolment_id);

    -- What somebody thought of somebody after their talk; nobody else reads it.
    create table matching.preference (
      talk_round_id uuid not null references matching.talk_round on delete restrict,
      from_person_id uuid not null references identity.person on delete restrict,
      about_person_id uuid not null references identity.person on delete restrict,
      mark text not null check (mark in ('like', 'neutral', 'avoid')),
      marked_at timestamptz not null,
      primary key (talk_round_id, from_person_id, about_person_id)
    );
    create index preference_from on matching.preference (from_person_id);
    create index preference_about on matching.preference (about_person_id);
  `;
}

import { SqlMigration } from '#platform';

export class MatchingBarredPersons1700000500004 extends SqlMigration {
  readonly sql = `
    -- Who is not proposed to each other again, as persons in a programme: a new round brings new enrolments, not new people.
    alter table matching.barred_pair rename to barred_in_cohort;
    alter index matching.barred_pair_pkey rename to barred_in_cohort_pkey;
    create table matching.barred_pair (
      programme_id uuid not null references programmes.programme on delete restrict,
      mentor_person_id uuid not null references identity.person on delete restrict,
      student_person_id uuid not null references identity.person on delete restrict,
      why text not null check (why in ('declined', 'matched', 'relative', 'teacher', 'same_employer', 'other')),
      created_at timestamptz not null,
      primary key (programme_id, mentor_person_id, student_person_id)
    );
    create index barred_pair_of_mentor on matching.barred_pair (mentor_person_id);
    create index barred_pair_of_student on matching.barred_pair (student_person_id);

    insert into matching.barred_pair
      select programme_id, mentor_person_id, student_person_id, 'matched', min(created_at)
      from matching.proposal where state = 'accepted' group by 1, 2, 3;
    insert into matching.barred_pair
      select f.programme_id, m.id::uuid, s.id::uuid, 'matched', f.occurred_at
      from platform.fact f, jsonb_array_elements_text(f.data->'mentorPersonIds') m (id), jsonb_array_elements_text(f.data->'studentPersonIds') s (id)
      where f.type = 'mentorship.pair-agreed' and f.programme_id is not null
      on conflict do nothing;
    insert into matching.barred_pair
      select c.programme_id, m.person_id, s.person_id, 'declined', b.created_at
      from matching.barred_in_cohort b join programmes.cohort c on c.id = b.cohort_id
        join programmes.enrolment m on m.id = b.mentor_enrolment_id join programmes.enrolment s on s.id = b.student_enrolment_id
      on conflict do nothing;
    drop table matching.barred_in_cohort;
  `;
}

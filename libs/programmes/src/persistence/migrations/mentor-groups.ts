import { SqlMigration } from '#platform';

export class ProgrammesMentorGroups1700000500030 extends SqlMigration {
  readonly sql = `
    -- Mentors who take students together: one or two of them, or the people of one organisation.
    create table programmes.mentor_group (
      id uuid primary key,
      cohort_id uuid not null references programmes.cohort on delete restrict,
      kind text not null check (kind in ('group', 'host')),
      least integer not null check (least >= 1),
      seats integer not null check (seats between least and 12),
      home_organisation_ids uuid[] not null,
      fields text[] not null,
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create index mentor_group_of_cohort on programmes.mentor_group (cohort_id);
    create table programmes.mentor_group_member (
      group_id uuid not null references programmes.mentor_group on delete restrict,
      enrolment_id uuid not null references programmes.enrolment on delete restrict,
      leads boolean not null,
      ended_at timestamptz,
      primary key (group_id, enrolment_id)
    );
    create unique index mentor_group_member_live on programmes.mentor_group_member (enrolment_id) where ended_at is null;
    create unique index mentor_group_lead on programmes.mentor_group_member (group_id) where leads;

    -- How many students a mentor takes in all: those of her group, if she leads one; nobody besides, if she is in one.
    create view programmes.mentor_seats as
      select e.id as enrolment_id, case when m.group_id is null then coalesce(e.capacity, 0) when m.leads then g.seats else 0 end as seats,
        m.group_id
      from programmes.enrolment e
      left join programmes.mentor_group_member m on m.enrolment_id = e.id and m.ended_at is null
      left join programmes.mentor_group g on g.id = m.group_id
      where e.role = 'mentor';
  `;
}

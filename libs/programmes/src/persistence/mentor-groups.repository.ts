import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { GroupKind } from '../domain/mentor-group.js';

export interface NewMentorGroup {
  readonly id: string;
  readonly cohortId: string;
  readonly kind: GroupKind;
  readonly least: number;
  readonly seats: number;
  readonly homeOrganisationIds: readonly string[];
  readonly fields: readonly string[];
  readonly createdAt: Date;
}

@Injectable()
export class MentorGroupsRepository {
  constructor(private readonly database: Database) {}

  /** The first of the enrolments leads. False when one of them stands in a group already. */
  async add(group: NewMentorGroup, enrolmentIds: readonly string[]): Promise<boolean> {
    const { id, cohortId, kind, least, seats, homeOrganisationIds, fields, createdAt } = group;
    await this.database.query(
      `insert into programmes.mentor_group (id, cohort_id, kind, least, seats, home_organisation_ids, fields, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, cohortId, kind, least, seats, homeOrganisationIds, fields, createdAt],
    );
    const added = await this.database.query(
      `insert into programmes.mentor_group_member (group_id, enrolment_id, leads)
       select $1, one.id, one.place = 1 from unnest($2::uuid[]) with ordinality as one (id, place)
       on conflict (enrolment_id) where ended_at is null do nothing returning enrolment_id`,
      [id, enrolmentIds],
    );
    return added.length === enrolmentIds.length;
  }

  /** Whether one of these enrolments stands in a group that has not ended. */
  async holdsAny(enrolmentIds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from programmes.mentor_group_member where enrolment_id = any($1::uuid[]) and ended_at is null limit 1',
      [enrolmentIds],
    );
    return rows.length > 0;
  }

  /** A group that has not ended, with who leads it; undefined for any other. */
  async live(id: string): Promise<{ programmeId: string; leadEnrolmentId: string } | undefined> {
    return this.database.one(
      `select c.programme_id as "programmeId", m.enrolment_id as "leadEnrolmentId" from programmes.mentor_group g
       join programmes.cohort c on c.id = g.cohort_id join programmes.mentor_group_member m on m.group_id = g.id and m.leads
       where g.id = $1 and g.ended_at is null`,
      [id],
    );
  }

  async end(id: string, at: Date): Promise<void> {
    await this.database.query('update programmes.mentor_group set ended_at = $2 where id = $1', [id, at]);
    await this.database.query('update programmes.mentor_group_member set ended_at = $2 where group_id = $1', [id, at]);
  }

  /** Mentors of the same company who take part in a mentor's cohort and stand in no group; without her. */
  async colleaguesOf(enrolmentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select other.id from programmes.enrolment e join profiles.mentor_profile mine on mine.person_id = e.person_id
       join programmes.enrolment other on other.cohort_id = e.cohort_id and other.role = 'mentor' and other.id <> e.id
         and other.state in ('approved', 'confirmed', 'matched')
       join profiles.mentor_profile theirs on theirs.person_id = other.person_id
       join programmes.mentor_seats s on s.enrolment_id = other.id and s.group_id is null
       where e.id = $1 and (theirs.company_id = mine.company_id or (mine.company <> '' and lower(theirs.company) = lower(mine.company)))
         and not exists (select 1 from programmes.seat_hold h where h.mentor_enrolment_id = other.id and h.state = 'held')
       order by other.id`,
      [enrolmentId],
    );
    return rows.map((row) => row.id);
  }
}

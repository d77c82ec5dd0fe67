import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { OrganisationId, PersonId } from '#platform/kernel';
import type { GroupKind } from '../domain/mentor-group.js';
import type { EnrolmentId } from '../persistence/enrolment.record.js';

export interface MatchableStudent {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly homeOrganisationId: OrganisationId | null;
}
export interface MatchableMentor {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly freeSeats: number;
}
/** Mentors who take students together: seats and places are those of whoever leads. */
export interface MatchableGroup {
  readonly groupId: string;
  readonly kind: GroupKind;
  readonly leadEnrolmentId: string;
  /** The others who still take part; they have no seats of their own. */
  readonly others: readonly MatchableMentor[];
  /** So many more students make it a group: 1 when it is one already. */
  readonly least: number;
  readonly homeOrganisationIds: readonly string[];
  readonly fields: readonly string[];
}
/** A group as it is, with all its mentors, the lead first. */
export interface GroupOfMentors {
  readonly groupId: string;
  readonly kind: GroupKind;
  readonly least: number;
  readonly seats: number;
  readonly mentors: readonly { readonly enrolmentId: string; readonly personId: string }[];
}

/** Who may be matched in a cohort now: approved, active, students without a seat, mentors with one to give. */
@Injectable()
export class Matchable {
  constructor(private readonly database: Database) {}

  /** Seats that one of the given proposals holds count as free. @param only this enrolment, and nobody else */
  students(cohortId: string, except: readonly string[] = [], only?: string): Promise<MatchableStudent[]> {
    return this.database.query(
      `select e.id as "enrolmentId", e.person_id as "personId", e.home_organisation_id as "homeOrganisationId"
       from programmes.enrolment e join identity.person p on p.id = e.person_id and p.state = 'active'
       where e.cohort_id = $1 and e.role = 'student' and e.state in ('approved', 'confirmed')
         and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held' and h.holder_id <> all($2))
         and ($3::uuid is null or e.id = $3)
       order by e.id`,
      [cohortId, except, only ?? null],
    );
  }

  /**
   * Seats that one of the given proposals holds count as free. Who is in a group and does not lead it has none of her own: see `groups`.
   * @param only this enrolment, and nobody else
   */
  mentors(cohortId: string, except: readonly string[] = [], only?: string): Promise<MatchableMentor[]> {
    return this.database.query(
      `select * from (
         select e.id as "enrolmentId", e.person_id as "personId",
           t.seats - (select count(*)::int from programmes.seat_hold h where h.mentor_enrolment_id = e.id and h.state = 'held'
             and h.holder_id <> all($2)) as "freeSeats"
         from programmes.enrolment e join identity.person p on p.id = e.person_id and p.state = 'active'
         join programmes.mentor_seats t on t.enrolment_id = e.id
         where e.cohort_id = $1 and e.role = 'mentor' and e.state in ('approved', 'confirmed', 'matched')
           and ($3::uuid is null or e.id = $3)) mentor
       where "freeSeats" > 0 order by "enrolmentId"`,
      [cohortId, except, only ?? null],
    );
  }

  /** Groups whose lead has places to give; seats that one of the given proposals holds count as free. */
  groups(cohortId: string, except: readonly string[] = []): Promise<MatchableGroup[]> {
    return this.database.query(
      `select * from (
         select g.id as "groupId", g.kind, l.enrolment_id as "leadEnrolmentId", g.home_organisation_ids as "homeOrganisationIds", g.fields,
           coalesce((select jsonb_agg(jsonb_build_object('enrolmentId', e.id, 'personId', e.person_id, 'freeSeats', 0) order by e.id)
             from programmes.mentor_group_member m join programmes.enrolment e on e.id = m.enrolment_id
             join identity.person p on p.id = e.person_id and p.state = 'active'
             where m.group_id = g.id and not m.leads and e.state in ('approved', 'confirmed', 'matched')), '[]') as others,
           greatest(1, g.least - t.taken) as least, g.seats - t.taken as free
         from programmes.mentor_group g join programmes.mentor_group_member l on l.group_id = g.id and l.leads
         cross join lateral (select count(*)::int as taken from programmes.seat_hold h
           where h.mentor_enrolment_id = l.enrolment_id and h.state = 'held' and h.holder_id <> all($2)) t
         where g.cohort_id = $1 and g.ended_at is null) open
       where free > 0 order by "groupId"`,
      [cohortId, except],
    );
  }

  /** By group id: the lead, and the others who still take part. */
  async groupsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, GroupOfMentors>> {
    const rows = await this.database.query<GroupOfMentors>(
      `select g.id as "groupId", g.kind, g.least, g.seats, (select jsonb_agg(jsonb_build_object('enrolmentId', e.id, 'personId', e.person_id)
           order by not m.leads, e.id) from programmes.mentor_group_member m join programmes.enrolment e on e.id = m.enrolment_id
           join identity.person p on p.id = e.person_id
         where m.group_id = g.id and (m.leads or (e.state in ('approved', 'confirmed', 'matched') and p.state = 'active'))) as mentors
       from programmes.mentor_group g where g.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.groupId, row]));
  }

  /** Of some enrolments, those that may still be matched; a seat that one of these proposals holds counts as free. */
  async stillThere(enrolmentIds: readonly string[], proposals: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select e.id from programmes.enrolment e join identity.person p on p.id = e.person_id and p.state = 'active'
       where e.id = any($1) and (
         (e.role = 'mentor' and e.state in ('approved', 'confirmed', 'matched'))
         or (e.role = 'student' and e.state in ('approved', 'confirmed') and not exists (
           select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held' and h.holder_id <> all($2))))`,
      [enrolmentIds, proposals],
    );
    return rows.map((row) => row.id);
  }
}

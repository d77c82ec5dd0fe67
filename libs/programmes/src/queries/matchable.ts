import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { OrganisationId, PersonId } from '#platform/kernel';
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

/** Who may be matched in a cohort now: approved, active, students without a seat, mentors with one to give. */
@Injectable()
export class Matchable {
  constructor(private readonly database: Database) {}

  /** Seats that one of the given proposals holds count as free. */
  students(cohortId: string, except: readonly string[] = []): Promise<MatchableStudent[]> {
    return this.database.query(
      `select e.id as "enrolmentId", e.person_id as "personId", e.home_organisation_id as "homeOrganisationId"
       from programmes.enrolment e join identity.person p on p.id = e.person_id and p.state = 'active'
       where e.cohort_id = $1 and e.role = 'student' and e.state in ('approved', 'confirmed')
         and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held' and h.holder_id <> all($2))
       order by e.id`,
      [cohortId, except],
    );
  }

  /** Seats that one of the given proposals holds count as free. */
  mentors(cohortId: string, except: readonly string[] = []): Promise<MatchableMentor[]> {
    return this.database.query(
      `select * from (
         select e.id as "enrolmentId", e.person_id as "personId",
           e.capacity - (select count(*)::int from programmes.seat_hold h where h.mentor_enrolment_id = e.id and h.state = 'held'
             and h.holder_id <> all($2)) as "freeSeats"
         from programmes.enrolment e join identity.person p on p.id = e.person_id and p.state = 'active'
         where e.cohort_id = $1 and e.role = 'mentor' and e.state in ('approved', 'confirmed', 'matched')) mentor
       where "freeSeats" > 0 order by "enrolmentId"`,
      [cohortId, except],
    );
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

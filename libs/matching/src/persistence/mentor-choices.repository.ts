import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { LocalDate, LocalisedText, PersonId, ProgrammeId } from '#platform/kernel';
import type { Origin } from '../domain/proposal.js';

/** A student in a round, with what she has asked there and what waits for her. */
export interface ChoosingStudent {
  readonly enrolmentId: string;
  readonly cohortId: string;
  readonly programmeId: ProgrammeId;
  readonly cohort: LocalisedText;
  /** Whether students of the round ask mentors themselves. */
  readonly isOn: boolean;
  /** Requests that staff allow in all. */
  readonly allowed: number;
  /** Those that count. */
  readonly made: number;
  readonly openId: string | null;
  readonly openFrom: Origin | null;
  readonly openWith: string | null;
  /** Its two know of it. */
  readonly isOpenSent: boolean;
  /** A seat is promised or given to her. */
  readonly hasSeat: boolean;
  /** Pairs of the round are being computed. */
  readonly isRunning: boolean;
}

/** Where students may ask mentors themselves, and whom they have marked. */
@Injectable()
export class MentorChoicesRepository {
  constructor(private readonly database: Database) {}

  /** The rounds that are not over in which somebody is a student who may be matched. */
  ofStudent(person: PersonId, today: LocalDate): Promise<ChoosingStudent[]> {
    return this.database.query(STUDENT, [person, today]);
  }

  async save(cohortId: string, isOn: boolean, requests: number, at: Date): Promise<void> {
    await this.database.query(
      `insert into matching.mentor_choice (cohort_id, is_on, requests, changed_at) values ($1, $2, $3, $4)
       on conflict (cohort_id) do update set is_on = $2, requests = $3, changed_at = $4`,
      [cohortId, isOn, requests, at],
    );
  }

  /** The student's enrolment in the mentor's round; undefined where she may not choose, or there is no such mentor. */
  async enrolmentBeside(mentorEnrolmentId: string, person: PersonId): Promise<string | undefined> {
    const row = await this.database.one<{ id: string }>(
      `select s.id from programmes.enrolment m join matching.mentor_choice c on c.cohort_id = m.cohort_id and c.is_on
         join programmes.enrolment s on s.cohort_id = m.cohort_id and s.role = 'student' and s.person_id = $2 and s.state in ('approved', 'confirmed')
       where m.id = $1 and m.role = 'mentor' and m.state in ('approved', 'confirmed', 'matched')`,
      [mentorEnrolmentId, person],
    );
    return row?.id;
  }

  async mark(studentEnrolmentId: string, mentorEnrolmentId: string, person: PersonId, at: Date): Promise<void> {
    await this.database.query(
      `insert into matching.bookmark (student_enrolment_id, mentor_enrolment_id, student_person_id, created_at)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [studentEnrolmentId, mentorEnrolmentId, person, at],
    );
  }

  async unmark(studentEnrolmentId: string, mentorEnrolmentId: string): Promise<void> {
    await this.database.query(
      'delete from matching.bookmark where student_enrolment_id = $1 and mentor_enrolment_id = $2',
      [studentEnrolmentId, mentorEnrolmentId],
    );
  }

  async marked(studentEnrolmentId: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'select mentor_enrolment_id as id from matching.bookmark where student_enrolment_id = $1',
      [studentEnrolmentId],
    );
    return new Set(rows.map((row) => row.id));
  }
}

const STUDENT = `select e.id as "enrolmentId", c.id as "cohortId", c.programme_id as "programmeId", c.name as cohort,
    coalesce(m.is_on, false) as "isOn", coalesce(m.requests, 0) as allowed,
    (select count(*)::int from matching.proposal p where p.student_enrolment_id = e.id and p.came_from = 'request'
      and (p.state <> 'withdrawn' or p.taken_back_at is not null)) as made,
    o.id as "openId", o.came_from as "openFrom", o.mentor_enrolment_id as "openWith", o.sent_at is not null as "isOpenSent",
    exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held') as "hasSeat",
    exists (select 1 from matching.match_run r where r.cohort_id = c.id and not r.dry and r.state in ('queued', 'running')) as "isRunning"
  from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id left join matching.mentor_choice m on m.cohort_id = c.id
    left join matching.proposal o on o.student_enrolment_id = e.id and o.state in ('proposed', 'sent', 'half_accepted')
  where e.person_id = $1 and e.role = 'student' and e.state in ('approved', 'confirmed') and c.ends_on >= $2
  order by c.starts_on, e.id`;

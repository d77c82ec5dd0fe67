import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AfterTalks, afterTalks, type MarkedPair } from '../domain/after-talks.js';

/** What a run takes from the marks that people gave each other after their talks. */
@Injectable()
export class MarksOfTalks {
  constructor(private readonly database: Database) {}

  /**
   * Of pairs whose talk is still in the timetable; whoever was erased is not in it any more.
   * @param by whose marks alone, where what the other thought must not be seen in the result
   */
  async read(talkRoundId: string, cohortId: string, by?: MarkedPair['by']): Promise<AfterTalks> {
    const marks = await this.database.query<MarkedPair>(
      `select s.mentor_enrolment_id as "mentorEnrolmentId", s.student_enrolment_id as "studentEnrolmentId", m.mark,
         case when m.from_person_id = se.person_id then 'student' else 'mentor' end as by
       from matching.talk_round r join matching.talk_seat s on s.talk_round_id = r.id
         join programmes.enrolment se on se.id = s.student_enrolment_id
         join programmes.enrolment me on me.id = s.mentor_enrolment_id
         join matching.preference m on m.talk_round_id = r.id and (
           (m.from_person_id = se.person_id and m.about_person_id = me.person_id)
           or (m.from_person_id = me.person_id and m.about_person_id = se.person_id))
       where r.id = $1 and r.cohort_id = $2 and r.state = 'closed'`,
      [talkRoundId, cohortId],
    );
    return afterTalks(marks.filter((mark) => by === undefined || mark.by === by));
  }

  /** The talks of a cohort whose marks are complete: the last ones that staff closed. */
  async newestOf(cohortId: string): Promise<string | undefined> {
    const row = await this.database.one<{ id: string }>(
      `select id from matching.talk_round where cohort_id = $1 and state = 'closed' order by closed_at desc, id desc limit 1`,
      [cohortId],
    );
    return row?.id;
  }

  /** Whether a cohort has such closed talks. */
  async isClosedOf(talkRoundId: string, cohortId: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 from matching.talk_round where id = $1 and cohort_id = $2 and state = 'closed'`,
      [talkRoundId, cohortId],
    );
    return row !== undefined;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

@Injectable()
export class MentorshipPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'mentorship';
  readonly tables = ['mentorship.member', 'mentorship.meeting', 'mentorship.meeting_side'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  /** Her own part: who the others were is theirs. */
  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return {
      mentorships: await this.database.query(
        `select m.id, x.role, m.state, m.agreed_at, m.started_at, m.ended_at, m.ends_on, x.left_at, x.enrolment_id, x.home_organisation_id
         from mentorship.member x join mentorship.mentorship m on m.id = x.mentorship_id where x.person_id = $1 order by m.id`,
        [person],
      ),
      meetings: await this.database.query(
        `select t.id, t.mentorship_id, t.held_on, t.minutes, t.mode, t.state, t.logged_by = $1 as logged_by_me, t.logged_at,
           s.answer as my_answer, s.answered_at
         from mentorship.meeting t left join mentorship.meeting_side s on s.meeting_id = t.id and s.person_id = $1
         where t.logged_by = $1 or s.person_id = $1 order by t.id`,
        [person],
      ),
    };
  }

  /** Nothing here identifies by itself: dates, minutes and the tombstone's id stay, so that figures stay. */
  async erase(): Promise<void> {}
}

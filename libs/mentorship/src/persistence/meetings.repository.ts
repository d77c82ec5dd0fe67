import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import type { MeetingMode } from '../domain/meeting.js';
import { MentorshipError } from '../errors.js';
import { Meeting } from './meeting.record.js';

export type SideAnswer = 'none' | 'confirmed' | 'objected';
export type NewMeeting = Omit<Meeting, 'version'>;

@Injectable()
export class MeetingsRepository {
  constructor(private readonly database: Database) {}

  /** Adds a meeting and asks the other members about it. */
  async add(meeting: NewMeeting, asked: readonly PersonId[]): Promise<Meeting> {
    const saved = await this.table().save(this.table().create(meeting));
    for (const person of asked) {
      await this.database.query(
        `insert into mentorship.meeting_side (meeting_id, person_id, answer) values ($1, $2, 'none')`,
        [saved.id, person],
      );
    }
    return saved;
  }

  /** Whether a person logged just this already and nobody has answered: a double click. */
  async hasTwin(
    mentorshipId: string,
    by: PersonId,
    heldOn: string,
    minutes: number,
    mode: MeetingMode,
  ): Promise<boolean> {
    return this.table().existsBy({
      mentorshipId: mentorshipId as Meeting['mentorshipId'],
      loggedBy: by,
      heldOn,
      minutes,
      mode,
      state: 'logged',
    });
  }

  /**
   * What another member has logged of a day and nobody has answered, or this person has just agreed to (a double click); locked until the
   * transaction ends.
   */
  loggedByOther(mentorshipId: string, person: PersonId, heldOn: string, justNow: Date): Promise<Meeting | null> {
    return this.table()
      .createQueryBuilder('m')
      .setLock('pessimistic_write')
      .where('m.mentorship_id = :mentorshipId and m.held_on = :heldOn', { mentorshipId, heldOn })
      .andWhere('m.logged_by <> :person', { person })
      .andWhere(
        `(m.state = 'logged' or exists (select 1 from mentorship.meeting_side s where s.meeting_id = m.id
           and s.person_id = :person and s.answer = 'confirmed' and s.answered_at > :justNow))`,
        { justNow },
      )
      .orderBy('m.id')
      .getOne();
  }

  /** The row, locked until the transaction ends. @throws mentorship.unknown-meeting */
  async lock(mentorshipId: string, id: string): Promise<Meeting> {
    const found = await this.locked(id).andWhere('m.mentorship_id = :mentorshipId', { mentorshipId }).getOne();
    if (!found) throw new DomainError(MentorshipError.unknownMeeting);
    return found;
  }

  /** The row, locked, as long as nobody has settled it; null when it is settled or somebody is at it. */
  async lockWaiting(id: string): Promise<Meeting | null> {
    return this.locked(id).setOnLocked('skip_locked').andWhere(`m.state = 'logged'`).getOne();
  }

  /** Meetings nobody has answered, logged before an instant. */
  waiting(loggedBefore: Date): Promise<{ id: string; loggedAt: Date }[]> {
    return this.database.query(
      `select id, logged_at as "loggedAt" from mentorship.meeting where state = 'logged' and logged_at < $1 order by id`,
      [loggedBefore],
    );
  }

  save(meeting: Meeting): Promise<Meeting> {
    return this.table().save(meeting);
  }

  /** What a member was asked and has said; undefined for somebody who was not asked. */
  async answerOf(meetingId: string, person: PersonId): Promise<SideAnswer | undefined> {
    const side = await this.database.one<{ answer: SideAnswer }>(
      'select answer from mentorship.meeting_side where meeting_id = $1 and person_id = $2',
      [meetingId, person],
    );
    return side?.answer;
  }

  async keepAnswer(meetingId: string, person: PersonId, answer: SideAnswer, at: Date): Promise<void> {
    await this.database.query(
      'update mentorship.meeting_side set answer = $3, answered_at = $4 where meeting_id = $1 and person_id = $2',
      [meetingId, person, answer, at],
    );
  }

  private locked(id: string) {
    return this.table().createQueryBuilder('m').setLock('pessimistic_write').where('m.id = :id', { id });
  }

  private table() {
    return this.database.repository(Meeting);
  }
}

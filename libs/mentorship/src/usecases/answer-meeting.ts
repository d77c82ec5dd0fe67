import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { PlatformError, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { afterMeetingAct } from '../domain/meeting.js';
import { MentorshipError } from '../errors.js';
import type { Meeting } from '../persistence/meeting.record.js';
import { MeetingsRepository } from '../persistence/meetings.repository.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';
import { SettleMeeting } from './settle-meeting.js';

export interface AnswerMeetingCommand {
  readonly mentorshipId: string;
  readonly meetingId: string;
  readonly answer: 'confirm' | 'object';
  /** The version of the meeting that the person has seen. */
  readonly version: number;
}

/** Another member says whether the meeting was held as logged. Also after the pair has ended: her days to object are hers. */
@Injectable()
export class AnswerMeeting {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly settleMeeting: SettleMeeting,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The same answer twice is one answer.
   * @throws mentorship.unknown-mentorship, unknown-meeting, own-meeting, meeting-settled, objection-late; platform.changed-meanwhile
   */
  execute(command: AnswerMeetingCommand, actor: Pick<SignedIn, 'personId'>): Promise<void> {
    const { mentorshipId, meetingId, answer, version } = command;
    const said = answer === 'confirm' ? 'confirmed' : 'objected';
    return this.transactions.run(async () => {
      await this.mentorships.requireMember(mentorshipId, actor.personId);
      const meeting = await this.meetings.lock(mentorshipId, meetingId);
      const before = await this.answerBefore(meeting, actor.personId);
      if (before === said) return;
      if (meeting.version !== version) throw new DomainError(PlatformError.changedMeanwhile);
      const now = this.clock.now();
      const next = afterMeetingAct(meeting, answer, now);
      await this.meetings.keepAnswer(meetingId, actor.personId, said, now);
      if (next === meeting.state) return;
      const by = { kind: 'person', personId: actor.personId } as const;
      if (next === 'confirmed') await this.settleMeeting.count(meeting, 'confirmation', by);
      else await this.settleMeeting.objectTo(meeting, by);
    });
  }

  private async answerBefore(meeting: Meeting, person: PersonId): Promise<string> {
    if (meeting.loggedBy === person) throw new DomainError(MentorshipError.ownMeeting);
    const answer = await this.meetings.answerOf(meeting.id, person);
    if (answer === undefined) throw new DomainError(MentorshipError.unknownMeeting);
    return answer;
  }
}

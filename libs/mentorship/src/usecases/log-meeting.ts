import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Outbox, PlatformError, Transactions } from '#platform';
import { Clock, DomainError, type LocalDate, newId, SECOND } from '#platform/kernel';
import { heldAt, type MeetingMode, meetingFaults } from '../domain/meeting.js';
import { type Member, membershipOf, soleHomeOf } from '../domain/member.js';
import { afterMeeting } from '../domain/mentorship.js';
import { MeetingLogged, MentorshipStarted } from '../facts/index.js';
import { MeetingsRepository } from '../persistence/meetings.repository.js';
import type { Mentorship } from '../persistence/mentorship.record.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';
import { AnswerMeeting } from './answer-meeting.js';

/** Shorter than anybody needs to write down another meeting. */
const DOUBLE_CLICK = 5 * SECOND;

export interface LogMeetingCommand {
  readonly mentorshipId: string;
  readonly heldOn: LocalDate;
  readonly minutes: number;
  readonly mode: MeetingMode;
}

/** A member writes down that they met (lifecycles C, "meeting held"). The first one starts the pair. */
@Injectable()
export class LogMeeting {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly answerMeeting: AnswerMeeting,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * A double click logs once, and so do two members who both write down the same day.
   * @throws mentorship.unknown-mentorship, mentorship.not-possible-now, platform.invalid-input
   */
  execute(command: LogMeetingCommand, actor: Pick<SignedIn, 'personId'>): Promise<void> {
    const { mentorshipId, heldOn, minutes, mode } = command;
    return this.transactions.run(async () => {
      await this.mentorships.requireMember(mentorshipId, actor.personId);
      const mentorship = await this.mentorships.lock(mentorshipId);
      const next = afterMeeting(mentorship.state);
      const faults = meetingFaults(command, mentorship.agreedAt, this.clock.now());
      if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
      if (await this.meetings.hasTwin(mentorshipId, actor.personId, heldOn, minutes, mode)) return;
      if (await this.agreesWithOther(mentorshipId, heldOn, actor)) return;
      const members = await this.mentorships.membersOf(mentorshipId);
      if (next !== mentorship.state) await this.start(mentorship, members, heldOn);
      await this.log(mentorship, members, command, actor);
    });
  }

  /**
   * Both wrote the same meeting down: the second word confirms the first, so that it counts once (indicator M4). Once that is settled,
   * another one on the same day is another meeting.
   */
  private async agreesWithOther(
    mentorshipId: string,
    heldOn: LocalDate,
    actor: Pick<SignedIn, 'personId'>,
  ): Promise<boolean> {
    const justNow = new Date(this.clock.nowMs() - DOUBLE_CLICK);
    const known = await this.meetings.loggedByOther(mentorshipId, actor.personId, heldOn, justNow);
    if (!known) return false;
    const { id: meetingId, version } = known;
    await this.answerMeeting.execute({ mentorshipId, meetingId, answer: 'confirm', version }, actor);
    return true;
  }

  /** The pair has started on the day they first met: indicator M1 counts by it. */
  private async start(mentorship: Mentorship, members: readonly Member[], heldOn: LocalDate): Promise<void> {
    mentorship.state = 'active';
    mentorship.startedAt = heldAt(heldOn, mentorship.agreedAt, this.clock.now());
    const { id, version, programmeId, cohortId, startedAt } = await this.mentorships.save(mentorship);
    await this.outbox.record(MentorshipStarted, {
      subject: { kind: 'mentorship', id, version },
      organisationId: soleHomeOf(members),
      programmeId,
      cohortId,
      occurredAt: startedAt ?? this.clock.now(),
      data: membershipOf(id, members),
    });
  }

  private async log(
    { id: mentorshipId, programmeId, cohortId }: Mentorship,
    members: readonly Member[],
    { heldOn, minutes, mode }: LogMeetingCommand,
    { personId }: Pick<SignedIn, 'personId'>,
  ): Promise<void> {
    const now = this.clock.now();
    const asked = members.map((member) => member.personId).filter((id) => id !== personId);
    const meeting = await this.meetings.add(
      {
        id: newId<'meeting'>(now.getTime()),
        mentorshipId,
        heldOn,
        minutes,
        mode,
        state: 'logged',
        loggedBy: personId,
        loggedAt: now,
        countedAt: null,
        countedBy: null,
      },
      asked,
    );
    const organisationId = soleHomeOf(members);
    await this.outbox.record(MeetingLogged, {
      subject: { kind: 'meeting', id: meeting.id, version: meeting.version },
      organisationId,
      programmeId,
      cohortId,
      data: {
        ...membershipOf(mentorshipId, members),
        meetingId: meeting.id,
        loggedBy: personId,
        heldOn,
        minutes,
        mode,
      },
    });
    await this.audit.record({
      actor: { kind: 'person', personId },
      action: 'mentorship.log-meeting',
      subject: { kind: 'meeting', id: meeting.id },
      organisationId,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Outbox } from '#platform';
import { Clock } from '#platform/kernel';
import { afterMeetingAct, heldAt } from '../domain/meeting.js';
import { membershipOf, soleHomeOf } from '../domain/member.js';
import { MeetingCounted, MeetingObjected } from '../facts/index.js';
import type { CountedBy, Meeting } from '../persistence/meeting.record.js';
import { MeetingsRepository } from '../persistence/meetings.repository.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';

/** What follows when a meeting is settled, however that came about. Runs in the caller's transaction, on a row it has locked. */
@Injectable()
export class SettleMeeting {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** From here the meeting counts, on the day it was held (indicator M4). */
  async count(meeting: Meeting, by: CountedBy, actor: Actor): Promise<void> {
    const now = this.clock.now();
    meeting.state = afterMeetingAct(meeting, by === 'silence' ? 'let_pass' : 'confirm', now);
    meeting.countedAt = now;
    meeting.countedBy = by;
    const { place, membership, agreedAt } = await this.aroundIt(meeting);
    const { id, version, heldOn, minutes } = await this.meetings.save(meeting);
    await this.outbox.record(MeetingCounted, {
      subject: { kind: 'meeting', id, version },
      ...place,
      occurredAt: heldAt(heldOn, agreedAt, now),
      data: { ...membership, meetingId: id, heldOn, minutes, by },
    });
    await this.audit.record({
      actor,
      action: 'mentorship.count-meeting',
      subject: { kind: 'meeting', id },
      organisationId: place.organisationId,
      details: { by },
    });
  }

  async objectTo(meeting: Meeting, actor: Actor): Promise<void> {
    meeting.state = 'objected';
    const { place, membership } = await this.aroundIt(meeting);
    const { id, version } = await this.meetings.save(meeting);
    await this.outbox.record(MeetingObjected, {
      subject: { kind: 'meeting', id, version },
      ...place,
      data: { ...membership, meetingId: id },
    });
    await this.audit.record({
      actor,
      action: 'mentorship.object-to-meeting',
      subject: { kind: 'meeting', id },
      organisationId: place.organisationId,
    });
  }

  private async aroundIt({ mentorshipId }: Meeting) {
    const { programmeId, cohortId, agreedAt } = await this.mentorships.get(mentorshipId);
    const members = await this.mentorships.membersOf(mentorshipId);
    const place = { organisationId: soleHomeOf(members), programmeId, cohortId };
    return { place, agreedAt, membership: membershipOf(mentorshipId, members) };
  }
}

import { Injectable } from '@nestjs/common';
import { AuditSink, Outbox, SYSTEM } from '#platform';
import { Clock, localDate } from '#platform/kernel';
import { ChangeEnrolment, SeatLedger } from '#programmes';
import { goesOnWithout, type Member, membershipOf, sideOf, soleHomeOf } from '../domain/member.js';
import { afterAct, isLive } from '../domain/mentorship.js';
import { MemberLeft, MentorshipEnded } from '../facts/index.js';
import type { Mentorship } from '../persistence/mentorship.record.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';

/**
 * Ends a mentorship somebody has left: the seat is free again, and who stays hears of it and may be matched anew. A group goes on as long as
 * a mentor and a student stay; only the seat of whoever left is free.
 */
@Injectable()
export class EndEarly {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly seats: SeatLedger,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction, which has locked the enrolments of all members. Doing it twice is doing it once. */
  async execute(mentorshipId: string, leavers: readonly string[]): Promise<void> {
    const mentorship = await this.mentorships.lock(mentorshipId);
    if (!isLive(mentorship.state)) return;
    const members = await this.mentorships.membersOf(mentorshipId);
    const hasLeft = ({ enrolmentId }: Member) => leavers.includes(enrolmentId);
    if (goesOnWithout(members, leavers)) return this.goOn(mentorship, members.filter(hasLeft));
    const endedAt = this.clock.now();
    mentorship.state = afterAct(mentorship.state, 'withdraw');
    mentorship.endedAt = endedAt;
    const ended = await this.mentorships.save(mentorship);
    await this.seats.release(mentorshipId);
    for (const member of members.filter((candidate) => !hasLeft(candidate))) await this.setFree(member);
    await this.announce(ended, endedAt, members, members.filter(hasLeft));
  }

  private async goOn({ id, version, programmeId, cohortId }: Mentorship, leavers: readonly Member[]): Promise<void> {
    for (const { personId, enrolmentId, role } of leavers) {
      await this.mentorships.leave(id, personId, this.clock.now());
      if (role === 'student') await this.seats.releaseOf(id, enrolmentId);
      const staying = await this.mentorships.membersOf(id);
      const organisationId = soleHomeOf(staying);
      const subject = { kind: 'mentorship', id };
      await this.outbox.record(MemberLeft, {
        subject: { ...subject, version },
        organisationId,
        programmeId,
        cohortId,
        data: { ...membershipOf(id, staying), reason: 'withdrawn', leftPersonId: personId, side: role },
      });
      await this.audit.record({ actor: SYSTEM, action: 'mentorship.leave-group', subject, organisationId });
    }
  }

  /** A mentor with another pair stays matched. */
  private async setFree({ enrolmentId }: Member): Promise<void> {
    const others = await this.mentorships.liveOf(enrolmentId);
    if (others.length === 0) await this.changeEnrolment.setMatched(enrolmentId, false, SYSTEM);
  }

  private async announce(
    { id, version, programmeId, cohortId, agreedAt, startedAt }: Mentorship,
    endedAt: Date,
    members: readonly Member[],
    leavers: readonly Member[],
  ): Promise<void> {
    const organisationId = soleHomeOf(members);
    const subject = { kind: 'mentorship', id };
    await this.outbox.record(MentorshipEnded, {
      subject: { ...subject, version },
      organisationId,
      programmeId,
      cohortId,
      data: {
        ...membershipOf(id, members),
        reason: 'withdrawn',
        side: sideOf(leavers),
        leaverPersonIds: leavers.map((leaver) => leaver.personId),
        agreedOn: localDate(agreedAt),
        startedOn: startedAt && localDate(startedAt),
        endedOn: localDate(endedAt),
      },
    });
    await this.audit.record({
      actor: SYSTEM,
      action: 'mentorship.end-early',
      subject,
      organisationId,
      details: { reason: 'withdrawn' },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditSink, SYSTEM } from '#platform';
import { Clock } from '#platform/kernel';
import { ChangeEnrolment, SeatLedger } from '#programmes';
import { type Member, soleHomeOf } from '../domain/member.js';
import { afterAct, isLive } from '../domain/mentorship.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';

/** Ends a mentorship somebody has left: the seat is free again, and who stays may be matched anew. */
@Injectable()
export class EndEarly {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly seats: SeatLedger,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction, which has locked the enrolments of all members. Doing it twice is doing it once. */
  async execute(mentorshipId: string, leavers: readonly string[]): Promise<void> {
    const mentorship = await this.mentorships.lock(mentorshipId);
    if (!isLive(mentorship.state)) return;
    mentorship.state = afterAct(mentorship.state, 'withdraw');
    mentorship.endedAt = this.clock.now();
    await this.mentorships.save(mentorship);
    await this.seats.release(mentorshipId);
    const members = await this.mentorships.membersOf(mentorshipId);
    for (const member of members.filter((candidate) => !leavers.includes(candidate.enrolmentId))) {
      await this.setFree(member);
    }
    await this.audit.record({
      actor: SYSTEM,
      action: 'mentorship.end-early',
      subject: { kind: 'mentorship', id: mentorshipId },
      organisationId: soleHomeOf(members),
      details: { reason: 'withdrawn' },
    });
  }

  /** A mentor with another pair stays matched. */
  private async setFree({ enrolmentId }: Member): Promise<void> {
    const others = await this.mentorships.liveOf(enrolmentId);
    if (others.length === 0) await this.changeEnrolment.setMatched(enrolmentId, false, SYSTEM);
  }
}

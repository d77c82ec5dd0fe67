import { Injectable } from '@nestjs/common';
import { AuditSink, Outbox, SYSTEM } from '#platform';
import { ChangeEnrolment, SeatLedger } from '#programmes';
import { type Member, membershipOf, soleHomeOf } from '../domain/member.js';
import { MemberJoined } from '../facts/index.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';
import { UnmatchedEnrolments } from '../queries/unmatched-enrolments.js';
import { EndEarly } from './end-early.js';

/** A student comes into the mentorship that her group has already. */
@Injectable()
export class JoinGroup {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly seats: SeatLedger,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly unmatched: UnmatchedEnrolments,
    private readonly endEarly: EndEarly,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
  ) {}

  /** Runs in the caller's transaction, which has locked the enrolments of all. Doing it twice is doing it once. @throws Error without a seat */
  async execute(mentorshipId: string, proposalId: string, student: Member): Promise<void> {
    const { id, version, programmeId, cohortId } = await this.mentorships.lock(mentorshipId);
    if (!(await this.mentorships.join(id, student))) return;
    const hasSeat = await this.seats.takeOver(proposalId, id);
    await this.changeEnrolment.setMatched(student.enrolmentId, true, SYSTEM);
    const leavers = await this.unmatched.among([student.enrolmentId]);
    if (leavers.length > 0) return this.endEarly.execute(id, leavers);
    if (!hasSeat) throw new Error(`Proposal ${proposalId} was accepted without a seat`);
    const members = await this.mentorships.membersOf(id);
    const organisationId = soleHomeOf(members);
    const subject = { kind: 'mentorship', id };
    await this.outbox.record(MemberJoined, {
      subject: { ...subject, version },
      organisationId,
      programmeId,
      cohortId,
      data: { ...membershipOf(id, members), joinedPersonId: student.personId },
    });
    await this.audit.record({ actor: SYSTEM, action: 'mentorship.join-group', subject, organisationId });
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ProposalAccepted } from '#matching/facts';
import { AuditSink, type Fact, Outbox, SYSTEM, Transactions } from '#platform';
import { Clock, newId } from '#platform/kernel';
import { ChangeEnrolment, Cohorts, SeatLedger } from '#programmes';
import { goesOnWithout, type Member, membershipOf, soleHomeOf } from '../domain/member.js';
import { MentorshipAgreed } from '../facts/index.js';
import type { Mentorship } from '../persistence/mentorship.record.js';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';
import { UnmatchedEnrolments } from '../queries/unmatched-enrolments.js';
import { EndEarly } from './end-early.js';
import { JoinGroup } from './join-group.js';

type Accepted = z.infer<typeof ProposalAccepted.data>;

/** Makes the mentorship of an accepted proposal (lifecycles C, - -> agreed), once per proposal; of a group's proposals the first makes it and the others join. */
@Injectable()
export class BeginPair {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly seats: SeatLedger,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly mentorships: MentorshipsRepository,
    private readonly unmatched: UnmatchedEnrolments,
    private readonly endEarly: EndEarly,
    private readonly joinGroup: JoinGroup,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when cohort or seat is missing: the delivery stays open and staff see it */
  execute({ data: proposal, cohortId }: Pick<Fact<Accepted>, 'data' | 'cohortId'>): Promise<void> {
    return this.transactions.run(async () => {
      const members = membersOf(proposal);
      await this.mentorships.lockEnrolments(members.map((member) => member.enrolmentId));
      const going = proposal.group && (await this.mentorships.liveOfGroup(proposal.group.groupId));
      const student = members.find((member) => member.role === 'student');
      if (going && student) await this.joinGroup.execute(going, proposal.proposalId, student);
      else await this.begin(proposal, cohortId, members);
    });
  }

  private async begin(proposal: Accepted, cohortId: string | null, members: readonly Member[]): Promise<void> {
    const mentorship = await this.add(proposal, cohortId, members);
    if (!mentorship) return;
    const hasSeat = await this.seats.takeOver(proposal.proposalId, mentorship.id);
    const enrolments = members.map((member) => member.enrolmentId);
    // The mentor's row first, as the seat ledger locks them. She stays matchable as long as she has seats.
    for (const id of enrolments) await this.changeEnrolment.setMatched(id, true, SYSTEM);
    const leavers = await this.unmatched.among(enrolments);
    if (leavers.length > 0) await this.endEarly.execute(mentorship.id, leavers);
    if (!goesOnWithout(members, leavers)) return;
    if (!hasSeat) throw new Error(`Proposal ${proposal.proposalId} was accepted without a seat`);
    await this.announce(mentorship, await this.mentorships.membersOf(mentorship.id));
  }

  private async add(
    { proposalId, group }: Accepted,
    cohortId: string | null,
    members: readonly Member[],
  ): Promise<Mentorship | undefined> {
    const groupId = group?.groupId ?? null;
    const cohort = cohortId === null ? undefined : await this.cohorts.get(cohortId);
    if (!cohort) throw new Error(`Proposal ${proposalId} was accepted in no known cohort`);
    const { programmeId, endsOn } = cohort;
    const agreedAt = this.clock.now();
    const id = newId<'mentorship'>(agreedAt.getTime());
    return this.mentorships.add(
      { id, cohortId: cohort.id, programmeId, proposalId, groupId, agreedAt, endsOn },
      members,
    );
  }

  private async announce(mentorship: Mentorship, members: readonly Member[]): Promise<void> {
    const { id, version, programmeId, cohortId } = mentorship;
    const organisationId = soleHomeOf(members);
    await this.outbox.record(MentorshipAgreed, {
      subject: { kind: 'mentorship', id, version },
      organisationId,
      programmeId,
      cohortId,
      data: membershipOf(id, members),
    });
    await this.audit.record({
      actor: SYSTEM,
      action: 'mentorship.begin-pair',
      subject: { kind: 'mentorship', id },
      organisationId,
    });
  }
}

/** Mentors first. Facts carry plain text; the ids in it were made by the libs that own them. */
function membersOf(proposal: Accepted): Member[] {
  const { mentorPersonId, mentorEnrolmentId, studentPersonId, studentEnrolmentId, homeOrganisationId } = proposal;
  const others = proposal.group?.others ?? [];
  return [
    { personId: mentorPersonId, role: 'mentor', enrolmentId: mentorEnrolmentId, homeOrganisationId: null },
    ...others.map((other) => ({
      ...{ personId: other.mentorPersonId, role: 'mentor', enrolmentId: other.mentorEnrolmentId },
      homeOrganisationId: null,
    })),
    { personId: studentPersonId, role: 'student', enrolmentId: studentEnrolmentId, homeOrganisationId },
  ] as Member[];
}

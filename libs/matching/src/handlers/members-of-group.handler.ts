import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MemberJoined, MemberLeft } from '#mentorship/facts';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { GroupProposalsRepository } from '../persistence/group-proposals.repository.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';

type Joined = z.infer<typeof MemberJoined.data>;
type Left = z.infer<typeof MemberLeft.data>;

/** Notes on a student's accepted proposal into which group's mentorship she came, as `NoteMentorship` does for the first. */
@Injectable()
@HandlesFacts('matching.note-joining', MemberJoined)
export class NoteJoining implements FactHandler<Joined> {
  constructor(
    private readonly groupProposals: GroupProposalsRepository,
    private readonly proposals: ProposalsRepository,
  ) {}

  async handle({ data, cohortId, programmeId, occurredAt }: Fact<Joined>): Promise<void> {
    await this.groupProposals.noteJoining(data.mentorshipId, data.joinedPersonId, cohortId);
    if (programmeId)
      await this.proposals.barAll(programmeId, data.mentorPersonIds, [data.joinedPersonId], 'matched', occurredAt);
  }
}

/** Whoever left a group reads its mentors' profiles there no longer. */
@Injectable()
@HandlesFacts('matching.note-leaving', MemberLeft)
export class NoteLeaving implements FactHandler<Left> {
  constructor(private readonly proposals: GroupProposalsRepository) {}

  async handle({ data, occurredAt, cohortId }: Fact<Left>): Promise<void> {
    if (data.side !== 'student') return;
    // The news of leaving may overtake that of joining.
    await this.proposals.noteJoining(data.mentorshipId, data.leftPersonId, cohortId);
    await this.proposals.noteLeaving(data.mentorshipId, data.leftPersonId, occurredAt);
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MentorshipAgreed } from '#mentorship/facts';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { ProposalsRepository } from '../persistence/proposals.repository.js';

type Agreed = z.infer<typeof MentorshipAgreed.data>;

/** Notes on an accepted proposal which mentorship came of it, so that both find their way there, and that these people were a pair. */
@Injectable()
@HandlesFacts('matching.note-mentorship', MentorshipAgreed)
export class NoteMentorship implements FactHandler<Agreed> {
  constructor(private readonly proposals: ProposalsRepository) {}

  async handle(fact: Fact<Agreed>): Promise<void> {
    const { mentorshipId, mentorPersonIds, studentPersonIds } = fact.data;
    await this.proposals.noteMentorship(mentorshipId, mentorPersonIds, studentPersonIds, fact.cohortId);
    // Also those whom no proposal brought together.
    if (fact.programmeId) {
      const { programmeId, occurredAt } = fact;
      await this.proposals.barAll(programmeId, mentorPersonIds, studentPersonIds, 'matched', occurredAt);
    }
  }
}

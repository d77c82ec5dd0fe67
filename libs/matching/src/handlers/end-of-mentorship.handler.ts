import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MentorshipEnded } from '#mentorship/facts';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { ProposalsRepository } from '../persistence/proposals.repository.js';

type Ended = z.infer<typeof MentorshipEnded.data>;

/** Notes on an accepted proposal that its mentorship is over: from here on neither reads the other's profile there. */
@Injectable()
@HandlesFacts('matching.note-end-of-mentorship', MentorshipEnded)
export class NoteEndOfMentorship implements FactHandler<Ended> {
  constructor(private readonly proposals: ProposalsRepository) {}

  async handle(fact: Fact<Ended>): Promise<void> {
    const { mentorshipId, mentorPersonIds, studentPersonIds } = fact.data;
    // The news of the end may overtake that of the beginning.
    await this.proposals.noteMentorship(mentorshipId, mentorPersonIds, studentPersonIds, fact.cohortId);
    await this.proposals.noteEndOfMentorship(mentorshipId, fact.occurredAt);
  }
}

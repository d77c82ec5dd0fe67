import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';
import { MentorChoicesRepository } from '../persistence/mentor-choices.repository.js';

/** A student marks a mentor to find her again, or takes the mark away. Nobody else sees it. */
@Injectable()
export class MarkMentor {
  constructor(
    private readonly choices: MentorChoicesRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-mentor where she may not choose, or there is no such mentor */
  execute(
    { mentorEnrolmentId, isMarked }: { readonly mentorEnrolmentId: string; readonly isMarked: boolean },
    { personId }: SignedIn,
  ): Promise<void> {
    return this.transactions.run(async () => {
      const own = await this.choices.enrolmentBeside(mentorEnrolmentId, personId);
      if (!own) throw new DomainError(MatchingError.unknownMentor);
      if (isMarked) await this.choices.mark(own, mentorEnrolmentId, personId, this.clock.now());
      else await this.choices.unmark(own, mentorEnrolmentId);
    });
  }
}

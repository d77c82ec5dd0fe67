import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, PlatformError, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { REQUESTS } from '../domain/mentor-choice.js';
import { MentorChoicesRepository } from '../persistence/mentor-choices.repository.js';
import { cohortInScope } from './run-scope.js';

export interface ChangeMentorChoiceCommand {
  readonly cohortId: string;
  readonly isOn: boolean;
  /** How many mentors a student may ask in all, one after the other: 1 to 10. */
  readonly requests: number;
}

/** Staff let the students of a round ask mentors themselves, or end that. Requests that wait are answered all the same. */
@Injectable()
export class ChangeMentorChoice {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly choices: MentorChoicesRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-cohort, matching.whole-programme-needed, platform.invalid-input */
  execute({ cohortId, isOn, requests }: ChangeMentorChoiceCommand, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const { id } = await cohortInScope(this.cohorts, cohortId, actor, 'matching.edit-rules');
      if (!Number.isInteger(requests) || requests < REQUESTS.fewest || requests > REQUESTS.most)
        throw new DomainError(PlatformError.invalidInput, {}, [{ pointer: '/input/requests', code: 'invalid_value' }]);
      await this.choices.save(id, isOn, requests, this.clock.now());
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.change-mentor-choice',
        subject: { kind: 'cohort', id },
        details: { isOn, requests },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { requireScope, type SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { MatchingError } from '../errors.js';
import { WithoutPair } from '../queries/without-pair.js';
import { ProposePair } from './propose-pair.js';

export interface ProposeSubstituteCommand {
  /** For whom, and who is to be her pair: a student and a mentor of one round, in any order. */
  readonly enrolmentId: string;
  readonly otherId: string;
}

/** Staff give somebody whose pair came to nothing another one at once, outside of a run: both get the letter, and both answer. */
@Injectable()
export class ProposeSubstitute {
  constructor(
    private readonly withoutPair: WithoutPair,
    private readonly cohorts: Cohorts,
    private readonly proposePair: ProposePair,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
  ) {}

  /** @throws matching.unknown-enrolment out of scope, matching.run-is-computing, matching.pair-not-allowed when a rule forbids it or one is not free */
  execute(
    { enrolmentId, otherId }: ProposeSubstituteCommand,
    actor: SignedIn,
  ): Promise<{ proposalId: string; expiresAt: string }> {
    const scope = requireScope(actor, 'matching.publish-proposals');
    return this.transactions.run(async () => {
      const people = [...(await this.withoutPair.byIds(scope, [enrolmentId, otherId])).values()];
      const [student, mentor] = (['student', 'mentor'] as const).map((role) => people.find((one) => one.role === role));
      const cohort = student && (await this.cohorts.get(student.cohortId));
      if (!student || !mentor || !cohort || mentor.cohortId !== student.cohortId)
        throw new DomainError(MatchingError.unknownEnrolment);
      const pair = { studentEnrolmentId: student.id, mentorEnrolmentId: mentor.id };
      await this.proposePair.hold(cohort.id, pair);
      const proposal = await this.proposePair.execute({
        ...{ cohort, pair, origin: 'substitute', message: null, days: cohort.proposalDays },
      });
      if (!proposal) throw new DomainError(MatchingError.pairNotAllowed);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.propose-substitute',
        subject: { kind: 'proposal', id: proposal.id },
        organisationId: proposal.homeOrganisationId,
      });
      return { proposalId: proposal.id, expiresAt: proposal.expiresAt?.toISOString() ?? '' };
    });
  }
}

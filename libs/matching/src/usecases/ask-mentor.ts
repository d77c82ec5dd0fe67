import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { type CohortId, DomainError } from '#platform/kernel';
import { mayAsk, REQUEST_DAYS } from '../domain/mentor-choice.js';
import { MatchingError } from '../errors.js';
import { MyMentorChoices, standingOf } from '../queries/my-mentor-choices.js';
import { ProposePair } from './propose-pair.js';

export interface AskMentorCommand {
  readonly cohortId: string;
  readonly mentorEnrolmentId: string;
  /** The mentor reads it. */
  readonly message?: string | undefined;
}

/**
 * A student asks a mentor herself, where her round allows it: a proposal to which she has said yes, and which the mentor answers within three
 * days. It takes a seat like any other.
 */
@Injectable()
export class AskMentor {
  constructor(
    private readonly myChoices: MyMentorChoices,
    private readonly proposePair: ProposePair,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
  ) {}

  /**
   * Answers the proposal's id. The same request twice, as a double click sends it, is one.
   * @throws matching.unknown-cohort, matching.no-mentor-choice, matching.run-is-computing, matching.request-is-open,
   * matching.no-requests-left, matching.mentor-not-free
   */
  execute({ cohortId, mentorEnrolmentId, message }: AskMentorCommand, actor: SignedIn): Promise<string> {
    return this.transactions.run(async () => {
      const { enrolmentId: studentEnrolmentId, programmeId } = await this.myChoices.round(actor.personId, cohortId);
      const pair = { studentEnrolmentId, mentorEnrolmentId };
      await this.proposePair.hold(cohortId, pair);
      // Under the lock: what another click has done meanwhile is seen now.
      const round = await this.myChoices.round(actor.personId, cohortId);
      const standing = standingOf(round);
      const waitsFor = standing === 'asked' ? round.openWith : null;
      const may = mayAsk(mentorEnrolmentId, { made: round.made, waitsFor }, round.allowed);
      if (may === 'already' && round.openId) return round.openId;
      if (standing !== 'open') throw new DomainError(MatchingError.requestIsOpen);
      const proposal = await this.proposePair.execute({
        // It comes from the row of the round.
        cohort: { id: cohortId as CohortId, programmeId },
        ...{ pair, origin: 'request', message: message?.trim() || null, days: REQUEST_DAYS },
      });
      if (!proposal) throw new DomainError(MatchingError.mentorNotFree);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.ask-mentor',
        subject: { kind: 'proposal', id: proposal.id },
        organisationId: proposal.homeOrganisationId,
      });
      return proposal.id;
    });
  }
}

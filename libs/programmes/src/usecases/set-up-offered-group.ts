import { Injectable } from '@nestjs/common';
import { requireScope, type SignedIn } from '#identity';
import { Transactions } from '#platform';
import { DomainError, isId } from '#platform/kernel';
import type { GroupOffer } from '../domain/mentor-group.js';
import { ProgrammesError } from '../errors.js';
import { groupOfferOf } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { Cohorts } from '../queries/cohorts.js';
import { reachesEnrolment } from './reaches-enrolment.js';
import { SetUpMentorGroup } from './set-up-mentor-group.js';

/** What a mentor offered in her application becomes a group because staff say so, never by itself: they see what the round needs. */
@Injectable()
export class SetUpOfferedGroup {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly cohorts: Cohorts,
    private readonly setUpMentorGroup: SetUpMentorGroup,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Answers the group's id. @throws programmes.unknown-enrolment out of scope, programmes.group-not-offered, and what `SetUpMentorGroup`
   * throws
   */
  execute(enrolmentId: string, actor: SignedIn): Promise<string> {
    return this.transactions.run(async () => {
      const offer = await this.offerOf(enrolmentId, actor);
      if (!offer) throw new DomainError(ProgrammesError.groupNotOffered);
      const { least, most: seats } = offer;
      const alone = { kind: 'group', homeOrganisationIds: [], fields: [] } as const;
      return this.setUpMentorGroup.execute({ ...alone, leadEnrolmentId: enrolmentId, least, seats }, actor);
    });
  }

  /** What a mentor whom staff may put into a group has offered. @throws programmes.unknown-enrolment out of scope */
  offerOf(enrolmentId: string, actor: SignedIn): Promise<GroupOffer | null> {
    const scope = requireScope(actor, 'programmes.decide-enrolments');
    return this.transactions.run(async () => {
      if (!isId(enrolmentId)) throw new DomainError(ProgrammesError.unknownEnrolment);
      const enrolment = await this.enrolments.lock(enrolmentId);
      const cohort = await this.cohorts.get(enrolment.cohortId);
      if (!reachesEnrolment(scope, enrolment, cohort)) throw new DomainError(ProgrammesError.unknownEnrolment);
      return groupOfferOf(enrolment);
    });
  }
}

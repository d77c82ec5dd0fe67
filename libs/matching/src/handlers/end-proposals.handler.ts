import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { EnrolmentWithdrawn } from '#programmes/facts';
import { EndProposals } from '../usecases/end-proposals.js';

type Withdrawn = z.infer<typeof EnrolmentWithdrawn.data>;

/** Whoever leaves a cohort leaves no open proposal behind. */
@Injectable()
@HandlesFacts('matching.end-proposals', EnrolmentWithdrawn)
export class EndProposalsOfWithdrawn implements FactHandler<Withdrawn> {
  constructor(private readonly endProposals: EndProposals) {}

  handle(fact: Fact<Withdrawn>): Promise<void> {
    return this.endProposals.ofEnrolment(fact.data.enrolmentId);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Decisions, decide } from '../domain/decisions.js';
import type { PairKey } from '../domain/pair-key.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { RunActsRepository } from '../persistence/run-acts.repository.js';

/** The plan that waits for staff in a cohort, of which nobody was told anything yet. */
export interface PresentPlan {
  readonly runId: string | null;
  readonly proposalIds: readonly string[];
  readonly pairs: readonly PairKey[];
  readonly decisions: Decisions;
}

export const NO_PLAN: PresentPlan = {
  runId: null,
  proposalIds: [],
  pairs: [],
  decisions: { locked: [], rejected: [] },
};

@Injectable()
export class PresentPlans {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly acts: RunActsRepository,
    private readonly database: Database,
  ) {}

  async of(cohortId: string): Promise<PresentPlan> {
    const run = await this.database.one<{ id: string }>(
      `select id from matching.match_run where cohort_id = $1 and state = 'done' and not dry`,
      [cohortId],
    );
    if (!run || (await this.proposals.hasSent(run.id))) return NO_PLAN;
    const proposed = await this.proposals.proposedOf(run.id);
    return {
      runId: run.id,
      proposalIds: proposed.map((proposal) => proposal.id),
      pairs: proposed.map(({ mentorEnrolmentId, studentEnrolmentId }) => ({ mentorEnrolmentId, studentEnrolmentId })),
      decisions: decide(await this.acts.ofRun(run.id)),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { reaches, requireScope, type Scope, type SignedIn } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { addDaysInHelsinki, Clock, DomainError } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { afterAct } from '../domain/proposal.js';
import { MatchingError } from '../errors.js';
import { ProposalSent } from '../facts/index.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import type { Proposal } from '../persistence/proposal.record.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { ConcludeRun } from './conclude-run.js';
import { aboutOpenProposal } from './proposal-facts.js';
import { isReached } from './proposal-scope.js';

export interface PublishOutcome {
  readonly sent: number;
  readonly refused: readonly { readonly id: string; readonly code: string }[];
}

/** Staff send reviewed proposals to both sides. Each goes in a transaction of its own: one that cannot go holds up no other. */
@Injectable()
export class PublishProposals {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly runs: MatchRunsRepository,
    private readonly cohorts: Cohorts,
    private readonly concludeRun: ConcludeRun,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async execute(
    { proposalIds }: { readonly proposalIds: readonly string[] },
    actor: SignedIn,
  ): Promise<PublishOutcome> {
    const scope = requireScope(actor, 'matching.publish-proposals');
    const refused: { id: string; code: string }[] = [];
    const runs = new Set<string>();
    for (const id of proposalIds) {
      try {
        const { runId } = await this.send(id, scope);
        if (runId) runs.add(runId);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ id, code: error.code });
      }
    }
    for (const runId of runs) await this.concludeRun.execute(runId);
    return { sent: proposalIds.length - refused.length, refused };
  }

  /**
   * All of a run that are not sent yet and lie within the actor's scope. Interrupted, it goes on where it stopped when asked again.
   * @throws matching.unknown-run out of scope, matching.not-possible-now before the run is done, matching.not-yours-to-send when all that
   * is left concerns students of others
   */
  async ofRun(runId: string, actor: SignedIn): Promise<PublishOutcome> {
    const scope = requireScope(actor, 'matching.publish-proposals');
    const run = await this.transactions.run(() => this.runs.lock(runId));
    if (!reaches(scope, { programmeId: run.programmeId })) throw new DomainError(MatchingError.unknownRun);
    if (run.state !== 'done' || run.dry) throw new DomainError(MatchingError.notPossibleNow, { state: run.state });
    const proposalIds = await this.proposals.idsToSend(scope, runId);
    const outcome = await this.execute({ proposalIds }, actor);
    await this.concludeRun.execute(runId);
    if (proposalIds.length === 0 && (await this.proposals.idsStillProposed(runId)).length > 0)
      throw new DomainError(MatchingError.notYoursToSend);
    await this.audit.record({
      actor: { kind: 'person', personId: actor.personId },
      action: 'matching.publish-run',
      subject: { kind: 'match-run', id: runId },
      details: { sent: outcome.sent, refused: outcome.refused.length },
    });
    return outcome;
  }

  private send(id: string, scope: Scope): Promise<Proposal> {
    return this.transactions.run(async () => {
      const proposal = await this.proposals.lock(id);
      if (!isReached(scope, proposal)) throw new DomainError(MatchingError.unknownProposal);
      const now = this.clock.now();
      proposal.state = afterAct(proposal.state, 'send', { now, expiresAt: null });
      proposal.sentAt = now;
      const expiresAt = addDaysInHelsinki(now, await this.daysToAnswer(proposal));
      proposal.expiresAt = expiresAt;
      const sent = await this.proposals.save(proposal);
      await this.proposals.openToAnswers(sent);
      await this.outbox.record(ProposalSent, aboutOpenProposal(sent, expiresAt));
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'matching.publish-proposal',
        subject: { kind: 'proposal', id },
        organisationId: sent.homeOrganisationId,
      });
      return sent;
    });
  }

  private async daysToAnswer(proposal: Proposal): Promise<number> {
    const cohort = await this.cohorts.get(proposal.cohortId);
    if (!cohort) throw new DomainError(MatchingError.unknownCohort);
    return cohort.proposalDays;
  }
}

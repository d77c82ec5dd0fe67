import { Injectable } from '@nestjs/common';
import { requireScope, type SignedIn } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { barReason } from '../domain/bar-reasons.js';
import { afterAct } from '../domain/proposal.js';
import { MatchingError } from '../errors.js';
import { ProposalWithdrawn } from '../facts/index.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { ConcludeRun } from './conclude-run.js';
import { aboutWithdrawal } from './proposal-facts.js';
import { isReached } from './proposal-scope.js';

export interface WithdrawProposalCommand {
  readonly proposalId: string;
  /** For the record; seen by staff only. */
  readonly reason: string;
  /** The two are not to be a pair at all: why, as a code. */
  readonly bar?: string;
}

/**
 * Staff take a proposal back before both have answered: the mentor's seat is free again, and both hear of it if they knew of it. With `bar`
 * the two are not proposed to each other in the programme again.
 */
@Injectable()
export class WithdrawProposal {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly concludeRun: ConcludeRun,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-proposal out of scope, matching.reason-needed, matching.not-possible-now */
  async execute({ proposalId, reason, bar }: WithdrawProposalCommand, actor: SignedIn): Promise<void> {
    const scope = requireScope(actor, 'matching.publish-proposals');
    const why = bar === undefined ? undefined : barReason(bar);
    const { runId } = await this.transactions.run(async () => {
      const proposal = await this.proposals.lock(proposalId);
      if (!isReached(scope, proposal)) throw new DomainError(MatchingError.unknownProposal);
      const { expiresAt } = proposal;
      const act = proposal.cameFrom === 'request' ? 'take-back' : 'withdraw';
      proposal.state = afterAct(proposal.state, act, { now: this.clock.now(), expiresAt, reason });
      if (!reason.trim()) throw new DomainError(MatchingError.reasonNeeded);
      proposal.reason = reason.trim();
      await this.seats.release(proposal.id);
      if (why) await this.proposals.bar(proposal, why, this.clock.now());
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: why ? 'matching.bar-pair' : 'matching.withdraw-proposal',
        subject: { kind: 'proposal', id: proposal.id },
        organisationId: proposal.homeOrganisationId,
        ...(why && { details: { why } }),
      });
      const withdrawn = await this.proposals.save(proposal);
      if (withdrawn.sentAt) await this.outbox.record(ProposalWithdrawn, aboutWithdrawal(withdrawn, null));
      return withdrawn;
    });
    if (runId) await this.concludeRun.execute(runId);
  }
}

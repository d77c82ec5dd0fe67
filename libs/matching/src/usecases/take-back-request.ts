import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { afterAct } from '../domain/proposal.js';
import { MatchingError } from '../errors.js';
import { ProposalWithdrawn } from '../facts/index.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { aboutTakenBack } from './proposal-facts.js';

/** A student takes her request back before the mentor has answered. The seat is free again; the two may be a pair another time. */
@Injectable()
export class TakeBackRequest {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Twice is once. @throws matching.unknown-proposal for anybody but the student, matching.not-possible-now */
  execute({ proposalId }: { readonly proposalId: string }, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const proposal = await this.proposals.lock(proposalId);
      const { state, cameFrom, expiresAt } = proposal;
      if (proposal.studentPersonId !== actor.personId || !proposal.sentAt)
        throw new DomainError(MatchingError.unknownProposal);
      if (proposal.takenBackAt) return;
      if (cameFrom !== 'request') throw new DomainError(MatchingError.notPossibleNow, { state });
      const now = this.clock.now();
      proposal.state = afterAct(state, 'take-back', { now, expiresAt });
      proposal.takenBackAt = now;
      const takenBack = await this.proposals.save(proposal);
      await this.seats.release(takenBack.id);
      await this.outbox.record(ProposalWithdrawn, aboutTakenBack(takenBack));
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'matching.take-back-request',
        subject: { kind: 'proposal', id: takenBack.id },
        organisationId: takenBack.homeOrganisationId,
      });
    });
  }
}

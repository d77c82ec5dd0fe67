import { Injectable } from '@nestjs/common';
import { AuditSink, SYSTEM, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { afterAct, PROPOSAL_TRANSITIONS } from '../domain/proposal.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';

/** Ends proposals whose ground has gone: a side left the cohort or is erased, or the run was cancelled. Accepted ones are the mentorship's matter. */
@Injectable()
export class EndProposals {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async ofEnrolment(enrolmentId: string): Promise<void> {
    for (const id of await this.proposals.idsOfEnrolment(enrolmentId)) await this.execute(id);
  }

  async ofPerson(personId: string): Promise<void> {
    for (const id of await this.proposals.idsOfPerson(personId)) await this.execute(id);
  }

  /** Doing it twice is doing it once. */
  execute(id: string): Promise<void> {
    return this.transactions.run(async () => {
      const proposal = await this.proposals.lock(id);
      if (!PROPOSAL_TRANSITIONS.end.from[proposal.state]) return;
      const { expiresAt } = proposal;
      proposal.state = afterAct(proposal.state, 'end', { now: this.clock.now(), expiresAt });
      await this.proposals.save(proposal);
      await this.seats.release(id);
      await this.audit.record({
        actor: SYSTEM,
        action: 'matching.end-proposal',
        subject: { kind: 'proposal', id },
        organisationId: proposal.homeOrganisationId,
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Tick } from '#platform';
import { AuditSink, Outbox, SYSTEM, Ticks } from '#platform';
import { SeatLedger } from '#programmes';
import { afterAct } from '../domain/proposal.js';
import { ProposalExpired } from '../facts/index.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { aboutProposal } from './proposal-facts.js';

/** More than so many wait for the next minute. */
const A_MINUTE = 200;

/** Ends proposals that nobody, or only one of the two, has answered in time. */
@Injectable()
@Ticks('matching.expire-proposals', 'minute')
export class ExpireProposals implements Tick {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
  ) {}

  async tick(now: Date): Promise<void> {
    for (const proposal of await this.proposals.lockOverdue(now, A_MINUTE)) {
      proposal.state = afterAct(proposal.state, 'expire', { now, expiresAt: proposal.expiresAt });
      const expired = await this.proposals.save(proposal);
      await this.seats.release(expired.id);
      await this.outbox.record(ProposalExpired, aboutProposal(expired));
      await this.audit.record({
        actor: SYSTEM,
        action: 'matching.expire-proposal',
        subject: { kind: 'proposal', id: expired.id },
        organisationId: expired.homeOrganisationId,
      });
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Outbox, type Tick, Ticks } from '#platform';
import { reminderInstants, remindersDue } from '../domain/reminders.js';
import { ProposalUnanswered } from '../facts/index.js';
import type { Proposal, ProposalSide } from '../persistence/proposal.record.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { aboutOpenProposal } from './proposal-facts.js';

/** More than so many wait for the next minute. */
const A_MINUTE = 200;

/** Reminds the side that has not answered. How often is written on the side itself, so that a tick that runs twice reminds once. */
@Injectable()
@Ticks('matching.remind-sides', 'minute')
export class RemindSides implements Tick {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly outbox: Outbox,
  ) {}

  async tick(now: Date): Promise<void> {
    const sentBefore = { requests: reminderInstants(now, 'request'), others: reminderInstants(now, 'run') };
    for (const proposal of await this.proposals.lockUnanswered(now, sentBefore, A_MINUTE)) {
      const { expiresAt } = proposal;
      if (!expiresAt) continue;
      const { student, mentor } = await this.proposals.sides(proposal.id);
      const due = remindersDue(proposal.sentAt ?? now, now, proposal.cameFrom);
      for (const side of [student, mentor])
        if (side.answer === 'none') await this.remind(proposal, expiresAt, side, due);
    }
  }

  private async remind(proposal: Proposal, expiresAt: Date, side: ProposalSide, due: number): Promise<void> {
    if (side.reminders >= due) return;
    side.reminders = due;
    await this.proposals.saveSide(side);
    const about = aboutOpenProposal(proposal, expiresAt);
    await this.outbox.record(ProposalUnanswered, {
      ...about,
      data: { ...about.data, side: side.role, reminder: due },
    });
  }
}

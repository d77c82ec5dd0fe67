import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Outbox, PlatformError, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { afterAct } from '../domain/proposal.js';
import { MatchingError } from '../errors.js';
import { ProposalAccepted, ProposalDeclined } from '../facts/index.js';
import type { Proposal, ProposalSide, SideRole } from '../persistence/proposal.record.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { GatherGroup } from './gather-group.js';
import { aboutProposal } from './proposal-facts.js';

export interface ProposalAnswer {
  readonly proposalId: string;
  readonly answer: 'accept' | 'decline';
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
  /** The version of the proposal that the person has seen. */
  readonly version: number;
}

/** One of the two accepts or declines (lifecycles B). The row's lock puts simultaneous answers in an order; a double click gives the same answer twice. */
@Injectable()
export class AnswerProposal {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly gatherGroup: GatherGroup,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws matching.unknown-proposal for anybody but the two, platform.changed-meanwhile, matching.not-possible-now,
   * matching.proposal-expired, matching.reason-needed
   */
  execute(command: ProposalAnswer, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const proposal = await this.proposals.lock(command.proposalId);
      const role = roleIn(proposal, actor.personId);
      if (!role || !proposal.sentAt) throw new DomainError(MatchingError.unknownProposal);
      const side = (await this.proposals.sides(proposal.id))[role];
      const answer = command.answer === 'accept' ? 'accepted' : 'declined';
      if (side.answer === answer) return;
      requireCurrent(command.version, side, proposal);
      proposal.state = afterAct(proposal.state, command.answer, {
        now: this.clock.now(),
        expiresAt: proposal.expiresAt,
        reason: command.reason,
      });
      const saved = await this.proposals.save(proposal);
      await this.note(saved, side, command);
      if (saved.state === 'accepted') await this.accept(saved);
      if (saved.state === 'declined') await this.decline(saved, role, command.reason ?? '');
    });
  }

  private async note(proposal: Proposal, side: ProposalSide, command: ProposalAnswer): Promise<void> {
    const declines = command.answer === 'decline';
    side.answer = declines ? 'declined' : 'accepted';
    side.reason = declines ? (command.reason ?? null) : null;
    side.comment = command.comment?.trim() || null;
    side.answeredAt = this.clock.now();
    side.answerableFrom = proposal.version;
    await this.proposals.saveSide(side);
    await this.audit.record({
      actor: { kind: 'person', personId: side.role === 'student' ? proposal.studentPersonId : proposal.mentorPersonId },
      action: `matching.${command.answer}-proposal`,
      subject: { kind: 'proposal', id: proposal.id },
      organisationId: proposal.homeOrganisationId,
    });
  }

  /** They are a pair, or wait for their group: whatever becomes of it, they are not proposed to each other again. */
  private async accept(proposal: Proposal): Promise<void> {
    await this.proposals.bar(proposal, 'matched', this.clock.now());
    if (proposal.groupId) return this.gatherGroup.execute(proposal.groupId);
    await this.outbox.record(ProposalAccepted, aboutProposal(proposal));
  }

  /** The seat is free again, and the two are not proposed to each other in this programme any more. */
  private async decline(proposal: Proposal, side: SideRole, reason: string): Promise<void> {
    await this.seats.release(proposal.id);
    await this.proposals.bar(proposal, 'declined', this.clock.now());
    const about = aboutProposal(proposal);
    await this.outbox.record(ProposalDeclined, { ...about, data: { ...about.data, side, reason } });
  }
}

function roleIn(proposal: Proposal, person: PersonId): SideRole | undefined {
  if (proposal.studentPersonId === person) return 'student';
  return proposal.mentorPersonId === person ? 'mentor' : undefined;
}

function requireCurrent(version: number, side: ProposalSide, proposal: Proposal): void {
  if (version < side.answerableFrom || version > proposal.version)
    throw new DomainError(PlatformError.changedMeanwhile);
}

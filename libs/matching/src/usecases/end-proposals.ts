import { Injectable } from '@nestjs/common';
import { AuditSink, Outbox, SYSTEM, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { afterAct, PROPOSAL_TRANSITIONS } from '../domain/proposal.js';
import { ProposalWithdrawn } from '../facts/index.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import type { Proposal } from '../persistence/proposal.record.js';
import { type OpenProposal, ProposalsRepository } from '../persistence/proposals.repository.js';
import { ConcludeRun } from './conclude-run.js';
import { aboutWithdrawal } from './proposal-facts.js';

/** Ends proposals whose ground has gone: a side left the cohort or is erased, or the run was cancelled. Accepted ones are the mentorship's matter. */
@Injectable()
export class EndProposals {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly runs: MatchRunsRepository,
    private readonly concludeRun: ConcludeRun,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  ofEnrolment(enrolmentId: string): Promise<void> {
    return this.transactions.run(async () => this.leave(await this.proposals.openOfEnrolment(enrolmentId)));
  }

  ofPerson(personId: string): Promise<void> {
    return this.transactions.run(async () => this.leave(await this.proposals.openOfPerson(personId)));
  }

  /**
   * Proposals that nobody was told of. Runs in the transaction that holds their run, which sending does not wait for: what was sent in this very
   * moment stands. Answers how many do.
   */
  async unsent(ids: readonly string[]): Promise<number> {
    let sent = 0;
    for (const id of ids) {
      if ((await this.proposals.lock(id)).sentAt) sent += 1;
      else await this.end(id);
    }
    return sent;
  }

  /** The runs are locked before the proposals, as cancelling does; the last proposal that waited for staff concludes its run. */
  private async leave(open: readonly OpenProposal[]): Promise<void> {
    const runs = [...new Set(open.flatMap(({ runId }) => runId ?? []))].sort();
    for (const runId of runs) await this.runs.lock(runId);
    for (const { id, side } of open) {
      const ended = await this.end(id);
      if (ended?.sentAt) await this.outbox.record(ProposalWithdrawn, aboutWithdrawal(ended, side));
    }
    for (const runId of runs) await this.concludeRun.execute(runId);
  }

  /** Undefined when it had ended before: doing it twice is doing it once. */
  private async end(id: string): Promise<Proposal | undefined> {
    const proposal = await this.proposals.lock(id);
    if (!PROPOSAL_TRANSITIONS.end.from[proposal.state]) return undefined;
    const { expiresAt } = proposal;
    proposal.state = afterAct(proposal.state, 'end', { now: this.clock.now(), expiresAt });
    const ended = await this.proposals.save(proposal);
    await this.seats.release(id);
    await this.audit.record({
      actor: SYSTEM,
      action: 'matching.end-proposal',
      subject: { kind: 'proposal', id },
      organisationId: ended.homeOrganisationId,
    });
    return ended;
  }
}

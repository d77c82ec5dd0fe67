import { Injectable } from '@nestjs/common';
import { AuditSink, Outbox, SYSTEM, Transactions } from '#platform';
import { Clock, newId, type OrganisationId, type PersonId } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { afterRunAct } from '../domain/match-run.js';
import type { ProposedPair } from '../domain/pair-up.js';
import { inputHash, type Snapshot } from '../domain/snapshot.js';
import { RunFinished } from '../facts/index.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MatchRunsRepository } from '../persistence/match-runs.repository.js';
import type { ProposalId } from '../persistence/proposal.record.js';
import { type NewProposal, ProposalsRepository } from '../persistence/proposals.repository.js';
import { ReadSnapshot } from '../queries/read-snapshot.js';

export interface RunResult {
  readonly snapshot: Snapshot;
  readonly pairs: readonly ProposedPair[];
  readonly score: number;
}

/** What became of a result: stored; of yesterday's world, so compute again; or no longer wanted. */
export type StoreOutcome = 'stored' | 'outdated' | 'unwanted';

class Outdated extends Error {}

/**
 * Writes a run's proposals, their seats and the run's end in ONE transaction: a run that is killed and runs again stores its result
 * exactly once.
 */
@Injectable()
export class StorePairs {
  constructor(
    private readonly runs: MatchRunsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly readSnapshot: ReadSnapshot,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async execute(runId: string, result: RunResult): Promise<StoreOutcome> {
    try {
      return await this.transactions.run(async () => {
        const run = await this.runs.lock(runId);
        if (run.state !== 'running' || run.cancelRequested) return 'unwanted';
        await this.propose(run, result);
        await this.finish(run, result);
        return 'stored';
      });
    } catch (error) {
      if (error instanceof Outdated) return 'outdated';
      throw error;
    }
  }

  /**
   * First the rows, whose foreign keys hold everybody's enrolment still; then one more look at the input. Whoever withdrew before is
   * seen by the second look, whoever withdraws later finds the proposal and ends it: nobody slips through between.
   */
  private async propose(run: MatchRun, { snapshot, pairs }: RunResult): Promise<void> {
    const proposals = pairs.map((pair) => this.proposalOf(run, pair)).sort(byMentor);
    await this.proposals.insert(proposals);
    const now = await this.readSnapshot.execute(run.cohortId, snapshot.rules);
    if (inputHash(now) !== run.inputHash) throw new Outdated();
    for (const proposal of proposals) await this.seats.reserve(proposal, proposal.id);
  }

  private proposalOf(run: MatchRun, { mentor, student, score, parts }: ProposedPair): NewProposal {
    const now = this.clock.now();
    const id: ProposalId = newId(now.getTime());
    return {
      id,
      runId: run.id,
      cohortId: run.cohortId,
      programmeId: run.programmeId,
      mentorEnrolmentId: mentor.enrolmentId,
      studentEnrolmentId: student.enrolmentId,
      // The snapshot is plain domain data; the ids come from Matchable, which brands them.
      mentorPersonId: mentor.personId as PersonId,
      studentPersonId: student.personId as PersonId,
      homeOrganisationId: student.homeOrganisationId as OrganisationId | null,
      score,
      parts,
      createdAt: now,
    };
  }

  private async finish(run: MatchRun, { pairs, score }: RunResult): Promise<void> {
    const [matched, runId] = [pairs.length, run.id];
    run.state = afterRunAct(run.state, 'finish');
    // Nothing waits for staff: the cohort is free for the next run at once.
    if (matched === 0) run.state = afterRunAct(run.state, 'publish');
    Object.assign(run, { stage: 'finished', progress: 100, matched, score, finishedAt: this.clock.now() });
    const { version, programmeId, cohortId } = await this.runs.save(run);
    await this.outbox.record(RunFinished, {
      subject: { kind: 'match-run', id: runId, version },
      programmeId,
      cohortId,
      data: { runId, matched, score },
    });
    await this.audit.record({
      actor: SYSTEM,
      action: 'matching.finish-run',
      subject: { kind: 'match-run', id: runId },
      details: { matched, score },
    });
  }
}

/** Mentors' rows are locked in one order everywhere. */
function byMentor(one: NewProposal, other: NewProposal): number {
  return one.mentorEnrolmentId < other.mentorEnrolmentId ? -1 : 1;
}

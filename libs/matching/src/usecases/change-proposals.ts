import { Injectable } from '@nestjs/common';
import { Clock, DomainError, newId, type OrganisationId, type PersonId } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { differences } from '../domain/differences.js';
import { type PairKey, pairKey } from '../domain/pair-key.js';
import { partsOfPair } from '../domain/parts-of-pair.js';
import type { PlannedPair } from '../domain/plan.js';
import type { Snapshot } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import type { ProposalId } from '../persistence/proposal.record.js';
import { type NewProposal, ProposalsRepository } from '../persistence/proposals.repository.js';
import { EndProposals } from './end-proposals.js';

/** A run's proposals follow its pairs: what is not a pair any more ends without a word, what has become one is proposed, seats included. */
@Injectable()
export class ChangeProposals {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly endProposals: EndProposals,
    private readonly seats: SeatLedger,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that holds the run. @throws programmes.no-free-seat when a seat was given away in the meantime, matching.not-possible-now when a letter was sent */
  async execute(
    run: MatchRun,
    snapshot: Snapshot,
    before: readonly PairKey[],
    after: readonly PlannedPair[],
  ): Promise<void> {
    const changed = new Set(differences(before, after).map((change) => change.studentEnrolmentId));
    const proposed = await this.proposals.proposedOf(run.id);
    const over = proposed.filter((proposal) => changed.has(proposal.studentEnrolmentId)).map((proposal) => proposal.id);
    if ((await this.endProposals.unsent(over)) > 0)
      throw new DomainError(MatchingError.notPossibleNow, { state: run.state });
    const standing = new Set(proposed.map(pairKey));
    const added = after.filter((pair) => changed.has(pair.studentEnrolmentId) || !standing.has(pairKey(pair)));
    await this.propose(run, snapshot, added);
  }

  /** Proposals for pairs of a run, without their seats. */
  async insert(run: MatchRun, snapshot: Snapshot, pairs: readonly PlannedPair[]): Promise<readonly NewProposal[]> {
    const students = new Map(snapshot.students.map((student) => [student.enrolmentId, student]));
    const mentors = new Map(snapshot.mentors.map((mentor) => [mentor.enrolmentId, mentor]));
    const groups = new Map(snapshot.groups?.map((group) => [group.leadEnrolmentId, group]));
    const now = this.clock.now();
    const proposals = pairs.map((pair): NewProposal => {
      const [student, mentor] = [students.get(pair.studentEnrolmentId), mentors.get(pair.mentorEnrolmentId)];
      if (!student || !mentor) throw new Error('A pair of nobody in the snapshot');
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
        groupId: groups.get(mentor.enrolmentId)?.groupId ?? null,
        score: pair.score,
        parts: partsOfPair(student, mentor, snapshot),
        cameFrom: 'run',
        message: null,
        createdAt: now,
      };
    });
    await this.proposals.insert(proposals);
    return proposals;
  }

  async reserve(proposals: readonly NewProposal[]): Promise<void> {
    await this.seats.reserveAll(proposals.map((proposal) => ({ ...proposal, proposalId: proposal.id })));
  }

  private async propose(run: MatchRun, snapshot: Snapshot, pairs: readonly PlannedPair[]): Promise<void> {
    await this.reserve(await this.insert(run, snapshot, pairs));
  }
}

import { Injectable } from '@nestjs/common';
import { Database, Outbox } from '#platform';
import { addDaysInHelsinki, Clock, DomainError, newId, type OrganisationId, type PersonId } from '#platform/kernel';
import { type Cohort, SeatLedger } from '#programmes';
import type { PairKey } from '../domain/pair-key.js';
import type { PairOption } from '../domain/pair-options.js';
import { afterAct, type Origin } from '../domain/proposal.js';
import type { Rules } from '../domain/rules.js';
import { scorePair } from '../domain/score-pair.js';
import { MatchingError } from '../errors.js';
import { ProposalSent } from '../facts/index.js';
import type { Proposal, ProposalId } from '../persistence/proposal.record.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { FindPairChoices } from '../queries/find-pair-choices.js';
import { CohortTurn } from './cohort-turn.js';
import { aboutOpenProposal } from './proposal-facts.js';

interface NewPair {
  readonly cohort: Pick<Cohort, 'id' | 'programmeId'>;
  readonly pair: PairKey;
  readonly origin: Exclude<Origin, 'run'>;
  /** What the student wrote to the mentor; then she has said yes already. */
  readonly message: string | null;
  /** For the answers. */
  readonly days: number;
}

/**
 * One pair outside of a run: proposed and sent at once, its seat from the same ledger. Each call is in the transaction of a use case that has
 * held the two before.
 */
@Injectable()
export class ProposePair {
  constructor(
    private readonly findPairChoices: FindPairChoices,
    private readonly proposals: ProposalsRepository,
    private readonly seats: SeatLedger,
    private readonly turn: CohortTurn,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Until the transaction ends nobody else changes what the two hold, and no run begins that would read them as free. Both rows in one order, so
   * that two who ask the same mentor never wait in a circle. @throws matching.run-is-computing
   */
  async hold(cohortId: string, { studentEnrolmentId, mentorEnrolmentId }: PairKey): Promise<void> {
    await this.turn.shared(cohortId);
    const computing = await this.database.query(
      `select 1 from matching.match_run where cohort_id = $1 and not dry and state in ('queued', 'running')`,
      [cohortId],
    );
    if (computing.length > 0) throw new DomainError(MatchingError.runIsComputing);
    await this.database.query('select id from programmes.enrolment where id = any($1) order by id for update', [
      [studentEnrolmentId, mentorEnrolmentId],
    ]);
  }

  /**
   * Undefined when a rule forbids the pair, or one of the two is not free. A student's own request is not refused for what the mentor marked after
   * their talk, which would tell her: the mentor may decline it. @throws programmes.no-free-seat
   */
  async execute({ cohort, pair, ...more }: NewPair): Promise<Proposal | undefined> {
    const only = { student: pair.studentEnrolmentId, mentor: pair.mentorEnrolmentId };
    const marksOf = more.origin === 'request' ? 'student' : undefined;
    const { rules, options } = await this.findPairChoices.execute(cohort, { only, marksOf });
    const [option] = options;
    if (!option) return undefined;
    const id = await this.insert(cohort, option, rules, more);
    await this.seats.reserve(pair, id);
    return this.send(id, more);
  }

  private async insert(
    { id: cohortId, programmeId }: NewPair['cohort'],
    { student, mentor, score }: PairOption,
    rules: Rules,
    { origin, message }: Pick<NewPair, 'origin' | 'message'>,
  ): Promise<ProposalId> {
    const id: ProposalId = newId(this.clock.nowMs());
    await this.proposals.insert([
      {
        ...{ id, runId: null, cohortId, programmeId, score, message },
        mentorEnrolmentId: mentor.enrolmentId,
        studentEnrolmentId: student.enrolmentId,
        // The snapshot is plain domain data; the ids come from Matchable, which brands them.
        mentorPersonId: mentor.personId as PersonId,
        studentPersonId: student.personId as PersonId,
        homeOrganisationId: student.homeOrganisationId as OrganisationId | null,
        parts: scorePair(student, mentor, rules).parts,
        cameFrom: origin,
        createdAt: this.clock.now(),
      },
    ]);
    return id;
  }

  private async send(id: ProposalId, { origin, days }: Pick<NewPair, 'origin' | 'days'>): Promise<Proposal> {
    const now = this.clock.now();
    const expiresAt = addDaysInHelsinki(now, days);
    const proposal = await this.proposals.lock(id);
    proposal.state = afterAct(proposal.state, 'send', { now, expiresAt: null });
    proposal.sentAt = now;
    proposal.expiresAt = expiresAt;
    if (origin === 'request') proposal.state = afterAct(proposal.state, 'accept', { now, expiresAt });
    const sent = await this.proposals.save(proposal);
    await this.proposals.openToAnswers(sent);
    if (origin === 'request') {
      const { student } = await this.proposals.sides(id);
      await this.proposals.saveSide(Object.assign(student, { answer: 'accepted', answeredAt: now }));
    }
    await this.outbox.record(ProposalSent, aboutOpenProposal(sent, expiresAt));
    return sent;
  }
}

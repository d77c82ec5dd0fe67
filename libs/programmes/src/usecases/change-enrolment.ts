import { Injectable } from '@nestjs/common';
import type { Scope, SignedIn } from '#identity';
import { type Actor, AuditSink, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { isLive, mayFollow } from '../domain/enrolment.js';
import { type GroupOffer, requireGroupOffer } from '../domain/mentor-group.js';
import { ProgrammesError } from '../errors.js';
import { type Enrolment, groupOfferOf, offerGroup } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { MentorGroupsRepository } from '../persistence/mentor-groups.repository.js';
import { Cohorts } from '../queries/cohorts.js';
import { MoveEnrolment } from './move-enrolment.js';
import { reachesEnrolment } from './reaches-enrolment.js';
import { SeatLedger } from './seat-ledger.js';

/** What staff may do with an application. */
export type StaffAct = 'approve' | 'reject' | 'waitlist' | 'ask_info' | 'withdraw';

/** What a mentor may change in her application while it lasts. */
export interface MentoringChange {
  /** How many students one to one. */
  readonly capacity: number;
  /** Null takes the offer back; left out, it stays. */
  readonly groupOffer?: GroupOffer | null | undefined;
}

/** Every change of an enrolment after its submission. */
@Injectable()
export class ChangeEnrolment {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly cohorts: Cohorts,
    private readonly groups: MentorGroupsRepository,
    private readonly seats: SeatLedger,
    private readonly move: MoveEnrolment,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
  ) {}

  /** Staff act on an application within their scope. @throws programmes.unknown-enrolment out of scope, not-possible-now, reason-needed */
  decide(id: string, act: StaffAct, reason: string | undefined, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lock(id);
      const cohort = await this.cohorts.get(enrolment.cohortId);
      if (!reachesEnrolment(scope, enrolment, cohort)) throw new DomainError(ProgrammesError.unknownEnrolment);
      const actor = { kind: 'person', personId: scope.reader } as const;
      await this.move.execute(enrolment, { act, by: 'staff', actor, reason });
    });
  }

  withdraw(id: string, version: number, { personId }: SignedIn): Promise<Enrolment> {
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lockOwn(id, personId, version);
      const actor = { kind: 'person', personId } as const;
      return this.move.execute(enrolment, { act: 'withdraw', by: 'person', actor });
    });
  }

  /**
   * Both or nothing. The capacity never falls below what is promised already, and an offer does not change once staff have made a group of it.
   * @throws programmes.not-possible-now, programmes.capacity-below-taken, programmes.group-size, programmes.already-in-group
   */
  changeMentoring(id: string, change: MentoringChange, version: number, actor: SignedIn): Promise<Enrolment> {
    const { capacity, groupOffer } = change;
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lockOwn(id, actor.personId, version);
      if (enrolment.role !== 'mentor' || !isLive(enrolment.state))
        throw new DomainError(ProgrammesError.notPossibleNow, { state: enrolment.state });
      const taken = await this.seats.taken(enrolment.id);
      if (capacity < taken) throw new DomainError(ProgrammesError.capacityBelowTaken, { taken });
      enrolment.capacity = capacity;
      if (groupOffer !== undefined) await this.changeOffer(enrolment, groupOffer);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'programmes.change-capacity',
        subject: { kind: 'enrolment', id },
        details: { capacity, ...(groupOffer && { groupLeast: groupOffer.least, groupMost: groupOffer.most }) },
      });
      return this.enrolments.save(enrolment);
    });
  }

  private async changeOffer(enrolment: Enrolment, offer: GroupOffer | null): Promise<void> {
    const before = groupOfferOf(enrolment);
    if (before?.least === offer?.least && before?.most === offer?.most) return;
    if (offer) requireGroupOffer(offer);
    if (await this.groups.holdsAny([enrolment.id])) throw new DomainError(ProgrammesError.alreadyInGroup);
    offerGroup(enrolment, offer);
  }

  /** What follows from a mentorship's beginning and end. Idempotent: the handler behind it may run again. */
  setMatched(id: string, matched: boolean, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lock(id);
      const act = matched ? 'match' : 'unmatch';
      if (mayFollow(enrolment.state, act)) await this.move.execute(enrolment, { act, by: 'system', actor });
    });
  }
}

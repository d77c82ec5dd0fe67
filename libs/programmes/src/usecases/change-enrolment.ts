import { Injectable } from '@nestjs/common';
import { reaches, type Scope, type SignedIn } from '#identity';
import { type Actor, AuditSink, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { mayFollow } from '../domain/enrolment.js';
import { ProgrammesError } from '../errors.js';
import type { Enrolment } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { Cohorts } from '../queries/cohorts.js';
import { MoveEnrolment } from './move-enrolment.js';
import { SeatLedger } from './seat-ledger.js';

/** What staff may do with an application. */
export type StaffAct = 'approve' | 'reject' | 'waitlist' | 'ask_info' | 'withdraw';

/** Every change of an enrolment after its submission. */
@Injectable()
export class ChangeEnrolment {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly cohorts: Cohorts,
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
      const programmeId = cohort?.programmeId ?? null;
      // Mentors belong to no university: whoever reaches the programme reaches them.
      const reached =
        enrolment.role === 'mentor'
          ? reaches(scope, { programmeId })
          : reaches(scope, { organisationId: enrolment.homeOrganisationId, programmeId });
      if (!reached) throw new DomainError(ProgrammesError.unknownEnrolment);
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

  /** Never below what is promised already. @throws programmes.capacity-below-taken */
  changeCapacity(id: string, capacity: number, version: number, actor: SignedIn): Promise<Enrolment> {
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lockOwn(id, actor.personId, version);
      if (enrolment.role !== 'mentor')
        throw new DomainError(ProgrammesError.notPossibleNow, { state: enrolment.state });
      const taken = await this.seats.taken(enrolment.id);
      if (capacity < taken) throw new DomainError(ProgrammesError.capacityBelowTaken, { taken });
      enrolment.capacity = capacity;
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: 'programmes.change-capacity',
        subject: { kind: 'enrolment', id },
        details: { capacity },
      });
      return this.enrolments.save(enrolment);
    });
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

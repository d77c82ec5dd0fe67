import { Injectable } from '@nestjs/common';
import { reaches, type Scope, type SignedIn } from '#identity';
import { type Actor, AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { afterAct, type EnrolmentAct } from '../domain/enrolment.js';
import { ProgrammesError } from '../errors.js';
import { EnrolmentDecided, EnrolmentWithdrawn } from '../facts/index.js';
import type { Enrolment } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { Cohorts } from '../queries/cohorts.js';
import { SeatLedger } from './seat-ledger.js';

type Decision = 'approved' | 'rejected' | 'waitlisted' | 'needs_info';
const DECISIONS: Partial<Record<EnrolmentAct, Decision>> = {
  approve: 'approved',
  reject: 'rejected',
  waitlist: 'waitlisted',
  ask_info: 'needs_info',
};

/** Every change of an enrolment's state after its submission. */
@Injectable()
export class ChangeEnrolment {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly cohorts: Cohorts,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Staff decide on an application within their scope. @throws programmes.unknown-enrolment out of scope, not-possible-now, reason-needed */
  decide(
    id: string,
    act: 'approve' | 'reject' | 'waitlist' | 'ask_info',
    reason: string | undefined,
    scope: Scope,
  ): Promise<void> {
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
      await this.apply(enrolment, act, reason, { kind: 'person', personId: scope.reader });
    });
  }

  withdraw(id: string, version: number, actor: SignedIn): Promise<Enrolment> {
    return this.transactions.run(async () => {
      const enrolment = await this.enrolments.lockOwn(id, actor.personId, version);
      return this.apply(enrolment, 'withdraw', undefined, { kind: 'person', personId: actor.personId });
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
      const due = matched
        ? enrolment.state === 'approved' || enrolment.state === 'confirmed'
        : enrolment.state === 'matched';
      if (due) await this.apply(enrolment, act, undefined, actor);
    });
  }

  private async apply(
    enrolment: Enrolment,
    act: EnrolmentAct,
    reason: string | undefined,
    actor: Actor,
  ): Promise<Enrolment> {
    enrolment.state = afterAct(enrolment.state, act, reason);
    if (reason !== undefined) enrolment.reason = reason.trim() || null;
    const decision = DECISIONS[act];
    if (decision) enrolment.decidedAt = this.clock.now();
    const saved = await this.enrolments.save(enrolment);
    const cohort = await this.cohorts.get(saved.cohortId);
    const { id, personId, role, homeOrganisationId } = saved;
    const envelope = {
      subject: { kind: 'enrolment', id, version: saved.version },
      organisationId: homeOrganisationId,
      programmeId: cohort?.programmeId,
      cohortId: saved.cohortId,
    };
    const data = { enrolmentId: id, personId, role, homeOrganisationId };
    if (decision) await this.outbox.record(EnrolmentDecided, { ...envelope, data: { ...data, decision } });
    if (act === 'withdraw') await this.outbox.record(EnrolmentWithdrawn, { ...envelope, data });
    await this.audit.record({
      actor,
      action: `programmes.${act.replace('_', '-')}-enrolment`,
      subject: { kind: 'enrolment', id },
      organisationId: homeOrganisationId,
    });
    return saved;
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Outbox } from '#platform';
import { Clock } from '#platform/kernel';
import { afterAct, type EnrolmentAct, type EnrolmentMover } from '../domain/enrolment.js';
import { EnrolmentDecided, EnrolmentSubmitted, EnrolmentWithdrawn } from '../facts/index.js';
import type { Enrolment } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { Cohorts } from '../queries/cohorts.js';

export interface Step {
  readonly act: EnrolmentAct;
  readonly by: EnrolmentMover;
  readonly actor: Actor;
  /** What the person reads. */
  readonly reason?: string | undefined;
}

const DECISIONS = {
  approve: 'approved',
  reject: 'rejected',
  waitlist: 'waitlisted',
  ask_info: 'needs_info',
} as const;

function decisionOf(act: EnrolmentAct): (typeof DECISIONS)[keyof typeof DECISIONS] | undefined {
  return act in DECISIONS ? DECISIONS[act as keyof typeof DECISIONS] : undefined;
}

/** The one place where an enrolment changes its state: by the table, with its fact and its audit line. Runs in the caller's transaction. */
@Injectable()
export class MoveEnrolment {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly cohorts: Cohorts,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws programmes.not-possible-now, programmes.reason-needed */
  async execute(enrolment: Enrolment, step: Step): Promise<Enrolment> {
    const { act, by, reason } = step;
    enrolment.state = afterAct(enrolment.state, act, { by, reason });
    // A reason explains the state it led to. Only a question stays until its answer has been read.
    if (reason !== undefined || act !== 'submit') enrolment.reason = reason?.trim() || null;
    if (act === 'submit') enrolment.submittedAt = this.clock.now();
    if (decisionOf(act)) enrolment.decidedAt = this.clock.now();
    const saved = await this.enrolments.save(enrolment);
    await this.announce(saved, step);
    await this.audit.record({
      actor: step.actor,
      action: `programmes.${act.replace('_', '-')}-enrolment`,
      subject: { kind: 'enrolment', id: saved.id },
      organisationId: saved.homeOrganisationId,
    });
    return saved;
  }

  private async announce(enrolment: Enrolment, { act, by }: Step): Promise<void> {
    const { id, version, personId, role, homeOrganisationId, cohortId } = enrolment;
    const cohort = await this.cohorts.get(cohortId);
    const envelope = {
      subject: { kind: 'enrolment', id, version },
      organisationId: homeOrganisationId,
      programmeId: cohort?.programmeId,
      cohortId,
    };
    const data = { enrolmentId: id, personId, role, homeOrganisationId };
    const decision = decisionOf(act);
    if (act === 'submit') await this.outbox.record(EnrolmentSubmitted, { ...envelope, data });
    if (decision) await this.outbox.record(EnrolmentDecided, { ...envelope, data: { ...data, decision } });
    if (act === 'withdraw')
      await this.outbox.record(EnrolmentWithdrawn, {
        ...envelope,
        data: { ...data, by: by === 'staff' ? 'staff' : 'person' },
      });
  }
}

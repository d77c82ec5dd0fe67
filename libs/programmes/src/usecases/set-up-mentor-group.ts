import { Injectable } from '@nestjs/common';
import { reaches, requireScope, type Scope, type SignedIn } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { Clock, DomainError, isId, newId } from '#platform/kernel';
import { takesPart } from '../domain/enrolment.js';
import { type GroupKind, requireGroupSize } from '../domain/mentor-group.js';
import { ProgrammesError } from '../errors.js';
import type { Enrolment } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { MentorGroupsRepository } from '../persistence/mentor-groups.repository.js';
import { Cohorts } from '../queries/cohorts.js';
import { SeatLedger } from './seat-ledger.js';

export interface MentorGroupPlan {
  readonly kind: GroupKind;
  readonly leadEnrolmentId: string;
  /** A second mentor of a group. A host organisation takes in all its mentors of the round who are free. */
  readonly secondEnrolmentId?: string | undefined;
  /** With fewer students it does not begin. */
  readonly least: number;
  readonly seats: number;
  /** Whose students are accepted; none is all. */
  readonly homeOrganisationIds: readonly string[];
  /** Fields of study that are accepted (ISCED-F 2013), broad or narrow; none is all. */
  readonly fields: readonly string[];
}

/**
 * Staff have mentors of a round take students together. From then on each of them takes students in the group only, whose seats the ledger
 * counts on whoever leads; so nobody is promised twice.
 */
@Injectable()
export class SetUpMentorGroup {
  constructor(
    private readonly enrolments: EnrolmentsRepository,
    private readonly groups: MentorGroupsRepository,
    private readonly cohorts: Cohorts,
    private readonly seats: SeatLedger,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the group's id. @throws programmes.unknown-enrolment out of scope or no mentor, programmes.mentor-not-approved for one who does
   * not take part, programmes.already-in-group, programmes.mentor-not-free for one with students, programmes.group-size
   */
  execute(plan: MentorGroupPlan, actor: SignedIn): Promise<string> {
    const scope = requireScope(actor, 'programmes.decide-enrolments');
    return this.transactions.run(async () => {
      const ids = await this.mentorsOf(plan);
      requireGroupSize({ ...plan, mentors: ids.length });
      const cohortId = await this.requireFree(ids, scope);
      const id = newId<'mentor-group'>(this.clock.nowMs());
      const { kind, least, seats, homeOrganisationIds, fields } = plan;
      const group = { id, cohortId, kind, least, seats, homeOrganisationIds, fields, createdAt: this.clock.now() };
      if (!(await this.groups.add(group, ids))) throw new DomainError(ProgrammesError.mentorNotFree);
      await this.note('programmes.set-up-mentor-group', id, scope, { kind, least, seats, mentors: ids.length });
      return id;
    });
  }

  /** Each takes students for herself again. @throws programmes.unknown-group, programmes.group-has-students */
  end(id: string, actor: SignedIn): Promise<void> {
    const scope = requireScope(actor, 'programmes.decide-enrolments');
    return this.transactions.run(async () => {
      const group = isId(id) ? await this.groups.live(id) : undefined;
      if (!group || !reaches(scope, { programmeId: group.programmeId }))
        throw new DomainError(ProgrammesError.unknownGroup);
      await this.enrolments.lock(group.leadEnrolmentId);
      if ((await this.seats.taken(group.leadEnrolmentId)) > 0) throw new DomainError(ProgrammesError.groupHasStudents);
      await this.groups.end(id, this.clock.now());
      await this.note('programmes.end-mentor-group', id, scope);
    });
  }

  private async mentorsOf({
    kind,
    leadEnrolmentId: lead,
    secondEnrolmentId: second,
  }: MentorGroupPlan): Promise<string[]> {
    if (!isId(lead) || (second && !isId(second))) throw new DomainError(ProgrammesError.unknownEnrolment);
    const others = kind === 'host' ? await this.groups.colleaguesOf(lead) : [];
    return [...new Set([lead, ...(second ? [second] : []), ...others])];
  }

  /** Answers the cohort of all. Their rows are locked in one order, as the seat ledger locks them. */
  private async requireFree(ids: readonly string[], scope: Scope): Promise<string> {
    const mentors: Enrolment[] = [];
    for (const id of [...ids].sort()) mentors.push(await this.enrolments.lock(id));
    const [first] = mentors;
    const cohort = first && (await this.cohorts.get(first.cohortId));
    const isKnown = ({ role, cohortId }: Enrolment) => role === 'mentor' && cohortId === cohort?.id;
    if (!cohort || !reaches(scope, { programmeId: cohort.programmeId }) || !mentors.every(isKnown))
      throw new DomainError(ProgrammesError.unknownEnrolment);
    if (!mentors.every(({ state }) => takesPart(state))) throw new DomainError(ProgrammesError.mentorNotApproved);
    if (await this.groups.holdsAny(ids)) throw new DomainError(ProgrammesError.alreadyInGroup);
    for (const { id } of mentors) {
      if ((await this.seats.taken(id)) > 0) throw new DomainError(ProgrammesError.mentorNotFree);
    }
    return cohort.id;
  }

  private async note(
    action: string,
    id: string,
    scope: Scope,
    details?: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    await this.audit.record({
      actor: { kind: 'person', personId: scope.reader },
      action,
      subject: { kind: 'mentor-group', id },
      ...(details && { details }),
    });
  }
}

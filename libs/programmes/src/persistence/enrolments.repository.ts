import { Injectable } from '@nestjs/common';
import { Database, PlatformError } from '#platform';
import { Clock, type CohortId, DomainError, newId, type PersonId } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';
import { Enrolment, type EnrolmentRole } from './enrolment.record.js';

type NewEnrolment = Pick<Enrolment, 'cohortId' | 'personId' | 'role'> &
  Partial<Pick<Enrolment, 'capacity' | 'invitedAt'>>;

@Injectable()
export class EnrolmentsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The row, locked until the transaction ends. @throws programmes.unknown-enrolment */
  async lock(id: string): Promise<Enrolment> {
    const found = await this.table()
      .createQueryBuilder('e')
      .setLock('pessimistic_write')
      .where('e.id = :id', { id })
      .getOne();
    if (!found) throw new DomainError(ProgrammesError.unknownEnrolment);
    return found;
  }

  /** One's own row; a stranger's id is as unknown as a wrong one. @throws programmes.unknown-enrolment, platform.changed-meanwhile */
  async lockOwn(id: string, person: PersonId, version: number): Promise<Enrolment> {
    const found = await this.lock(id);
    if (found.personId !== person) throw new DomainError(ProgrammesError.unknownEnrolment);
    if (found.version !== version) throw new DomainError(PlatformError.changedMeanwhile);
    return found;
  }

  save(enrolment: Enrolment): Promise<Enrolment> {
    return this.table().save(enrolment);
  }

  /** Where every enrolment begins; from here on only `MoveEnrolment` changes its state. */
  draft(of: NewEnrolment): Enrolment {
    const createdAt = this.clock.now();
    return this.table().create({
      capacity: null,
      groupLeast: null,
      groupMost: null,
      invitedAt: null,
      ...of,
      id: newId<'enrolment'>(createdAt.getTime()),
      state: 'draft',
      homeOrganisationId: null,
      reason: null,
      privacyNoticeVersion: null,
      createdAt,
      submittedAt: null,
      decidedAt: null,
    });
  }

  /** Whether somebody ever stood in a cohort in this role, also when she has left it. */
  async hasAny(person: PersonId, cohortId: string, role: EnrolmentRole): Promise<boolean> {
    return (await this.table().countBy({ personId: person, cohortId: cohortId as CohortId, role })) > 0;
  }

  async liveOf(person: PersonId, cohortId: string, role: string): Promise<Enrolment | null> {
    return this.table()
      .createQueryBuilder('e')
      .where(
        `e.person_id = :person and e.cohort_id = :cohortId and e.role = :role and e.state not in ('rejected', 'unmatched_closed', 'withdrawn')`,
        {
          person,
          cohortId,
          role,
        },
      )
      .getOne();
  }

  private table() {
    return this.database.repository(Enrolment);
  }
}

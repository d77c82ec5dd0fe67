import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { People } from '#identity';
import { Database } from '#platform';
import type { PersonId } from '#platform/kernel';
import type { EnrolmentRole } from '../persistence/enrolment.record.js';
import { type Cohort, Cohorts } from './cohorts.js';

interface EnrolmentView {
  readonly id: string;
  readonly cohortId: string;
  readonly role: EnrolmentRole;
  readonly state: string;
}

/** A person's own applications, and where she may apply. */
@Injectable()
export class MyEnrolments {
  constructor(
    private readonly database: Database,
    private readonly cohorts: Cohorts,
    private readonly people: People,
  ) {}

  list(person: PersonId): Promise<EnrolmentView[]> {
    return this.database.query(
      `select e.id, e.cohort_id as "cohortId", c.name as "cohortName", p.name as "programmeName", e.role, e.state, e.reason, e.capacity,
         to_char(e.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "submittedAt", e.version
       from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id join programmes.programme p on p.id = c.programme_id
       where e.person_id = $1 order by e.id desc`,
      [person],
    );
  }

  async get(person: PersonId, id: string): Promise<EnrolmentView | undefined> {
    return (await this.list(person)).find((enrolment) => enrolment.id === id);
  }

  /** Students of a partner university may apply as students, everybody with a code by mail as mentors; nobody twice. */
  async openCohorts(actor: SignedIn): Promise<(Cohort & { mayApplyAs: EnrolmentRole[] })[]> {
    const [open, own, home] = await Promise.all([
      this.cohorts.open(),
      this.list(actor.personId),
      this.people.homeUniversityOf(actor.personId),
    ]);
    return Promise.all(
      open.map(async (cohort) => {
        const taken = new Set(
          own
            .filter(
              (row) =>
                row.cohortId === cohort.id &&
                !['draft', 'needs_info', 'rejected', 'withdrawn', 'unmatched_closed'].includes(row.state),
            )
            .map((row) => row.role),
        );
        const isStudent = home !== undefined && (await this.cohorts.isPartner(cohort.programmeId, home));
        const roles: EnrolmentRole[] = isStudent ? ['student'] : home === undefined ? ['mentor'] : [];
        return { ...cohort, mayApplyAs: roles.filter((role) => !taken.has(role)) };
      }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { Database } from '#platform';
import { Clock, localDate, type PersonId } from '#platform/kernel';
import { ENROLMENT_ROLES } from '../api/programmes.contract.js';
import { type EnrolmentState, isLive } from '../domain/enrolment.js';
import { obstacleTo } from '../domain/who-may-apply.js';
import type { EnrolmentRole } from '../persistence/enrolment.record.js';
import { type Cohort, Cohorts } from './cohorts.js';
import { Standings } from './standings.js';

interface EnrolmentView {
  readonly id: string;
  readonly cohortId: string;
  readonly role: EnrolmentRole;
  readonly state: EnrolmentState;
}

/** A person's own applications, and where she may apply. */
@Injectable()
export class MyEnrolments {
  constructor(
    private readonly database: Database,
    private readonly cohorts: Cohorts,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  list(person: PersonId): Promise<EnrolmentView[]> {
    return this.database.query(
      `select e.id, e.cohort_id as "cohortId", c.name as "cohortName", p.name as "programmeName", e.role, e.state, e.reason, e.capacity,
         case when e.group_least is not null then jsonb_build_object('least', e.group_least, 'most', e.group_most) end as "groupOffer",
         exists (select 1 from programmes.mentor_group_member g where g.enrolment_id = e.id and g.ended_at is null) as "isInGroup",
         to_char(e.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "submittedAt", e.version
       from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id join programmes.programme p on p.id = c.programme_id
       where e.person_id = $1 order by e.id desc`,
      [person],
    );
  }

  async get(person: PersonId, id: string): Promise<EnrolmentView | undefined> {
    return (await this.list(person)).find((enrolment) => enrolment.id === id);
  }

  /** Cohorts that take applications, and those where she may still complete what has begun; with the roles in which she may apply now. */
  async openCohorts(actor: SignedIn): Promise<(Cohort & { mayApplyAs: EnrolmentRole[] })[]> {
    const today = localDate(this.clock.now());
    const own = (await this.list(actor.personId)).filter((row) => isLive(row.state));
    const open = await this.cohorts.openOn(today);
    const begun = await this.cohorts.byIds(own.map((row) => row.cohortId));
    const cohorts = [...open, ...begun.filter((cohort) => !open.some(({ id }) => id === cohort.id))];
    const judged = await Promise.all(
      cohorts.map(async (cohort) => {
        const standing = await this.standings.of(actor.personId, cohort.programmeId);
        const mayApplyAs = ENROLMENT_ROLES.filter((role) => {
          const state = own.find((row) => row.cohortId === cohort.id && row.role === role)?.state;
          return obstacleTo(role, standing, cohort, state, today) === undefined;
        });
        return { ...cohort, mayApplyAs };
      }),
    );
    return judged.filter((cohort, index) => index < open.length || cohort.mayApplyAs.length > 0);
  }
}

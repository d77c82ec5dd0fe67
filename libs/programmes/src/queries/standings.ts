import { Injectable } from '@nestjs/common';
import { People } from '#identity';
import { Database } from '#platform';
import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import type { Standing } from '../domain/who-may-apply.js';
import { Cohorts } from './cohorts.js';

export interface StandingAt extends Standing {
  /** The university where she is a student now. */
  readonly home: OrganisationId | null;
}

/** How a person stands to a programme: who may apply as what is judged by it, for the reader and for the use case alike. */
@Injectable()
export class Standings {
  constructor(
    private readonly database: Database,
    private readonly cohorts: Cohorts,
    private readonly people: People,
  ) {}

  async of(person: PersonId, programmeId: ProgrammeId): Promise<StandingAt> {
    const home = (await this.people.homeUniversityOf(person)) ?? null;
    const invitation = await this.database.one(
      `select 1 from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id
       where e.person_id = $1 and c.programme_id = $2 and e.role = 'mentor' and e.invited_at is not null limit 1`,
      [person, programmeId],
    );
    return {
      home,
      isPartnerStudent: home !== null && (await this.cohorts.isPartner(programmeId, home)),
      isInvitedMentor: invitation !== undefined,
    };
  }
}

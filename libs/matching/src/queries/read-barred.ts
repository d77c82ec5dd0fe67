import { Injectable } from '@nestjs/common';
import { Organisations } from '#identity';
import { Database } from '#platform';
import type { MentorProfile, StudentProfile } from '#profiles';
import type { MatchableMentor, MatchableStudent } from '#programmes';
import { type BarredPair, conflictsBetween } from '../domain/conflicts.js';

/** The people of a round with what they say of themselves. */
export interface RoundPeople {
  readonly students: readonly (readonly [MatchableStudent, StudentProfile])[];
  readonly mentors: readonly (readonly [MatchableMentor, MentorProfile])[];
}

/** Pairs of a round that no score can bring together, each with its reason. */
@Injectable()
export class ReadBarred {
  constructor(
    private readonly organisations: Organisations,
    private readonly database: Database,
  ) {}

  async execute(cohortId: string, people: RoundPeople): Promise<BarredPair[]> {
    return [...(await this.known(cohortId, people)), ...(await this.conflicts(people))];
  }

  /** Who was a pair in any round of the programme, declined, or was barred by staff. */
  private async known(cohortId: string, { students, mentors }: RoundPeople): Promise<BarredPair[]> {
    const studentOf = new Map(students.map(([one]) => [one.personId as string, one.enrolmentId]));
    const mentorOf = new Map(mentors.map(([one]) => [one.personId as string, one.enrolmentId]));
    const rows = await this.database.query<{ mentor: string; student: string }>(
      `select mentor_person_id as mentor, student_person_id as student from matching.barred_pair
       where programme_id = (select programme_id from programmes.cohort where id = $1)
         and mentor_person_id = any($2::uuid[]) and student_person_id = any($3::uuid[])`,
      [cohortId, [...mentorOf.keys()], [...studentOf.keys()]],
    );
    return rows.flatMap((row) => {
      const [mentorEnrolmentId, studentEnrolmentId] = [mentorOf.get(row.mentor), studentOf.get(row.student)];
      return mentorEnrolmentId && studentEnrolmentId
        ? [{ mentorEnrolmentId, studentEnrolmentId, why: 'known' as const }]
        : [];
    });
  }

  private async conflicts({ students, mentors }: RoundPeople): Promise<BarredPair[]> {
    const homes = students.flatMap(([{ homeOrganisationId }]) => homeOrganisationId ?? []);
    const companies = mentors.flatMap(([, { companyId }]) => companyId ?? []);
    const known = await this.organisations.byIds([...new Set([...homes, ...companies])]);
    const namesOf = (id: string | null) => {
      const { fi, sv, en } = known.get(id ?? '')?.name ?? {};
      return [fi, sv, en].filter((name) => name !== undefined);
    };
    return conflictsBetween(
      students.map(([{ enrolmentId, homeOrganisationId }, { employer, avoidOrganisations }]) => ({
        ...{ enrolmentId, employer, avoids: avoidOrganisations, home: namesOf(homeOrganisationId) },
      })),
      mentors.map(([{ enrolmentId }, { company, companyId, avoidOrganisations }]) => ({
        ...{ enrolmentId, companies: [company, ...namesOf(companyId)], avoids: avoidOrganisations },
      })),
    );
  }
}

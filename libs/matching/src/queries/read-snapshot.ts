import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { CodeLists, cefrRank, type MentorProfile, Profiles, type StudentProfile } from '#profiles';
import { Matchable } from '#programmes';
import { experienceBand, type MentorAnswers, type StudentAnswers } from '../domain/answers.js';
import type { Rules } from '../domain/rules.js';
import { type BarredPair, canonical, type Snapshot } from '../domain/snapshot.js';

/** All that a run's result depends on, as it stands now, in canonical order. */
@Injectable()
export class ReadSnapshot {
  constructor(
    private readonly matchable: Matchable,
    private readonly profiles: Profiles,
    private readonly codeLists: CodeLists,
    private readonly database: Database,
  ) {}

  async execute(cohortId: string, rules: Rules): Promise<Snapshot> {
    const students = await this.matchable.students(cohortId);
    const mentors = await this.matchable.mentors(cohortId);
    const studentProfiles = await this.profiles.students(students.map((one) => one.personId));
    const mentorProfiles = await this.profiles.mentors(mentors.map((one) => one.personId));
    const waited = await this.waitedRounds(cohortId);
    return canonical({
      // Somebody without a profile has answered nothing that a pair could be built on.
      students: students.flatMap((one) => {
        const profile = studentProfiles.get(one.personId);
        return profile
          ? [{ ...one, ...this.studentAnswers(profile), waitedRounds: waited.get(one.personId) ?? 0 }]
          : [];
      }),
      mentors: mentors.flatMap((one) => {
        const profile = mentorProfiles.get(one.personId);
        return profile ? [{ ...one, ...this.mentorAnswers(profile) }] : [];
      }),
      barred: await this.barred(cohortId),
      rules,
    });
  }

  private barred(cohortId: string): Promise<BarredPair[]> {
    return this.database.query(
      `select mentor_enrolment_id as "mentorEnrolmentId", student_enrolment_id as "studentEnrolmentId" from matching.barred_pair
       where cohort_id = $1 order by mentor_enrolment_id, student_enrolment_id`,
      [cohortId],
    );
  }

  /** In how many published runs of the programme a student of this cohort waited, and nobody was found for her. */
  private async waitedRounds(cohortId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ person: string; rounds: number }>(
      `select e.person_id as person, count(distinct r.id)::int as rounds
       from matching.match_run r join programmes.enrolment e on e.cohort_id = r.cohort_id and e.role = 'student'
       where r.state = 'published' and coalesce(e.decided_at, e.created_at) <= r.started_at and e.state not in ('rejected', 'withdrawn')
         and r.programme_id = (select programme_id from programmes.cohort where id = $1)
         and e.person_id in (select person_id from programmes.enrolment where cohort_id = $1 and role = 'student')
         and not exists (select 1 from matching.proposal p where p.student_enrolment_id = e.id
           and (p.run_id = r.id or (p.state = 'accepted' and p.created_at <= r.finished_at)))
       group by e.person_id`,
      [cohortId],
    );
    return new Map(rows.map(({ person, rounds }) => [person, rounds]));
  }

  private studentAnswers(profile: StudentProfile): Omit<StudentAnswers, 'waitedRounds'> {
    const { wishes, industries, wishedExperience, workingLanguage, mostImportant } = profile;
    return { ...this.shared(profile), wishes, industries, wishedExperience, workingLanguage, mostImportant };
  }

  private mentorAnswers(profile: MentorProfile): MentorAnswers {
    const { offers, industry, yearsOfExperience } = profile;
    return { ...this.shared(profile), offers, industry, experience: experienceBand(yearsOfExperience) };
  }

  private shared({ field, languages, slots, modes, goals, meetingPlace }: StudentProfile | MentorProfile) {
    const ranked = languages.map(({ language, level }) => ({ language, rank: cefrRank(level) }));
    return { field, slots, modes, goals, languages: ranked, place: this.placeOf(meetingPlace) };
  }

  /** With its region before it. */
  private placeOf(municipality: string | null): string | null {
    const found = this.codeLists.codes('municipalities').find(({ code }) => code === municipality);
    return found ? `${found.parent ?? ''}${found.code}` : null;
  }
}

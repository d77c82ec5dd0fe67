import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { CodeLists, cefrRank, type MentorProfile, Profiles, type StudentProfile } from '#profiles';
import { Matchable } from '#programmes';
import { experienceBand, type MentorAnswers, type StudentAnswers } from '../domain/answers.js';
import type { Rules } from '../domain/rules.js';
import { canonical, type Snapshot } from '../domain/snapshot.js';
import { ReadBarred, type RoundPeople } from './read-barred.js';

/** All that a run's result depends on, as it stands now, in canonical order. */
@Injectable()
export class ReadSnapshot {
  constructor(
    private readonly matchable: Matchable,
    private readonly profiles: Profiles,
    private readonly codeLists: CodeLists,
    private readonly readBarred: ReadBarred,
    private readonly database: Database,
  ) {}

  async execute(cohortId: string, rules: Rules): Promise<Snapshot> {
    const [students, mentors] = [await this.students(cohortId), await this.mentors(cohortId)];
    const waited = await this.waitedRounds(cohortId);
    return canonical({
      students: students.map(([one, profile]) => ({
        ...one,
        ...this.studentAnswers(profile),
        waitedRounds: waited.get(one.personId) ?? 0,
      })),
      mentors: mentors.map(([one, profile]) => ({ ...one, ...this.mentorAnswers(profile) })),
      barred: await this.readBarred.execute(cohortId, { students, mentors }),
      rules,
    });
  }

  /** Somebody without a profile has answered nothing that a pair could be built on. */
  private async students(cohortId: string): Promise<RoundPeople['students']> {
    const students = await this.matchable.students(cohortId);
    const profiles = await this.profiles.students(students.map((one) => one.personId));
    return students.flatMap((one) => {
      const profile = profiles.get(one.personId);
      return profile ? [[one, profile] as const] : [];
    });
  }

  private async mentors(cohortId: string): Promise<RoundPeople['mentors']> {
    const mentors = await this.matchable.mentors(cohortId);
    const profiles = await this.profiles.mentors(mentors.map((one) => one.personId));
    return mentors.flatMap((one) => {
      const profile = profiles.get(one.personId);
      return profile ? [[one, profile] as const] : [];
    });
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

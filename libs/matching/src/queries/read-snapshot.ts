import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { cefrRank, type LanguageSkill, Profiles } from '#profiles';
import { Matchable } from '#programmes';
import type { RankedLanguage } from '../domain/answers.js';
import { type BarredPair, canonical, type Snapshot } from '../domain/snapshot.js';
import type { Weights } from '../domain/weights.js';

/** All that a run's result depends on, as it stands now, in canonical order. */
@Injectable()
export class ReadSnapshot {
  constructor(
    private readonly matchable: Matchable,
    private readonly profiles: Profiles,
    private readonly database: Database,
  ) {}

  async execute(cohortId: string, weights: Weights): Promise<Snapshot> {
    const students = await this.matchable.students(cohortId);
    const mentors = await this.matchable.mentors(cohortId);
    const studentProfiles = await this.profiles.students(students.map((one) => one.personId));
    const mentorProfiles = await this.profiles.mentors(mentors.map((one) => one.personId));
    return canonical({
      // Somebody without a profile has answered nothing that a pair could be built on.
      students: students.flatMap((one) => {
        const profile = studentProfiles.get(one.personId);
        return profile ? [{ ...one, ...answersOf(profile), wishes: profile.wishes }] : [];
      }),
      mentors: mentors.flatMap((one) => {
        const profile = mentorProfiles.get(one.personId);
        return profile ? [{ ...one, ...answersOf(profile), offers: profile.offers }] : [];
      }),
      barred: await this.barred(cohortId),
      weights,
    });
  }

  private barred(cohortId: string): Promise<BarredPair[]> {
    return this.database.query(
      `select mentor_enrolment_id as "mentorEnrolmentId", student_enrolment_id as "studentEnrolmentId" from matching.barred_pair
       where cohort_id = $1 order by mentor_enrolment_id, student_enrolment_id`,
      [cohortId],
    );
  }
}

interface ProfileAnswers {
  readonly field: string;
  readonly languages: readonly LanguageSkill[];
  readonly slots: readonly string[];
  readonly modes: readonly string[];
}

function answersOf({ field, languages, slots, modes }: ProfileAnswers) {
  const ranked: RankedLanguage[] = languages.map(({ language, level }) => ({ language, rank: cefrRank(level) }));
  return { field, slots, modes, languages: ranked };
}

import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { cefrRank, type LanguageSkill, Profiles } from '#profiles';
import { Matchable } from '#programmes';
import type { RankedLanguage } from '../domain/answers.js';
import { canonical, type PairKey, type Snapshot } from '../domain/snapshot.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { NO_PLAN, PresentPlans } from './present-plans.js';
import { RuleSets } from './rule-sets.js';

/**
 * All that a run's result depends on, as it stands now, in canonical order. A dry run asks what could stand in the place of the plan that
 * waits for staff: it keeps that plan's pairs where it can, and what staff decided of them.
 */
@Injectable()
export class ReadSnapshot {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly presentPlans: PresentPlans,
    private readonly matchable: Matchable,
    private readonly profiles: Profiles,
    private readonly database: Database,
  ) {}

  async execute(run: MatchRun): Promise<Snapshot> {
    const { cohortId, programmeId, ruleSetId, settings } = run;
    const { weights } = await this.ruleSets.get(ruleSetId);
    const present = run.dry ? await this.presentPlans.of(cohortId) : NO_PLAN;
    const students = await this.matchable.students(cohortId, present.proposalIds);
    const mentors = await this.matchable.mentors(cohortId, present.proposalIds);
    const studentProfiles = await this.profiles.students(students.map((one) => one.personId));
    const waited = await this.roundsWaited(programmeId, students);
    const mentorProfiles = await this.profiles.mentors(mentors.map((one) => one.personId));
    return canonical({
      // Somebody without a profile has answered nothing that a pair could be built on.
      students: students.flatMap((one) => {
        const profile = studentProfiles.get(one.personId);
        const waitingRounds = waited.get(one.personId) ?? 0;
        return profile ? [{ ...one, ...answersOf(profile), wishes: profile.wishes, waitingRounds }] : [];
      }),
      mentors: mentors.flatMap((one) => {
        const profile = mentorProfiles.get(one.personId);
        return profile ? [{ ...one, ...answersOf(profile), offers: profile.offers }] : [];
      }),
      barred: [...(await this.barred(cohortId)), ...present.decisions.rejected],
      locked: present.decisions.locked,
      kept: present.pairs,
      weights,
      settings,
    });
  }

  /**
   * Published runs of the programme that ended without a mentor for a student, through no doing of her own: passed over, or her
   * mentor declined or let the time go by. Counted anew after a proposal that both accepted.
   */
  private async roundsWaited(
    programmeId: string,
    students: readonly { readonly personId: string }[],
  ): Promise<Map<string, number>> {
    const rows = await this.database.query<{
      personId: string;
      rounds: number;
    }>(
      `select i.person_id as "personId", count(*)::int as rounds
       from matching.run_person i join matching.match_run r on r.id = i.run_id
       where r.programme_id = $1 and r.state = 'published' and i.role = 'student' and i.person_id = any($2)
         and not exists (
           select 1 from matching.proposal p join matching.proposal_side s on s.proposal_id = p.id and s.role = 'student'
           where p.run_id = i.run_id and p.student_enrolment_id = i.enrolment_id
             and (p.state in ('proposed', 'sent', 'half_accepted', 'accepted') or s.answer = 'declined' or (p.state = 'expired' and s.answer = 'none')))
         and not exists (
           select 1 from matching.proposal p where p.student_person_id = i.person_id and p.state = 'accepted' and p.created_at >= r.created_at)
       group by i.person_id`,
      [programmeId, students.map((student) => student.personId)],
    );
    return new Map(rows.map(({ personId, rounds }) => [personId, rounds]));
  }

  private barred(cohortId: string): Promise<PairKey[]> {
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

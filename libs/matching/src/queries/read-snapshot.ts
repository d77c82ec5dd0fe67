import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ProgrammeId } from '#platform/kernel';
import { CodeLists, cefrRank, degreeLevel, type MentorProfile, Profiles, type StudentProfile } from '#profiles';
import { Matchable, type MatchableGroup, type MatchableMentor } from '#programmes';
import { experienceBand, type MentorAnswers, type StudentAnswers } from '../domain/answers.js';
import type { Rules } from '../domain/rules.js';
import { type RunSettings, USUAL_SETTINGS } from '../domain/run-settings.js';
import { canonical, type Snapshot } from '../domain/snapshot.js';
import type { SnapshotGroup } from '../domain/snapshot-group.js';
import type { MatchRun } from '../persistence/match-run.record.js';
import { MarksOfTalks } from './marks-of-talks.js';
import { NO_PLAN, PresentPlans } from './present-plans.js';
import { ReadBarred, type RoundPeople } from './read-barred.js';
import { RuleSets } from './rule-sets.js';

/** Whose snapshot, by which rules. */
export interface SnapshotRequest {
  readonly cohortId: string;
  readonly programmeId: ProgrammeId;
  readonly rules: Rules;
  readonly settings?: RunSettings;
  /** What could stand in the place of the plan that waits for staff: its pairs are kept where they can be, and what staff decided of them. */
  readonly instead?: boolean;
  /** Of one student, or of one mentor: everybody else of that side is left out. Enrolments. */
  readonly only?: { readonly student?: string | undefined; readonly mentor?: string | undefined };
  /** Seats that one of these proposals holds count as free. */
  readonly free?: readonly string[];
  /** Whose marks after talks count; usually those of both. What a student is shown must not tell her what a mentor marked. */
  readonly marksOf?: 'student' | undefined;
}

/** All that a run's result depends on, as it stands now, in canonical order. */
@Injectable()
export class ReadSnapshot {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly presentPlans: PresentPlans,
    private readonly matchable: Matchable,
    private readonly profiles: Profiles,
    private readonly codeLists: CodeLists,
    private readonly readBarred: ReadBarred,
    private readonly marksOfTalks: MarksOfTalks,
    private readonly database: Database,
  ) {}

  async ofRun({ cohortId, programmeId, ruleSetId, settings, dry }: MatchRun): Promise<Snapshot> {
    const { rules } = await this.ruleSets.get(ruleSetId);
    return this.execute({ cohortId, programmeId, rules, settings, instead: dry });
  }

  async execute({
    cohortId,
    programmeId,
    rules,
    settings = USUAL_SETTINGS,
    instead,
    only = {},
    free = [],
    marksOf,
  }: SnapshotRequest): Promise<Snapshot> {
    const present = instead ? await this.presentPlans.of(cohortId) : NO_PLAN;
    const except = [...present.proposalIds, ...free];
    const isForOne = only.student !== undefined || only.mentor !== undefined;
    const students = await this.students(cohortId, except, only.student);
    const groups = await this.matchable.groups(cohortId, except);
    const mentors = isForOne
      ? await this.mentorsOfPairs(cohortId, except, groups, only.mentor)
      : await this.mentors(cohortId, except, groups);
    const isThere = new Set<string>(isForOne ? [] : mentors.map(([one]) => one.enrolmentId));
    const waited = await this.roundsWaited(
      programmeId,
      students.map(([one]) => one),
    );
    const talks = settings.talkRoundId
      ? await this.marksOfTalks.read(settings.talkRoundId, cohortId, marksOf)
      : undefined;
    const avoided = talks?.avoided.map((pair) => ({ ...pair, why: 'after-talks' as const })) ?? [];
    const rejected = present.decisions.rejected.map((pair) => ({ ...pair, why: 'known' as const }));
    return canonical({
      students: students.map(([one, profile]) => ({
        ...one,
        ...this.studentAnswers(profile),
        waitedRounds: waited.get(one.personId) ?? 0,
      })),
      mentors: mentors.map(([one, profile]) => ({ ...one, ...this.mentorAnswers(profile) })),
      barred: [...(await this.readBarred.execute(cohortId, { students, mentors })), ...rejected, ...avoided],
      locked: present.decisions.locked,
      kept: present.pairs,
      ...(talks && { liked: talks.liked }),
      rules,
      settings,
      groups: groups.filter((group) => isThere.has(group.leadEnrolmentId)).map(groupRead),
    });
  }

  /** Somebody without a profile has answered nothing that a pair could be built on. */
  private async students(cohortId: string, except: readonly string[], only?: string): Promise<RoundPeople['students']> {
    const students = await this.matchable.students(cohortId, except, only);
    const profiles = await this.profiles.students(students.map((one) => one.personId));
    return students.flatMap((one) => {
      const profile = profiles.get(one.personId);
      return profile ? [[one, profile] as const] : [];
    });
  }

  /** Also those who take students in a group that another leads. */
  private async mentors(
    cohortId: string,
    except: readonly string[],
    groups: readonly MatchableGroup[],
  ): Promise<RoundPeople['mentors']> {
    const own = await this.withProfiles(await this.matchable.mentors(cohortId, except));
    const isThere = new Set<string>(own.map(([one]) => one.enrolmentId));
    // A group whose lead has left, or has answered nothing, takes nobody.
    const led = groups.filter((group) => isThere.has(group.leadEnrolmentId));
    return [...own, ...(await this.withProfiles(led.flatMap((group) => group.others)))];
  }

  /** Those who take one student at a time: a group is a run's to fill. */
  private async mentorsOfPairs(
    cohortId: string,
    except: readonly string[],
    groups: readonly MatchableGroup[],
    only?: string,
  ): Promise<RoundPeople['mentors']> {
    const grouped = new Set<string>(groups.map((group) => group.leadEnrolmentId));
    const mentors = await this.matchable.mentors(cohortId, except, only);
    return this.withProfiles(mentors.filter((one) => !grouped.has(one.enrolmentId)));
  }

  private async withProfiles(mentors: readonly MatchableMentor[]): Promise<RoundPeople['mentors']> {
    const profiles = await this.profiles.mentors(mentors.map((one) => one.personId));
    return mentors.flatMap((one) => {
      const profile = profiles.get(one.personId);
      return profile ? [[one, profile] as const] : [];
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

  private studentAnswers(profile: StudentProfile): Omit<StudentAnswers, 'waitedRounds'> {
    const { wishes, industries, wishedExperience, workingLanguage, mostImportant } = profile;
    const degree = degreeLevel(profile.degreeType);
    return { ...this.shared(profile), wishes, industries, wishedExperience, workingLanguage, mostImportant, degree };
  }

  private mentorAnswers(profile: MentorProfile): MentorAnswers {
    const { offers, industry, yearsOfExperience, wishedFields, wishedDegree } = profile;
    const experience = experienceBand(yearsOfExperience);
    return { ...this.shared(profile), offers, industry, experience, wishedFields, wishedDegree };
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

function groupRead({ others, ...group }: MatchableGroup): SnapshotGroup {
  const { groupId, kind, leadEnrolmentId, least, homeOrganisationIds, fields } = group;
  const otherEnrolmentIds = others.map((one) => one.enrolmentId);
  return { groupId, kind, leadEnrolmentId, otherEnrolmentIds, least, homeOrganisationIds, fields };
}

import type { MentorAnswers, StudentAnswers } from '../answers.js';
import type { Rules } from '../rules.js';
import { USUAL_SETTINGS } from '../run-settings.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from '../snapshot.js';
import type { SnapshotGroup } from '../snapshot-group.js';

/** The rules that an installation begins with. */
export const RULES: Rules = {
  soft: {
    topics: { points: 270, must: false },
    goals: { points: 135, must: false },
    field: { points: 135, must: false, broadShare: 0.6 },
    industry: { points: 72, must: false },
    experience: { points: 54, must: false, nextShare: 0.5 },
    languages: { points: 54, must: false, rank: 3, enough: 2 },
    availability: { points: 108, must: false, enoughHours: 12 },
    place: { points: 36, must: false, regionShare: 0.6 },
    students: { points: 96, must: false },
    waiting: { points: 40, enoughRounds: 2 },
  },
  hard: {
    'working-language': { on: true, rank: 4 },
    'meeting-mode': { on: true },
    'meeting-place': { on: true },
    'same-employer': { on: true },
    'avoided-organisation': { on: true },
  },
  importance: 200,
};

/** Those from before mentors had wishes, as they stand in the database of an installation of then. */
export const RULES_BEFORE_WISHES = {
  ...RULES,
  soft: {
    topics: { points: 300, must: false },
    goals: { points: 150, must: false },
    field: { points: 150, must: false, broadShare: 0.6 },
    industry: { points: 80, must: false },
    experience: { points: 60, must: false, nextShare: 0.5 },
    languages: { points: 60, must: false, rank: 3, enough: 2 },
    availability: { points: 120, must: false, enoughHours: 12 },
    place: { points: 40, must: false, regionShare: 0.6 },
    waiting: { points: 40, enoughRounds: 2 },
  },
};

const USUAL = {
  field: '061',
  languages: [{ language: 'en', rank: 5 }],
  slots: ['mon-evening'],
  modes: ['remote'],
  goals: [],
  place: null,
};

export function student(answers: Partial<StudentAnswers> = {}): StudentAnswers {
  return {
    ...USUAL,
    wishes: ['interviews'],
    industries: [],
    wishedExperience: null,
    workingLanguage: null,
    mostImportant: null,
    degree: 'bachelor',
    waitedRounds: 0,
    ...answers,
  };
}

export function mentor(answers: Partial<MentorAnswers> = {}): MentorAnswers {
  const wishes = { wishedFields: [], wishedDegree: null };
  return { ...USUAL, ...wishes, offers: ['interviews'], industry: null, experience: '6-15', ...answers };
}

export function inCohort(name: string, answers: StudentAnswers = student()): SnapshotStudent {
  return { ...answers, enrolmentId: name, personId: `person of ${name}`, homeOrganisationId: null };
}

export function withSeats(name: string, freeSeats: number, answers: MentorAnswers = mentor()): SnapshotMentor {
  return { ...answers, enrolmentId: name, personId: `person of ${name}`, freeSeats };
}

/** Who takes students together only: a group of the lead alone that accepts everybody, unless something else is said. */
export function ledBy(lead: string, least: number, more: Partial<SnapshotGroup> = {}): SnapshotGroup {
  return {
    ...{ groupId: `group of ${lead}`, kind: 'group', leadEnrolmentId: lead, otherEnrolmentIds: [], least },
    ...{ homeOrganisationIds: [], fields: [] },
    ...more,
  };
}

export function snapshotOf(
  students: readonly SnapshotStudent[],
  mentors: readonly SnapshotMentor[],
  more: Partial<Snapshot> = {},
): Snapshot {
  return {
    ...{ students, mentors, barred: [], locked: [], kept: [] },
    ...{ rules: RULES, settings: USUAL_SETTINGS },
    ...more,
  };
}

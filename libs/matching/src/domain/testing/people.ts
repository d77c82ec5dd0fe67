import type { MentorAnswers, StudentAnswers } from '../answers.js';
import { USUAL_SETTINGS } from '../run-settings.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from '../snapshot.js';
import type { Weights } from '../weights.js';

/** The weights that an installation begins with. */
export const WEIGHTS: Weights = {
  points: { topics: 450, field: 250, availability: 200, languages: 100 },
  workingRank: 4,
  sharedRank: 3,
  enoughSlots: 3,
  enoughLanguages: 2,
  broadFieldShare: 0.6,
};

const USUAL = { field: '061', languages: [{ language: 'en', rank: 5 }], slots: ['mon-evening'], modes: ['remote'] };

export function student(answers: Partial<StudentAnswers> = {}): StudentAnswers {
  return { ...USUAL, wishes: ['interviews'], ...answers };
}

export function mentor(answers: Partial<MentorAnswers> = {}): MentorAnswers {
  return { ...USUAL, offers: ['interviews'], ...answers };
}

export function inCohort(name: string, answers: StudentAnswers = student()): SnapshotStudent {
  return { ...answers, enrolmentId: name, personId: `person of ${name}`, homeOrganisationId: null, waitingRounds: 0 };
}

export function withSeats(name: string, freeSeats: number, answers: MentorAnswers = mentor()): SnapshotMentor {
  return { ...answers, enrolmentId: name, personId: `person of ${name}`, freeSeats };
}

export function snapshotOf(
  students: readonly SnapshotStudent[],
  mentors: readonly SnapshotMentor[],
  more: Partial<Snapshot> = {},
): Snapshot {
  return {
    students,
    mentors,
    barred: [],
    locked: [],
    kept: [],
    weights: WEIGHTS,
    settings: USUAL_SETTINGS,
    ...more,
  };
}

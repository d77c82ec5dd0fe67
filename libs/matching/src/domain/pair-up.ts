import { type Assignment, type Instance, solve, verify } from '#assignment';
import { PairList } from './pair-list.js';
import { scorePair } from './score-pair.js';
import type { ScorePart } from './score-parts.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';

export interface ProposedPair {
  readonly student: SnapshotStudent;
  readonly mentor: SnapshotMentor;
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

/** A result nobody has to believe: either its proof was checked, or there is none. */
export type Pairing =
  | { readonly certified: true; readonly pairs: readonly ProposedPair[]; readonly score: number }
  | { readonly certified: false; readonly objections: readonly string[] };

type Solver = (instance: Instance) => Assignment;

/** The instance behind a scored snapshot. Enrolment ids are the keys, so the order of rows decides nothing. */
export function instanceOf({ students, mentors }: Snapshot, pairs: PairList): Instance {
  return {
    rows: students.length,
    columns: mentors.length,
    capacities: Int32Array.from(mentors, (mentor) => mentor.freeSeats),
    ...pairs.arrays(),
    rowKeys: students.map((student) => student.enrolmentId),
    columnKeys: mentors.map((mentor) => mentor.enrolmentId),
  };
}

/** Solves a scored snapshot and checks the proof: most students matched, then the largest total score (matching.md 1 and 2). */
export function pairUp(snapshot: Snapshot, pairs: PairList, solver: Solver = solve): Pairing {
  const instance = instanceOf(snapshot, pairs);
  const result = solver(instance);
  const certificate = verify(instance, result);
  if (!certificate.holds) return { certified: false, objections: certificate.objections };
  return { certified: true, pairs: chosenPairs(snapshot, result), score: result.score };
}

function chosenPairs(snapshot: Snapshot, { columnOfRow }: Assignment): ProposedPair[] {
  return snapshot.students.flatMap((student, row) => {
    const mentor = snapshot.mentors[columnOfRow[row] ?? -1];
    if (!mentor) return [];
    const { score, parts } = scorePair(student, mentor, snapshot.rules);
    return [{ student, mentor, score, parts }];
  });
}

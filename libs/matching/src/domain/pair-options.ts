import { PairList } from './pair-list.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';

/** A pair that the rules allow. */
export interface PairOption {
  readonly student: SnapshotStudent;
  readonly mentor: SnapshotMentor;
  /** 0 to 1000. */
  readonly score: number;
}

/** Every pair that the rules and what is known of people allow, the best first: what somebody may choose from. */
export function pairOptions(snapshot: Snapshot): PairOption[] {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const { pairRow, pairColumn, pairScore } = list.arrays();
  const options: PairOption[] = [];
  pairRow.forEach((row, pair) => {
    const [student, mentor] = [snapshot.students[row], snapshot.mentors[pairColumn[pair] ?? -1]];
    if (student && mentor) options.push({ student, mentor, score: pairScore[pair] ?? 0 });
  });
  // Rows and columns stand in the order of enrolments: equal scores keep it.
  return options.sort((one, other) => other.score - one.score);
}

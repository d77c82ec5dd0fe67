import { type PairKey, pairKey } from './pair-key.js';
import type { Snapshot } from './snapshot.js';

/** Three arrays of equal length, an entry for each allowed pair: indexes into the snapshot's students and mentors, and points. */
export interface ScoredPairs {
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
  readonly pairScore: Int32Array;
}

/** A snapshot's pairs with the locked ones taken out: what is left is open to be assigned. */
export interface SetApart {
  readonly open: ScoredPairs;
  /** Places that the locked pairs leave, one entry per mentor. */
  readonly places: Int32Array;
  /** Indexes of student and mentor, and the points. */
  readonly locked: readonly {
    readonly row: number;
    readonly column: number;
    readonly score: number;
  }[];
  /** Locks that cannot be kept: a rule forbids the pair, the mentor is full, or the student is locked elsewhere. Told, never silently kept. */
  readonly broken: readonly PairKey[];
}

/** Takes the locked pairs out before anything is assigned: they stand whatever the rest is, as long as the rules allow them. */
export function setApartLocks({ students, mentors, locked }: Snapshot, pairs: ScoredPairs): SetApart {
  const places = Int32Array.from(mentors, (mentor) => mentor.freeSeats);
  if (locked.length === 0) return { open: pairs, places, locked: [], broken: [] };
  const scores = new Map<string, number>();
  const wanted = new Set(locked.map(pairKey));
  const keyAt = (row: number, column: number) =>
    pairKey({
      studentEnrolmentId: students[row]?.enrolmentId ?? '',
      mentorEnrolmentId: mentors[column]?.enrolmentId ?? '',
    });
  const lockedStudents = new Set(locked.map((pair) => pair.studentEnrolmentId));
  pairs.pairRow.forEach((row, pair) => {
    if (!lockedStudents.has(students[row]?.enrolmentId ?? '')) return;
    const key = keyAt(row, pairs.pairColumn[pair] ?? -1);
    if (wanted.has(key)) scores.set(key, pairs.pairScore[pair] ?? 0);
  });
  const rowOf = new Map(students.map((student, row) => [student.enrolmentId, row]));
  const columnOf = new Map(mentors.map((mentor, column) => [mentor.enrolmentId, column]));
  const set: { row: number; column: number; score: number }[] = [];
  const broken: PairKey[] = [];
  const taken = new Set<number>();
  for (const pair of locked) {
    const [row, column] = [rowOf.get(pair.studentEnrolmentId), columnOf.get(pair.mentorEnrolmentId)];
    const score = scores.get(pairKey(pair));
    const room = column === undefined ? 0 : (places[column] ?? 0);
    if (row === undefined || column === undefined || score === undefined || room === 0 || taken.has(row)) {
      broken.push(pair);
      continue;
    }
    places[column] = room - 1;
    taken.add(row);
    set.push({ row, column, score });
  }
  return { open: without(pairs, taken), places, locked: set, broken };
}

function without({ pairRow, pairColumn, pairScore }: ScoredPairs, taken: ReadonlySet<number>): ScoredPairs {
  const isOpen = (_: number, pair: number) => !taken.has(pairRow[pair] ?? -1);
  return {
    pairRow: pairRow.filter(isOpen),
    pairColumn: pairColumn.filter(isOpen),
    pairScore: pairScore.filter(isOpen),
  };
}

import { barsInForce } from './conflicts.js';
import { scorePair } from './score-pair.js';
import type { Snapshot, SnapshotStudent } from './snapshot.js';

/**
 * Of a student whom nothing is left: whether it is for the marks after a kick-off, hers or a mentor's. It is told of all her talks together,
 * so that nobody learns who avoided whom.
 */
export function isLeftAfterTalks(student: SnapshotStudent, { mentors, barred, rules }: Snapshot): boolean {
  const own = barsInForce(barred, rules).filter((pair) => pair.studentEnrolmentId === student.enrolmentId);
  const barredElse = new Set(own.filter(({ why }) => why !== 'after-talks').map((pair) => pair.mentorEnrolmentId));
  const avoided = new Set(own.filter(({ why }) => why === 'after-talks').map((pair) => pair.mentorEnrolmentId));
  return mentors.some(
    (mentor) =>
      avoided.has(mentor.enrolmentId) &&
      !barredElse.has(mentor.enrolmentId) &&
      scorePair(student, mentor, rules).feasible,
  );
}

import { scorePair } from './score-pair.js';
import type { ScorePart } from './score-parts.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';

/**
 * What a proposal says of a score: what the student has with the mentor. Where the rules leave the two nothing, as with whoever leads a host
 * organisation and another of its people is for the student, it is that person's.
 */
export function partsOfPair(
  student: SnapshotStudent,
  mentor: SnapshotMentor,
  { groups = [], mentors, rules }: Snapshot,
): readonly ScorePart[] {
  const own = scorePair(student, mentor, rules);
  const group = own.feasible ? undefined : groups.find((one) => one.leadEnrolmentId === mentor.enrolmentId);
  const others = mentors.filter((one) => group?.otherEnrolmentIds.includes(one.enrolmentId));
  return [own, ...others.map((one) => scorePair(student, one, rules))].find((one) => one.feasible)?.parts ?? [];
}

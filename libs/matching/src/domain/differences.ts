import type { PairKey } from './pair-key.js';

/** A student with her mentor in one plan and in another; null is none. Ids are enrolments. */
export interface Difference {
  readonly studentEnrolmentId: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Students whose mentor is another one, in the order of their ids. */
export function differences(before: readonly PairKey[], after: readonly PairKey[]): Difference[] {
  const [one, other] = [mentorsOf(before), mentorsOf(after)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .map((studentEnrolmentId) => ({
      studentEnrolmentId,
      before: one.get(studentEnrolmentId) ?? null,
      after: other.get(studentEnrolmentId) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

function mentorsOf(pairs: readonly PairKey[]): Map<string, string> {
  return new Map(pairs.map((pair) => [pair.studentEnrolmentId, pair.mentorEnrolmentId]));
}

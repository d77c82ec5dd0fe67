import { meetingMode, workingLanguage } from './score-parts.js';
import type { SnapshotMentor, SnapshotStudent } from './snapshot.js';
import type { Weights } from './weights.js';

/** A change of one answer of a student, and how many mentors with room it would open. */
export interface Relaxation {
  readonly kind: 'language' | 'mode';
  /** The language to know well enough, or the way of meeting to accept. */
  readonly code: string;
  readonly mentors: number;
}

/** The changes of ONE answer that would give a student mentors, the best first; mentors whose only hindrance it is are counted. */
export function relaxationsFor(
  student: SnapshotStudent,
  mentors: readonly SnapshotMentor[],
  weights: Weights,
): Relaxation[] {
  const counts = new Map<string, Relaxation>();
  const note = (kind: Relaxation['kind'], code: string) => {
    const before = counts.get(`${kind} ${code}`)?.mentors ?? 0;
    counts.set(`${kind} ${code}`, { kind, code, mentors: before + 1 });
  };
  for (const mentor of mentors) {
    const [speak, meet] = [workingLanguage(student, mentor, weights), meetingMode(student, mentor)];
    if (meet && !speak) {
      const good = mentor.languages.filter(({ rank }) => rank >= weights.workingRank);
      for (const code of new Set(good.map(({ language }) => language))) note('language', code);
    }
    if (speak && !meet) for (const code of mentor.modes) note('mode', code);
  }
  return [...counts.values()].sort((one, other) => other.mentors - one.mentors || (one.code < other.code ? -1 : 1));
}

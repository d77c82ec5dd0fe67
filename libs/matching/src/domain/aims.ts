import type { ScoredPairs } from './locks.js';
import { pairKey } from './pair-key.js';
import type { Aim, RunSettings } from './run-settings.js';
import type { Snapshot } from './snapshot.js';

/** For each aim in force, 1 at every pair that meets it, else 0: what `#assignment` counts before the score. */
export function aimMarks(snapshot: Snapshot, pairs: ScoredPairs): Uint8Array[] {
  return snapshot.settings.aims.map((aim) => {
    const meets = meetsOf(aim, snapshot);
    return Uint8Array.from(pairs.pairRow, (row, pair) =>
      meets(row, pairs.pairColumn[pair] ?? -1, pairs.pairScore[pair] ?? 0) ? 1 : 0,
    );
  });
}

type Meets = (student: number, mentor: number, score: number) => boolean;

function meetsOf(aim: Aim, { students, mentors, kept, settings }: Snapshot): Meets {
  const rounds = (student: number) => students[student]?.waitedRounds ?? 0;
  if (aim === 'waited-longest') return (student) => rounds(student) >= 2;
  if (aim === 'waited') return (student) => rounds(student) >= 1;
  if (aim === 'kept') {
    const before = new Set(kept.map(pairKey));
    const idsAt = (student: number, mentor: number) => ({
      studentEnrolmentId: students[student]?.enrolmentId ?? '',
      mentorEnrolmentId: mentors[mentor]?.enrolmentId ?? '',
    });
    return (student, mentor) => before.size > 0 && before.has(pairKey(idsAt(student, mentor)));
  }
  const least = leastOf(aim, settings);
  return (_student, _mentor, score) => score >= least;
}

function leastOf(aim: 'not-poor' | 'good', { poorBelow, goodFrom }: RunSettings): number {
  return aim === 'not-poor' ? poorBelow : goodFrom;
}

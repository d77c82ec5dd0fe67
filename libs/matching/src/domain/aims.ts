import type { ScoredPairs } from './locks.js';
import { type PairKey, pairKey } from './pair-key.js';
import type { Aim } from './run-settings.js';
import type { Snapshot } from './snapshot.js';

/** For each aim in force, 1 at every pair that meets it, else 0: what `#assignment` counts before the score. */
export function aimMarks(snapshot: Snapshot, pairs: ScoredPairs): Uint8Array[] {
  return snapshot.settings.aims.map((aim) => marksOf(aim, snapshot, pairs));
}

// Asked of every pair of a run, some hundred thousand: plain loops over lists of numbers.
function marksOf(aim: Aim, snapshot: Snapshot, pairs: ScoredPairs): Uint8Array {
  if (aim === 'kept') return namedPairs(snapshot.kept, snapshot, pairs);
  if (aim === 'liked') return namedPairs(snapshot.liked ?? [], snapshot, pairs);
  const { poorBelow, goodFrom } = snapshot.settings;
  if (aim === 'not-poor') return fromLeast(pairs.pairScore, poorBelow);
  if (aim === 'good') return fromLeast(pairs.pairScore, goodFrom);
  const least = aim === 'waited-longest' ? 2 : 1;
  return ofRows(
    Uint8Array.from(snapshot.students, (student) => (student.waitedRounds >= least ? 1 : 0)),
    pairs.pairRow,
  );
}

function fromLeast(values: Int32Array, least: number): Uint8Array {
  const marks = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) marks[at] = (values[at] ?? 0) >= least ? 1 : 0;
  return marks;
}

function ofRows(marksOfRows: Uint8Array, rows: Int32Array): Uint8Array {
  const marks = new Uint8Array(rows.length);
  if (!marksOfRows.includes(1)) return marks;
  for (let pair = 0; pair < rows.length; pair++) marks[pair] = marksOfRows[rows[pair] ?? -1] ?? 0;
  return marks;
}

function namedPairs(
  wanted: readonly PairKey[],
  { students, mentors }: Snapshot,
  { pairRow, pairColumn }: ScoredPairs,
): Uint8Array {
  const marks = new Uint8Array(pairRow.length);
  if (wanted.length === 0) return marks;
  const named = new Set(wanted.map(pairKey));
  const asked = new Set(wanted.map((pair) => pair.studentEnrolmentId));
  const isAsked = Uint8Array.from(students, ({ enrolmentId }) => (asked.has(enrolmentId) ? 1 : 0));
  for (let pair = 0; pair < pairRow.length; pair++) {
    const row = pairRow[pair] ?? -1;
    if (isAsked[row] !== 1) continue;
    const studentEnrolmentId = students[row]?.enrolmentId ?? '';
    const mentorEnrolmentId = mentors[pairColumn[pair] ?? -1]?.enrolmentId ?? '';
    if (named.has(pairKey({ studentEnrolmentId, mentorEnrolmentId }))) marks[pair] = 1;
  }
  return marks;
}

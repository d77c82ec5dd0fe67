import type { ScoredPairs } from './locks.js';
import { type PairKey, pairKey } from './pair-key.js';
import type { Snapshot } from './snapshot.js';

/** Who is not to be put together any more. */
export interface LeftOut {
  /** Pairs that staff rejected. */
  readonly rejected: readonly PairKey[];
  /** Enrolments that have left since the run read them. */
  readonly gone: ReadonlySet<string>;
}

/** The pairs of a run from which a plan may choose now: not those below the fewest points, nor whom staff rejected or who has left. */
export function worthwhile(snapshot: Snapshot, pairs: ScoredPairs, { rejected, gone }: LeftOut): ScoredPairs {
  const { students, mentors, settings } = snapshot;
  const enough = above(pairs, settings.fewestPoints);
  if (rejected.length === 0 && gone.size === 0) return enough;
  const no = new Set(rejected.map(pairKey));
  return only(enough, (pair) => {
    const studentEnrolmentId = students[enough.pairRow[pair] ?? -1]?.enrolmentId ?? '';
    const mentorEnrolmentId = mentors[enough.pairColumn[pair] ?? -1]?.enrolmentId ?? '';
    if (gone.has(studentEnrolmentId) || gone.has(mentorEnrolmentId)) return false;
    return no.size === 0 || !no.has(pairKey({ studentEnrolmentId, mentorEnrolmentId }));
  });
}

/** @param points from 0 to 1000 */
export function above(pairs: ScoredPairs, points: number): ScoredPairs {
  return points === 0 ? pairs : only(pairs, (pair) => (pairs.pairScore[pair] ?? 0) >= points);
}

function only({ pairRow, pairColumn, pairScore }: ScoredPairs, keeps: (pair: number) => boolean): ScoredPairs {
  const wanted = (_: number, pair: number) => keeps(pair);
  return {
    pairRow: pairRow.filter(wanted),
    pairColumn: pairColumn.filter(wanted),
    pairScore: pairScore.filter(wanted),
  };
}

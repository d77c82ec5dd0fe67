import type { Decisions } from './decisions.js';
import type { ScoredPairs } from './locks.js';
import { type PairKey, pairKey } from './pair-key.js';
import { type Pairing, pairUp } from './pair-up.js';
import type { Finding } from './plan.js';
import type { Snapshot } from './snapshot.js';

/** A run's frozen input with every allowed pair scored: what all questions about the run are answered from. */
export interface ScoredRun {
  readonly snapshot: Snapshot;
  /** All that the hard rules allow, also below the fewest points that staff ask for. */
  readonly pairs: ScoredPairs;
  /** What the run found out about each enrolment. */
  readonly findings: ReadonlyMap<string, Finding>;
}

export interface Replan {
  readonly decisions: Decisions;
  /** The pairs that stand now; each is kept unless more students, or a decision, speak against it. */
  readonly standing: readonly PairKey[];
  /** Enrolments that have left since the run read them. */
  readonly gone: ReadonlySet<string>;
}

/** The best plan under staff's decisions that changes as few of the standing pairs as it can; by no other rule than the run itself. */
export function replan(
  { snapshot, pairs }: Pick<ScoredRun, 'snapshot' | 'pairs'>,
  { decisions, standing, gone }: Replan,
): Pairing {
  const settings = {
    ...snapshot.settings,
    aims: ['kept' as const, ...snapshot.settings.aims.filter((aim) => aim !== 'kept')],
  };
  const input = { ...snapshot, settings, kept: standing, locked: decisions.locked };
  const worthwhile = above(pairs, settings.fewestPoints);
  return pairUp(input, without(input, worthwhile, decisions.rejected, gone));
}

/** The same run under other settings: what would have come out. Pairs are as they were scored; seats may be more. */
export function whatIf(
  { snapshot, pairs }: Pick<ScoredRun, 'snapshot' | 'pairs'>,
  { settings, extraSeats }: { readonly settings: Snapshot['settings']; readonly extraSeats: number },
): Pairing {
  const mentors = snapshot.mentors.map((mentor) => ({ ...mentor, freeSeats: mentor.freeSeats + extraSeats }));
  return pairUp({ ...snapshot, settings, mentors }, above(pairs, settings.fewestPoints));
}

function above(pairs: ScoredPairs, points: number): ScoredPairs {
  return points === 0 ? pairs : only(pairs, (pair) => (pairs.pairScore[pair] ?? 0) >= points);
}

function without(
  { students, mentors }: Snapshot,
  pairs: ScoredPairs,
  rejected: readonly PairKey[],
  gone: ReadonlySet<string>,
): ScoredPairs {
  if (rejected.length === 0 && gone.size === 0) return pairs;
  const no = new Set(rejected.map(pairKey));
  return only(pairs, (pair) => {
    const studentEnrolmentId = students[pairs.pairRow[pair] ?? -1]?.enrolmentId ?? '';
    const mentorEnrolmentId = mentors[pairs.pairColumn[pair] ?? -1]?.enrolmentId ?? '';
    if (gone.has(studentEnrolmentId) || gone.has(mentorEnrolmentId)) return false;
    return no.size === 0 || !no.has(pairKey({ studentEnrolmentId, mentorEnrolmentId }));
  });
}

function only({ pairRow, pairColumn, pairScore }: ScoredPairs, keeps: (pair: number) => boolean): ScoredPairs {
  const wanted = (_: number, pair: number) => keeps(pair);
  return {
    pairRow: pairRow.filter(wanted),
    pairColumn: pairColumn.filter(wanted),
    pairScore: pairScore.filter(wanted),
  };
}

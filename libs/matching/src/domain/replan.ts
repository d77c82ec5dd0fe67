import type { Decisions } from './decisions.js';
import type { ScoredPairs } from './locks.js';
import type { PairKey } from './pair-key.js';
import { type Pairing, pairUp } from './pair-up.js';
import type { Finding } from './plan.js';
import type { RemovedPairs } from './removed-pairs.js';
import type { Snapshot } from './snapshot.js';
import { above, worthwhile } from './worthwhile.js';

/** A run's frozen input with every allowed pair scored: what all questions about the run are answered from. */
export interface ScoredRun {
  readonly snapshot: Snapshot;
  /** All that the hard rules allow, also below the fewest points that staff ask for. */
  readonly pairs: ScoredPairs;
  /** What took the other pairs out. */
  readonly removed: RemovedPairs;
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

export interface WhatIf {
  readonly settings: Snapshot['settings'];
  /** More of each mentor. */
  readonly extraSeats: number;
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
  return pairUp(input, worthwhile(input, pairs, { rejected: decisions.rejected, gone }));
}

/** The same run under other settings: what would have come out. Pairs are as they were scored; seats may be more. */
export function whatIf(
  { snapshot, pairs }: Pick<ScoredRun, 'snapshot' | 'pairs'>,
  { settings, extraSeats }: WhatIf,
): Pairing {
  const mentors = snapshot.mentors.map((mentor) => ({ ...mentor, freeSeats: mentor.freeSeats + extraSeats }));
  return pairUp({ ...snapshot, settings, mentors }, above(pairs, settings.fewestPoints));
}

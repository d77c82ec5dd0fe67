import { type PairKey, pairKey } from './pair-key.js';

export const ACTS = ['lock', 'unlock', 'move', 'reject'] as const;
export type ActKind = (typeof ACTS)[number];

/** What staff did to a pair of a run: the pair it is about, for `move` the student with the new mentor. */
export interface Act extends PairKey {
  readonly act: ActKind;
}

/** What staff have decided of a run, all their acts together. */
export interface Decisions {
  readonly locked: readonly PairKey[];
  readonly rejected: readonly PairKey[];
}

/** The acts one after the other: the last word on a pair counts, and a student is locked to one mentor at most. */
export function decide(acts: readonly Act[]): Decisions {
  const locked = new Map<string, PairKey>();
  const rejected = new Map<string, PairKey>();
  for (const { act, mentorEnrolmentId, studentEnrolmentId } of acts) {
    const pair = { mentorEnrolmentId, studentEnrolmentId };
    const key = pairKey(pair);
    if (act === 'unlock' || act === 'reject') locked.delete(key);
    else {
      for (const [other, { studentEnrolmentId: student }] of locked)
        if (student === studentEnrolmentId) locked.delete(other);
      locked.set(key, pair);
      rejected.delete(key);
    }
    if (act === 'reject') rejected.set(key, pair);
  }
  return { locked: [...locked.values()], rejected: [...rejected.values()] };
}

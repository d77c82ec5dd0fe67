import { canonicalJson, sha256 } from './canonical-json.js';
import type { Crowd } from './crowds.js';
import type { Floor } from './fair-share.js';
import type { GroupOutcome } from './groups.js';
import type { PairKey } from './pair-key.js';

/** A pair of a plan; the ids are enrolments. */
export interface PlannedPair extends PairKey {
  /** 0 to 1000. */
  readonly score: number;
  /** Staff set it; it was not for the engine to choose. */
  readonly locked: boolean;
}

/** What a run found out about one student or mentor. */
export interface Finding {
  readonly enrolmentId: string;
  /** How many pairs the rules allow; 0 is why somebody was not matched. */
  readonly options: number;
  /** True for a student of a group that wants more places than it can have, and for the mentors it wants. */
  readonly contested: boolean;
  /**
   * What the student, or one more place of the mentor, is worth at the margin: a price for each aim that some pairs meet and some do not, in pairs, and last one in weight
   * (`#assignment`, Proof). The first that is not 0 counts.
   */
  readonly prices: readonly number[];
  /** For a contested student, the group she stands in. */
  readonly crowd?: Crowd;
}

/** A certified result in canonical order: equal plans are equal bytes. */
export interface Plan {
  readonly pairs: readonly PlannedPair[];
  readonly matched: number;
  readonly score: number;
  /** How many pairs meet each aim in force, in the order of the settings. */
  readonly met: readonly number[];
  readonly brokenLocks: readonly PairKey[];
  /** Why no plan matches more: students who can all be served, and places that more want than can have, cover every pair (König 1931). */
  readonly cover: { readonly students: number; readonly places: number };
  /** Where each partner was to have a fair share: its floor, whether it is met, and what the floors together cost in points. */
  readonly fairShare?: {
    readonly floors: readonly (Floor & { readonly matched: number })[];
    readonly cost: number;
  };
  /** Where there are groups: what became of each, and whether no other choice of open ones is better (`exact`), or what it could reach at most. */
  readonly groups?: {
    readonly outcomes: readonly GroupOutcome[];
    readonly exact: boolean;
    readonly atMost?: { readonly matched: number };
  };
  readonly students: readonly Finding[];
  readonly mentors: readonly Finding[];
}

/** sha256 over canonical JSON of the whole plan, prices included: what a replay must arrive at. */
export function planHash(plan: Plan): string {
  return sha256(canonicalJson(plan));
}

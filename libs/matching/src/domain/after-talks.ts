import { type PairKey, pairKey } from './pair-key.js';
import type { Mark } from './talk-round.js';

/** What one of two thought of the other after their talk. */
export interface MarkedPair extends PairKey {
  readonly by: 'student' | 'mentor';
  readonly mark: Mark;
}

/** What a run takes from the marks of a talk round. Nothing in it says whose mark it was. */
export interface AfterTalks {
  /** Pairs of which at least one wants to avoid the other. */
  readonly avoided: readonly PairKey[];
  /** Pairs who both like each other. */
  readonly liked: readonly PairKey[];
}

/** One no is enough against a pair; it takes two likes for it, so that nobody is given to somebody who only did not say no. */
export function afterTalks(marks: readonly MarkedPair[]): AfterTalks {
  const pairs = new Map<string, { pair: PairKey; marks: Mark[] }>();
  for (const { mentorEnrolmentId, studentEnrolmentId, mark } of marks) {
    const pair = { mentorEnrolmentId, studentEnrolmentId };
    const known = pairs.get(pairKey(pair)) ?? { pair, marks: [] };
    known.marks.push(mark);
    pairs.set(pairKey(pair), known);
  }
  const all = [...pairs.values()];
  return {
    avoided: all.filter((one) => one.marks.includes('avoid')).map(({ pair }) => pair),
    liked: all
      .filter((one) => one.marks.length === 2 && one.marks.every((mark) => mark === 'like'))
      .map(({ pair }) => pair),
  };
}

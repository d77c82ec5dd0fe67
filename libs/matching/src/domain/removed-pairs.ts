import { type BarReason, barsInForce } from './conflicts.js';
import { pairKey } from './pair-key.js';
import type { HardRuleCode } from './rules.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';

/** What takes a pair out before anything is solved, in the order in which a run asks; the first against a pair is counted. */
export const REMOVERS = [
  'working-language',
  'meeting-mode',
  'meeting-place',
  'same-person',
  'same-employer',
  'avoided-organisation',
  'known',
  'after-talks',
  'in-a-group',
  'must',
  'fewest-points',
] as const satisfies readonly (HardRuleCode | BarReason | 'same-person' | 'in-a-group' | 'must' | 'fewest-points')[];
export type Remover = (typeof REMOVERS)[number];

/** How many of all the pairs that people could make each rule took out, and how many were left to choose from. */
export interface RemovedPairs {
  readonly possible: number;
  readonly removed: Readonly<Partial<Record<Remover, number>>>;
  readonly remain: number;
}

/** Counts that grow while pairs are looked at. */
export class RemovalCount {
  private readonly counts = new Map<Remover, number>();

  add(remover: Remover, pairs = 1): void {
    if (pairs > 0) this.counts.set(remover, (this.counts.get(remover) ?? 0) + pairs);
  }

  addAll(counts: ReadonlyMap<Remover, number>): void {
    for (const [remover, pairs] of counts) this.add(remover, pairs);
  }

  of(possible: number, remain: number): RemovedPairs {
    return { possible, removed: this.byRule(), remain };
  }

  byRule(): RemovedPairs['removed'] {
    return Object.fromEntries(
      REMOVERS.flatMap((code) => (this.counts.has(code) ? [[code, this.counts.get(code)]] : [])),
    );
  }
}

/** Who may not be put together by what the snapshot says of the two, and not by their answers. */
export class Bars {
  private readonly why = new Map<string, BarReason>();
  private readonly students = new Set<string>();

  constructor({ barred, rules }: Pick<Snapshot, 'barred' | 'rules'>) {
    // Of several reasons the one that the run asks for first.
    const inForce = barsInForce(barred, rules);
    for (const pair of REMOVERS.flatMap((code) => inForce.filter(({ why }) => why === code))) {
      const key = pairKey(pair);
      if (!this.why.has(key)) this.why.set(key, pair.why);
      this.students.add(pair.studentEnrolmentId);
    }
  }

  /** Nobody is her own mentor, and barred pairs stay apart. Undefined when nothing speaks against the two. */
  against(student: SnapshotStudent, mentor: SnapshotMentor): Extract<Remover, BarReason | 'same-person'> | undefined {
    if (mentor.personId === student.personId) return 'same-person';
    if (!this.students.has(student.enrolmentId)) return undefined;
    return this.why.get(pairKey({ mentorEnrolmentId: mentor.enrolmentId, studentEnrolmentId: student.enrolmentId }));
  }
}

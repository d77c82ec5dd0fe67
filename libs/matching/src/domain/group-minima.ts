import type { Assignment, Instance } from '#assignment';
import type { SetApart } from './locks.js';
import { type Minimum, type Opening, openGroups, type Prove, withoutColumns } from './open-groups.js';
import type { PairKey } from './pair-key.js';
import type { Snapshot } from './snapshot.js';

/** An instance solved with the minima of its groups. */
export interface Served {
  /** The instance with the groups that stay closed. */
  readonly instance: Instance;
  /** Its best assignment when no group needs a minimum: the proof of who is contested. */
  readonly plain: Assignment;
  /** Who goes where, minima kept. */
  readonly chosen: Assignment;
  /** Left out where no group has a minimum to reach. */
  readonly opening?: Opening;
}

/** Locks that no plan can keep: too few others can join them in their group. */
export interface Unreachable {
  readonly unreachable: readonly number[];
}

type Failed = { readonly objections: readonly string[] };

/** What each group still needs once the locked pairs are in; a group with locked students is open. */
export function minimaOf({ groups = [], mentors }: Snapshot, { locked }: Pick<SetApart, 'locked'>): Minimum[] {
  const columnOf = new Map(mentors.map(({ enrolmentId }, column) => [enrolmentId, column]));
  return groups.flatMap(({ leadEnrolmentId, least }) => {
    const column = columnOf.get(leadEnrolmentId);
    if (column === undefined) return [];
    const within = locked.filter((pair) => pair.column === column).length;
    const missing = least - within;
    if (within > 0) return missing > 0 ? [{ column, least: missing, mustOpen: true }] : [];
    return missing > 1 ? [{ column, least: missing }] : [];
  });
}

/**
 * So many solves a search may take: some tens of thousands of pairs are searched to the end in all likelihood, with a million the first
 * dozen decides. By the size of the input, not by the clock: the same input ends at the same place.
 */
function mostSolves({ pairRow }: Instance): number {
  return Math.min(1000, Math.max(12, Math.floor(10_000_000 / Math.max(1, pairRow.length))));
}

/** Solves with the minima of the groups; without any this is one solve, and nothing else. */
export function serve(instance: Instance, minima: readonly Minimum[], prove: Prove): Served | Unreachable | Failed {
  if (minima.length === 0) {
    const plain = prove(instance);
    return 'objections' in plain ? plain : { instance, plain, chosen: plain };
  }
  const opening = openGroups(instance, minima, prove, mostSolves(instance));
  if ('objections' in opening || opening.unreachable.length > 0) return opening;
  const open = withoutColumns(instance, opening.closed);
  const plain = prove(open);
  if ('objections' in plain) return plain;
  const { columnOfRow, worth } = opening;
  return { instance: open, plain, chosen: { ...plain, columnOfRow, matched: worth[0] ?? 0 }, opening };
}

/** The locked pairs of some mentors, by column. */
export function locksOf({ mentors, locked }: Snapshot, columns: readonly number[]): PairKey[] {
  const ids = new Set(columns.map((column) => mentors[column]?.enrolmentId));
  return locked.filter((pair) => ids.has(pair.mentorEnrolmentId));
}

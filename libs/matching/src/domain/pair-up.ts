import { type Assignment, type Instance, solve, verify } from '#assignment';
import { aimMarks } from './aims.js';
import { crowdsOf } from './crowds.js';
import { type Floor, floorsOf, missedFloors, withFloors } from './fair-share.js';
import { locksOf, minimaOf, type Served, serve } from './group-minima.js';
import { outcomesOf, takenBy } from './groups.js';
import { type ScoredPairs, type SetApart, setApartLocks } from './locks.js';
import type { Minimum, Proven } from './open-groups.js';
import type { Finding, Plan, PlannedPair } from './plan.js';
import type { Snapshot } from './snapshot.js';

/** A result nobody has to believe: either its proof was checked, or there is none. */
export type Pairing =
  | { readonly certified: true; readonly plan: Plan }
  | { readonly certified: false; readonly objections: readonly string[] };

type Solver = (instance: Instance) => Assignment;

/** The instance behind a scored snapshot. Enrolment ids are the keys, so the order of rows decides nothing. */
export function instanceOf(snapshot: Snapshot, { open, places }: SetApart): Instance {
  return {
    rows: snapshot.students.length,
    columns: snapshot.mentors.length,
    capacities: places,
    ...open,
    aims: aimMarks(snapshot, open).filter(distinguishes),
    rowKeys: snapshot.students.map((student) => student.enrolmentId),
    columnKeys: snapshot.mentors.map((mentor) => mentor.enrolmentId),
  };
}

/**
 * Solves a scored snapshot and checks the proof: locks, then most students matched, then the aims of the settings in their order, then the
 * largest total score (matching.md 1 and 2). Where partners have a fair share, its floors come before the aims.
 */
export function pairUp(snapshot: Snapshot, pairs: ScoredPairs, solver: Solver = solve): Pairing {
  const apart = setApartLocks(snapshot, pairs);
  const minima = minimaOf(snapshot, apart);
  const served = serve(instanceOf(snapshot, apart), minima, (one) => proven(one, solver));
  if ('objections' in served) return { certified: false, objections: served.objections };
  if ('unreachable' in served) return unlocked(snapshot, served.unreachable, pairs, solver);
  const { instance, plain, chosen } = served;
  const options = tally(pairs.pairRow, instance.rows);
  const ground = { snapshot, all: pairs, apart, instance, options, plain };
  const { fairShare } = snapshot.settings;
  if (!fairShare) return { certified: true, plan: withGroups(planOf(ground, chosen), ground, served) };
  const lockedRows = new Set(apart.locked.map(({ row }) => row));
  const floors = floorsOf(snapshot.students, options, chosen.matched + apart.locked.length, fairShare);
  const isServed =
    ({ columnOfRow }: Assignment) =>
    (row: number) =>
      lockedRows.has(row) || columnOfRow[row] !== -1;
  if (missedFloors(floors, snapshot.students, isServed(chosen)).length === 0)
    return {
      certified: true,
      plan: withShares(withGroups(planOf(ground, chosen), ground, served), floors, snapshot, 0),
    };
  const fair = fairly({ ...ground, instance: instanceOf(snapshot, apart) }, floors, lockedRows, minima, solver);
  if ('objections' in fair) return { certified: false, objections: fair.objections };
  const plan = withGroups(planOf(ground, fair.chosen), ground, fair);
  return { certified: true, plan: withShares(plan, floors, snapshot, planOf(ground, chosen).score - plan.score) };
}

/** Without the locks in groups that cannot reach their minimum; they are told as broken. */
function unlocked(snapshot: Snapshot, columns: readonly number[], pairs: ScoredPairs, solver: Solver): Pairing {
  const broken = locksOf(snapshot, columns);
  const locked = snapshot.locked.filter((pair) => !broken.includes(pair));
  const pairing = pairUp({ ...snapshot, locked }, pairs, solver);
  if (!pairing.certified) return pairing;
  return { ...pairing, plan: { ...pairing.plan, brokenLocks: [...pairing.plan.brokenLocks, ...broken] } };
}

/** What became of the groups, where there are any. */
function withGroups(
  plan: Plan,
  { snapshot, all }: Ground,
  { opening, instance }: Pick<Served, 'opening' | 'instance'>,
): Plan {
  if (!snapshot.groups) return plan;
  const options = tally(all.pairColumn, snapshot.mentors.length);
  const outcomes = outcomesOf(snapshot, takenBy(plan.pairs), options);
  const exact = opening?.exact ?? true;
  if (exact || !opening) return { ...plan, groups: { outcomes, exact } };
  // With floors the first figure counts those who wait, too: the second is the number of students.
  const level = instance.columns > snapshot.mentors.length ? 1 : 0;
  const matched = (opening.best[level] ?? 0) + plan.pairs.filter((pair) => pair.locked).length;
  return { ...plan, groups: { outcomes, exact, atMost: { matched } } };
}

function proven(instance: Instance, solver: Solver): Proven {
  const result = solver(instance);
  const certificate = verify(instance, result);
  return certificate.holds ? result : { objections: certificate.objections };
}

/** Solves with floors, and leaves the waiting places out again. Locked students are served already: they count for their floor. */
function fairly(
  { snapshot, instance }: Ground,
  floors: readonly Floor[],
  lockedRows: ReadonlySet<number>,
  minima: readonly Minimum[],
  solver: Solver,
): Pick<Served, 'chosen' | 'opening' | 'instance'> | { readonly objections: readonly string[] } {
  const open = floors.map((floor) => ({
    ...floor,
    students: floor.students - countOf(snapshot, floor, (row) => lockedRows.has(row)),
  }));
  const floored = withFloors(instance, snapshot.students, open.map(atLeastNone));
  const served = serve(floored, minima, (one) => proven(one, solver));
  if ('objections' in served) return served;
  if ('unreachable' in served) throw new Error('Floors took the students of a group that could open without them');
  const columnOfRow = served.chosen.columnOfRow.map((column) => (column < instance.columns ? column : -1));
  return { ...served, chosen: { ...served.chosen, columnOfRow } };
}

const atLeastNone = (floor: Floor): Floor => ({ ...floor, students: Math.max(0, floor.students) });

function countOf({ students }: Snapshot, { organisationId }: Floor, isCounted: (row: number) => boolean): number {
  return students.filter((student, row) => student.homeOrganisationId === organisationId && isCounted(row)).length;
}

function withShares(plan: Plan, floors: readonly Floor[], snapshot: Snapshot, cost: number): Plan {
  const served = new Set(plan.pairs.map((pair) => pair.studentEnrolmentId));
  const isServed = (row: number) => served.has(snapshot.students[row]?.enrolmentId ?? '');
  const reached = floors.map((floor) => ({ ...floor, matched: countOf(snapshot, floor, isServed) }));
  return { ...plan, fairShare: { floors: reached, cost } };
}

/** What a plan is told from. The proof of the plain result says who is contested, floors or not. */
interface Ground {
  readonly snapshot: Snapshot;
  readonly all: ScoredPairs;
  readonly apart: SetApart;
  readonly instance: Instance;
  readonly options: Int32Array;
  readonly plain: Assignment;
}

function planOf({ snapshot, all, apart, instance, options, plain }: Ground, result: Assignment): Plan {
  const { locked, broken } = apart;
  const chosen = [...locked.map((pair) => ({ ...pair, locked: true })), ...chosenPairs(instance, result)];
  const marks = aimMarks(snapshot, {
    pairRow: Int32Array.from(chosen, ({ row }) => row),
    pairColumn: Int32Array.from(chosen, ({ column }) => column),
    pairScore: Int32Array.from(chosen, ({ score }) => score),
  });
  const { contestedRow, contestedColumn, prices } = plain.proof;
  const found = (ids: readonly string[], allowed: Int32Array, contested: Uint8Array, side: 'row' | 'column') =>
    ids.map(
      (enrolmentId, index): Finding => ({
        enrolmentId,
        options: allowed[index] ?? 0,
        contested: contested[index] === 1,
        prices: prices.map((price) => price[side][index] ?? 0),
      }),
    );
  const crowds = crowdsOf(instance, instance.capacities, { students: contestedRow, mentors: contestedColumn });
  const withCrowd = (finding: Finding, row: number): Finding => {
    const crowd = crowds.get(row);
    return crowd ? { ...finding, crowd } : finding;
  };
  return {
    pairs: chosen.sort((one, other) => one.row - other.row).map((pair) => named(snapshot, pair)),
    matched: chosen.length,
    score: chosen.reduce((sum, pair) => sum + pair.score, 0),
    met: marks.map((aim) => aim.reduce((sum, mark) => sum + mark, 0)),
    brokenLocks: broken,
    cover: coverOf(instance, plain),
    students: found(instance.rowKeys ?? [], options, contestedRow, 'row').map(withCrowd),
    mentors: found(instance.columnKeys ?? [], tally(all.pairColumn, instance.columns), contestedColumn, 'column'),
  };
}

/** An aim that all pairs meet, or none, decides nothing and is not solved for. (`includes` looks at millions of marks in no time.) */
function distinguishes(marks: Uint8Array): boolean {
  return marks.includes(0) && marks.includes(1);
}

interface ChosenPair {
  readonly row: number;
  readonly column: number;
  readonly score: number;
  readonly locked: boolean;
}

function chosenPairs({ pairRow, pairColumn, pairScore }: Instance, { columnOfRow }: Assignment): ChosenPair[] {
  const chosen: ChosenPair[] = [];
  for (let pair = 0; pair < pairRow.length; pair++) {
    const [row, column] = [pairRow[pair] ?? -1, pairColumn[pair] ?? -1];
    if (columnOfRow[row] === column) chosen.push({ row, column, score: pairScore[pair] ?? 0, locked: false });
  }
  return chosen;
}

function named({ students, mentors }: Snapshot, { row, column, score, locked }: ChosenPair): PlannedPair {
  const [student, mentor] = [students[row], mentors[column]];
  if (!student || !mentor) throw new Error(`There is no pair ${row}-${column}`);
  return {
    studentEnrolmentId: student.enrolmentId,
    mentorEnrolmentId: mentor.enrolmentId,
    score,
    locked,
  };
}

/** How often each index occurs. */
function tally(indexes: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  // Millions of them: a plain loop takes a quarter of an iterator's time.
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? -1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function coverOf({ capacities }: Instance, { proof }: Assignment): Plan['cover'] {
  return {
    students: proof.contestedRow.reduce((sum, contested) => sum + 1 - contested, 0),
    places: capacities.reduce((sum, places, mentor) => sum + (proof.contestedColumn[mentor] === 1 ? places : 0), 0),
  };
}

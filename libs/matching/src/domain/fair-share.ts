import type { Instance } from '#assignment';
import type { RunSettings } from './run-settings.js';
import type { SnapshotStudent } from './snapshot.js';

/** How many students of a home organisation are to be matched at least. */
export interface Floor {
  readonly organisationId: string;
  readonly students: number;
}

/**
 * What each partner may count on: its share of the students that can be matched, rounded down, and no more than it has students whom the
 * rules allow a mentor. Shares are its part of the applicants, or of the money that the partners put in.
 */
export function floorsOf(
  students: readonly SnapshotStudent[],
  options: Int32Array,
  matched: number,
  fairShare: NonNullable<RunSettings['fairShare']>,
): Floor[] {
  const able = new Map<string, number>();
  const applicants = new Map<string, number>();
  students.forEach(({ homeOrganisationId: home }, row) => {
    if (home === null) return;
    applicants.set(home, (applicants.get(home) ?? 0) + 1);
    if ((options[row] ?? 0) > 0) able.set(home, (able.get(home) ?? 0) + 1);
  });
  const shares =
    fairShare.by === 'applicants'
      ? applicants
      : new Map(fairShare.shares.map(({ organisationId, share }) => [organisationId, share]));
  const whole =
    fairShare.by === 'applicants' ? students.length : [...shares.values()].reduce((sum, one) => sum + one, 0);
  return [...shares].sort().map(([organisationId, share]) => ({
    organisationId,
    students: Math.min(Math.floor((matched * share) / Math.max(1, whole)), able.get(organisationId) ?? 0),
  }));
}

/** Floors that a list of matched students does not reach. */
export function missedFloors(
  floors: readonly Floor[],
  students: readonly SnapshotStudent[],
  isMatched: (row: number) => boolean,
): Floor[] {
  return floors.filter(({ organisationId, students: floor }) => {
    const served = students.filter((student, row) => student.homeOrganisationId === organisationId && isMatched(row));
    return served.length < floor;
  });
}

/**
 * The same instance with floors, by a column of waiting places for each home organisation: so many of its students as need not be matched
 * can wait there. Then serving every row is meeting every floor, and the first aim, real pairs, is the number of students matched. So the
 * floors are met exactly, or by as little too few as can be, and of all such results the best by the aims and the score is found.
 */
export function withFloors(
  instance: Instance,
  students: readonly SnapshotStudent[],
  floors: readonly Floor[],
): Instance {
  const least = new Map(floors.map((floor) => [floor.organisationId, floor.students]));
  const homes = [...new Set(students.map((student) => student.homeOrganisationId ?? ''))].sort();
  const place = new Map(homes.map((home, index) => [home, instance.columns + index]));
  const count = (home: string) => students.filter((student) => (student.homeOrganisationId ?? '') === home).length;
  const waiting = Int32Array.from(students, (student) => place.get(student.homeOrganisationId ?? '') ?? -1);
  const rows = Int32Array.from(students.keys());
  const [real, none] = [new Uint8Array(instance.pairRow.length).fill(1), new Uint8Array(students.length)];
  return {
    rows: instance.rows,
    columns: instance.columns + homes.length,
    capacities: joined(
      instance.capacities,
      Int32Array.from(homes, (home) => count(home) - (least.get(home) ?? 0)),
    ),
    pairRow: joined(instance.pairRow, rows),
    pairColumn: joined(instance.pairColumn, waiting),
    pairScore: joined(instance.pairScore, new Int32Array(students.length)),
    aims: [marks(real, none), ...(instance.aims ?? []).map((aim) => marks(aim, none))],
    ...(instance.rowKeys && { rowKeys: instance.rowKeys }),
    ...(instance.columnKeys && { columnKeys: [...instance.columnKeys, ...homes.map((home) => `waiting ${home}`)] }),
  };
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

function marks(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

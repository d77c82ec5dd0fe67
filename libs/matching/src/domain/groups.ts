import type { Snapshot, SnapshotStudent } from './snapshot.js';
import type { GroupKind, SnapshotGroup } from './snapshot-group.js';

/** What a student can expect of one mentor: points where the rules allow it; `barred` where the two are kept apart whatever the rules say. */
export interface Prospect {
  readonly points: number | null;
  readonly barred: boolean;
}

/** The groups of a snapshot by the columns of their mentors. */
export class GroupColumns {
  private readonly groups: readonly { readonly group: SnapshotGroup; readonly columns: readonly number[] }[];
  private readonly grouped: ReadonlySet<number>;

  constructor({ groups = [], mentors }: Snapshot) {
    const columnOf = new Map(mentors.map(({ enrolmentId }, column) => [enrolmentId, column]));
    this.groups = groups.map((group) => {
      const lead = columnOf.get(group.leadEnrolmentId);
      const others = group.otherEnrolmentIds.flatMap((id) => columnOf.get(id) ?? []);
      return { group, columns: lead === undefined ? [] : [lead, ...others] };
    });
    this.grouped = new Set(
      groups.flatMap((group) =>
        [group.leadEnrolmentId, ...group.otherEnrolmentIds].flatMap((id) => columnOf.get(id) ?? []),
      ),
    );
  }

  /** Whether a mentor takes students in a group only. */
  has(column: number): boolean {
    return this.grouped.has(column);
  }

  /** The columns of those who lead a group that may take a student, with the points. */
  pairsOf(student: SnapshotStudent, prospectOf: (column: number) => Prospect): { column: number; points: number }[] {
    return this.groups.flatMap(({ group, columns: [lead, ...others] }) => {
      if (lead === undefined || !accepts(group, student)) return [];
      const points = pointsTogether(group.kind, [lead, ...others].map(prospectOf));
      return points === null ? [] : [{ column: lead, points }];
    });
  }
}

function accepts({ homeOrganisationIds, fields }: SnapshotGroup, student: SnapshotStudent): boolean {
  const atHome = homeOrganisationIds.length === 0 || homeOrganisationIds.includes(student.homeOrganisationId ?? '');
  return atHome && (fields.length === 0 || fields.some((field) => student.field.startsWith(field)));
}

/**
 * The mean over the people a student would have: nobody is taken for a group because one of two fits well. Every mentor of a group meets
 * the student, so the hard rules hold with each; of a host at least one person can, and those who can are counted. Whoever is to be kept
 * apart from one of them is not sent there at all.
 */
export function pointsTogether(kind: GroupKind, people: readonly Prospect[]): number | null {
  if (people.some((one) => one.barred)) return null;
  const points = people.flatMap((one) => one.points ?? []);
  if (points.length === 0 || (kind === 'group' && points.length < people.length)) return null;
  return Math.round(points.reduce((sum, one) => sum + one, 0) / points.length);
}

/** Why a group has students, or has none. */
export type GroupFate = 'open' | 'nobody-fits' | 'too-few-fit' | 'better-without';

/** What became of a group in a plan. */
export interface GroupOutcome {
  readonly groupId: string;
  readonly leadEnrolmentId: string;
  readonly students: number;
  readonly fate: GroupFate;
}

/** What became of each group, by the students that its lead has and those that the rules allow her. */
export function outcomesOf(
  { groups = [], mentors }: Pick<Snapshot, 'groups' | 'mentors'>,
  taken: ReadonlyMap<string, number>,
  options: Int32Array,
): GroupOutcome[] {
  const columnOf = new Map(mentors.map(({ enrolmentId }, column) => [enrolmentId, column]));
  return groups.map(({ groupId, leadEnrolmentId, least }) => {
    const students = taken.get(leadEnrolmentId) ?? 0;
    const fitting = options[columnOf.get(leadEnrolmentId) ?? -1] ?? 0;
    return { groupId, leadEnrolmentId, students, fate: fateOf(students, fitting, least) };
  });
}

export function fateOf(students: number, fitting: number, least: number): GroupFate {
  if (students > 0) return 'open';
  if (fitting === 0) return 'nobody-fits';
  return fitting < least ? 'too-few-fit' : 'better-without';
}

/** How many students each mentor has in a list of pairs, by enrolment. */
export function takenBy(pairs: readonly { readonly mentorEnrolmentId: string }[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { mentorEnrolmentId: mentor } of pairs) taken.set(mentor, (taken.get(mentor) ?? 0) + 1);
  return taken;
}

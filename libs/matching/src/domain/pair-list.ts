import { CompiledRound } from './compiled-round.js';
import { GroupColumns, type Prospect } from './groups.js';
import { Bars, RemovalCount, type RemovedPairs, type Remover } from './removed-pairs.js';
import type { Snapshot, SnapshotStudent } from './snapshot.js';

/** The allowed pairs of a snapshot as they are found, student by student. */
export class PairList {
  private readonly rows: Int32Array;
  private readonly columns: Int32Array;
  private readonly scores: Int32Array;
  private length = 0;
  private looked = 0;
  private readonly apart: ReadonlyMap<string, ReadonlyMap<number, Remover>>;
  private readonly removals = new RemovalCount();
  private readonly compiled: CompiledRound;
  private readonly scratch: Int32Array;
  private readonly groups: GroupColumns | undefined;

  constructor(private readonly snapshot: Snapshot) {
    this.apart = columnsApart(snapshot);
    this.compiled = new CompiledRound(snapshot);
    this.groups = snapshot.groups ? new GroupColumns(snapshot) : undefined;
    this.scratch = new Int32Array(snapshot.mentors.length);
    // As many as the hard rules leave: lists that grow would be copied again and again. A group may be open to whom its lead alone is not.
    const groups = snapshot.groups?.length ?? 0;
    const most = snapshot.students.reduce((sum, one) => sum + this.compiled.allowedFor(one).columns.length + groups, 0);
    this.rows = new Int32Array(most);
    this.columns = new Int32Array(most);
    this.scores = new Int32Array(most);
  }

  /** Pairs found so far. */
  get size(): number {
    return this.length;
  }

  /** Of the pairs looked at so far, what each rule took out. */
  get removed(): RemovedPairs {
    return this.removals.of(this.looked, this.length);
  }

  /** Scores the students from one index up to another, against every mentor. */
  scoreStudents(from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const student = this.snapshot.students[row];
      if (student) this.scoreStudent(student, row);
    }
  }

  arrays(): { pairRow: Int32Array; pairColumn: Int32Array; pairScore: Int32Array } {
    return {
      pairRow: this.rows.subarray(0, this.length),
      pairColumn: this.columns.subarray(0, this.length),
      pairScore: this.scores.subarray(0, this.length),
    };
  }

  private scoreStudent(student: SnapshotStudent, row: number): void {
    const columns = this.compiled.scoresOf(row, student, this.scratch);
    this.looked += this.snapshot.mentors.length;
    this.removals.addAll(this.compiled.allowedFor(student).removed);
    const apart = this.apart.get(student.enrolmentId);
    if (apart || this.groups) this.considerEach(student, row, columns, apart);
    else this.considerAll(row, columns);
  }

  private considerEach(
    student: SnapshotStudent,
    row: number,
    columns: Int32Array,
    apart: ReadonlyMap<number, Remover> | undefined,
  ): void {
    const together = this.groups && new Map<number, number>();
    for (let at = 0; at < columns.length; at += 1) {
      const [column, score] = [columns[at] ?? 0, this.scratch[at] ?? -1];
      if (together && this.groups?.has(column)) together.set(column, score);
      else this.consider(row, column, score, apart?.get(column));
    }
    if (together) this.addGroups(student, row, together);
  }

  /** What {@link consider} does, for a student of whom nothing but the scores decides: so are nearly all, and this is asked of every pair. */
  private considerAll(row: number, columns: Int32Array): void {
    const { rows, columns: found, scores, scratch } = this;
    const { fewestPoints } = this.snapshot.settings;
    let { length } = this;
    let forbidden = 0;
    for (let at = 0; at < columns.length; at += 1) {
      const score = scratch[at] ?? -1;
      if (score >= fewestPoints) {
        rows[length] = row;
        found[length] = columns[at] ?? 0;
        scores[length] = score;
        length += 1;
      } else if (score < 0) forbidden += 1;
    }
    this.removals.add('must', forbidden);
    this.removals.add('fewest-points', columns.length - forbidden - (length - this.length));
    this.length = length;
  }

  private consider(row: number, column: number, score: number, apartFor: Remover | undefined): void {
    if (apartFor) this.removals.add(apartFor);
    else if (score >= this.snapshot.settings.fewestPoints) this.add(row, column, score);
    else this.removals.add(score < 0 ? 'must' : 'fewest-points');
  }

  /** A group is a pair with the mentor who leads it; its other people are none, nor is a group that does not take her. */
  private addGroups(student: SnapshotStudent, row: number, scores: ReadonlyMap<number, number>): void {
    const before = this.length;
    const prospectOf = (column: number): Prospect => {
      const score = scores.get(column) ?? -1;
      return { points: score < 0 ? null : score, barred: this.apart.get(student.enrolmentId)?.has(column) ?? false };
    };
    for (const { column, points } of this.groups?.pairsOf(student, prospectOf) ?? [])
      if (points >= this.snapshot.settings.fewestPoints) this.add(row, column, points);
    this.removals.add('in-a-group', scores.size - (this.length - before));
  }

  private add(row: number, column: number, score: number): void {
    this.rows[this.length] = row;
    this.columns[this.length] = column;
    this.scores[this.length] = score;
    this.length += 1;
  }
}

/** By the student's enrolment, the places of mentors who never become hers, with the reason. */
function columnsApart(snapshot: Snapshot): ReadonlyMap<string, ReadonlyMap<number, Remover>> {
  const { students, mentors, barred } = snapshot;
  const bars = new Bars(snapshot);
  const byEnrolment = new Map(mentors.map(({ enrolmentId }, column) => [enrolmentId, column]));
  const byPerson = new Map(mentors.map(({ personId }, column) => [personId, column]));
  const barredOf = new Map<string, string[]>();
  for (const { studentEnrolmentId: student, mentorEnrolmentId: mentor } of barred)
    barredOf.set(student, [...(barredOf.get(student) ?? []), mentor]);
  const apart = new Map<string, Map<number, Remover>>();
  for (const student of students) {
    const named = barredOf.get(student.enrolmentId)?.map((mentor) => byEnrolment.get(mentor)) ?? [];
    for (const column of [byPerson.get(student.personId), ...named]) {
      const mentor = mentors[column ?? -1];
      const why = mentor && bars.against(student, mentor);
      if (column === undefined || !why) continue;
      apart.set(student.enrolmentId, (apart.get(student.enrolmentId) ?? new Map()).set(column, why));
    }
  }
  return apart;
}

import { CompiledRound } from './compiled-round.js';
import { pairKey } from './pair-key.js';
import type { Snapshot, SnapshotStudent } from './snapshot.js';

const FIRST_ROOM = 4096;

/** The allowed pairs of a snapshot as they are found, student by student, in arrays that grow. */
export class PairList {
  private rows = new Int32Array(FIRST_ROOM);
  private columns = new Int32Array(FIRST_ROOM);
  private scores = new Int32Array(FIRST_ROOM);
  private length = 0;
  private readonly barred: ReadonlySet<string>;
  private readonly barredStudents: ReadonlySet<string>;
  private readonly compiled: CompiledRound;
  private readonly scratch: Int32Array;

  constructor(private readonly snapshot: Snapshot) {
    const { hard } = snapshot.rules;
    const barred = snapshot.barred.filter(({ why }) => why === 'known' || hard[why].on);
    this.barred = new Set(barred.map(pairKey));
    this.barredStudents = new Set(barred.map((pair) => pair.studentEnrolmentId));
    this.compiled = new CompiledRound(snapshot);
    this.scratch = new Int32Array(snapshot.mentors.length);
  }

  /** Pairs found so far. */
  get size(): number {
    return this.length;
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
    const least = this.snapshot.settings.fewestPoints;
    const columns = this.compiled.scoresOf(row, student, this.scratch);
    for (let at = 0; at < columns.length; at += 1) {
      const [column, score] = [columns[at] ?? 0, this.scratch[at] ?? -1];
      if (score >= least && this.mayMeet(student, column)) this.add(row, column, score);
    }
  }

  /** Nobody is her own mentor, and barred pairs stay apart. */
  private mayMeet(student: SnapshotStudent, column: number): boolean {
    const mentor = this.snapshot.mentors[column];
    if (!mentor || mentor.personId === student.personId) return false;
    if (!this.barredStudents.has(student.enrolmentId)) return true;
    const pair = { mentorEnrolmentId: mentor.enrolmentId, studentEnrolmentId: student.enrolmentId };
    return !this.barred.has(pairKey(pair));
  }

  private add(row: number, column: number, score: number): void {
    if (this.length === this.rows.length) {
      this.rows = grown(this.rows);
      this.columns = grown(this.columns);
      this.scores = grown(this.scores);
    }
    this.rows[this.length] = row;
    this.columns[this.length] = column;
    this.scores[this.length] = score;
    this.length += 1;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}

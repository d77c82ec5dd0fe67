import { order } from './canonical-json.js';
import { setApartLocks } from './locks.js';
import { OneMoreMentor } from './one-more-mentor.js';
import type { PairKey } from './pair-key.js';
import type { PlannedPair } from './plan.js';
import { workingLanguagesOf } from './relaxations.js';
import type { ScoredRun } from './replan.js';
import { scorePair } from './score-pair.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';
import { worthwhile } from './worthwhile.js';

/** A kind of mentor: a broad field (ISCED-F 2013, two digits) and a language to work in. */
interface Kind {
  readonly field: string;
  readonly language: string;
}

/** What one more mentor of a kind would come to. */
export interface Need extends Kind {
  /** Students more who would have a mentor, by a new solution with her. */
  readonly helps: number;
  /** The same if as many of the kind came as could help anybody. */
  readonly most: number;
  /** Students without a mentor who study the field and can work in the language. */
  readonly waiting: number;
  /** Such mentors in the run; of those who take students together, who leads. */
  readonly mentors: number;
}

export interface Needs {
  /** Places that she is thought to have: what half of the mentors who have any have, or more. */
  readonly seats: number;
  /** The kind that helps most first. */
  readonly needs: readonly Need[];
}

/** What became of a run so far: its pairs as they stand, and those that staff rejected. */
export interface Standing {
  readonly standing: readonly PlannedPair[];
  readonly rejected: readonly PairKey[];
}

/**
 * For each kind of mentor, how many more students would have one if one more came who takes students of her own field; nothing else is known
 * of her, so no rule but those about languages keeps them apart. Locked pairs stay, groups that are closed stay closed, and among those who
 * are there no pair is made that the run would not make.
 */
export function recruitingNeeds(
  { snapshot, pairs }: Pick<ScoredRun, 'snapshot' | 'pairs'>,
  { standing, rejected }: Standing,
): Needs {
  const { students, mentors, rules } = snapshot;
  const locked = standing.filter((pair) => pair.locked);
  const allowed = worthwhile(snapshot, pairs, { rejected, gone: new Set() });
  const { open, places } = setApartLocks({ ...snapshot, locked }, allowed);
  const closed = closedLeads(snapshot, standing);
  const columns = new Map(mentors.map(({ enrolmentId }, column) => [enrolmentId, column]));
  const mentorOf = new Map(
    standing.map((pair) => [pair.studentEnrolmentId, columns.get(pair.mentorEnrolmentId) ?? -1]),
  );
  const isLocked = new Set(locked.map((pair) => pair.studentEnrolmentId));
  const free = Int32Array.from(students, ({ enrolmentId }) =>
    isLocked.has(enrolmentId) ? -1 : (mentorOf.get(enrolmentId) ?? -1),
  );
  const room = places.map((left, column) => (closed.has(mentors[column]?.enrolmentId ?? '') ? 0 : left));
  const oneMore = new OneMoreMentor(open, room, free);
  const seats = middle(mentors.map(({ freeSeats }) => freeSeats).filter((free) => free > 0));
  const waiting = tally(students.filter(({ enrolmentId }) => !mentorOf.has(enrolmentId)).flatMap(kindsOf(rules)));
  const others = new Set(snapshot.groups?.flatMap(({ otherEnrolmentIds }) => otherEnrolmentIds));
  const there = tally(mentors.filter(({ enrolmentId }) => !others.has(enrolmentId)).flatMap(kindsOf(rules)));
  const kinds = new Map<string, number[]>();
  for (const [row, student] of students.entries()) {
    if (isLocked.has(student.enrolmentId)) continue;
    for (const kind of kindsOf(rules)(student)) {
      if (!scorePair(student, oneFor(student, kind, rules), rules).feasible) continue;
      const rows = kinds.get(kind) ?? [];
      rows.push(row);
      kinds.set(kind, rows);
    }
  }
  const needs = [...kinds].map(([kind, rows]) => ({
    ...partsOf(kind),
    helps: oneMore.helps(rows, seats),
    most: oneMore.helps(rows, rows.length),
    waiting: waiting.get(kind) ?? 0,
    mentors: there.get(kind) ?? 0,
  }));
  return { seats, needs: needs.filter(({ helps }) => helps > 0).sort(byHelp) };
}

/** Who leads a group that has nobody: a new mentor opens none, since one student more does not make it a group. */
function closedLeads({ groups = [] }: Snapshot, standing: readonly PlannedPair[]): ReadonlySet<string> {
  const open = new Set(standing.map((pair) => pair.mentorEnrolmentId));
  const closed = groups.filter(({ leadEnrolmentId, least }) => least > 1 && !open.has(leadEnrolmentId));
  return new Set(closed.map(({ leadEnrolmentId }) => leadEnrolmentId));
}

function kindsOf(rules: Snapshot['rules']) {
  return ({ field, languages }: Pick<SnapshotStudent, 'field' | 'languages'>) =>
    workingLanguagesOf({ languages }, rules).map((language) => `${field.slice(0, 2)} ${language}`);
}

function partsOf(kind: string): Kind {
  const [field = '', language = ''] = kind.split(' ');
  return { field, language };
}

/** A mentor of the kind as the student would wish her: all that is not said of her speaks for the pair, or compares nothing. */
function oneFor(
  { field, wishedExperience }: SnapshotStudent,
  kind: string,
  { hard }: Snapshot['rules'],
): SnapshotMentor {
  return {
    ...{ enrolmentId: '', personId: '', freeSeats: 1, field, experience: wishedExperience ?? '6-15' },
    ...{ place: null, industry: null, slots: [], goals: [], offers: [], modes: ['in_person', 'remote'] },
    languages: [{ language: partsOf(kind).language, rank: hard['working-language'].rank }],
  };
}

function tally(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 1;
}

function byHelp(one: Need, other: Need): number {
  const size = other.helps - one.helps || other.most - one.most;
  return size || order(`${one.field} ${one.language}`, `${other.field} ${other.language}`);
}

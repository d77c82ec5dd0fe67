import { createHash } from 'node:crypto';
import type { MentorAnswers, StudentAnswers } from './answers.js';
import type { BarredPair } from './conflicts.js';
import type { Rules } from './rules.js';

/** Changes whenever the same input could give another result: scoring, solving or tie breaking. */
export const ENGINE_VERSION = 2;

export interface SnapshotStudent extends StudentAnswers {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly homeOrganisationId: string | null;
}

export interface SnapshotMentor extends MentorAnswers {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly freeSeats: number;
}

/** All that a run's result depends on. */
export interface Snapshot {
  readonly students: readonly SnapshotStudent[];
  readonly mentors: readonly SnapshotMentor[];
  readonly barred: readonly BarredPair[];
  readonly rules: Rules;
}

export function barKey(mentorEnrolmentId: string, studentEnrolmentId: string): string {
  return `${mentorEnrolmentId} ${studentEnrolmentId}`;
}

/** The same snapshot in the one order that counts: by enrolment id, answers by their codes. */
export function canonical({ students, mentors, barred, rules }: Snapshot): Snapshot {
  return {
    students: students
      .map((one) => ({ ...tidy(one), wishes: sorted(one.wishes), industries: sorted(one.industries) }))
      .sort(byEnrolment),
    mentors: mentors.map((one) => ({ ...tidy(one), offers: sorted(one.offers) })).sort(byEnrolment),
    barred: [...barred].sort((one, other) => order(keyOf(one), keyOf(other))),
    rules,
  };
}

/** sha256 over canonical JSON of snapshot and engine: equal hashes, equal results. */
export function inputHash(snapshot: Snapshot): string {
  const content = plain({ engine: ENGINE_VERSION, ...canonical(snapshot) });
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function tidy<One extends SnapshotStudent | SnapshotMentor>(one: One): One {
  return {
    ...one,
    languages: [...one.languages].sort((a, b) => order(`${a.language}${a.rank}`, `${b.language}${b.rank}`)),
    slots: sorted(one.slots),
    modes: sorted(one.modes),
    goals: sorted(one.goals),
  };
}

function keyOf(pair: BarredPair): string {
  return `${barKey(pair.mentorEnrolmentId, pair.studentEnrolmentId)} ${pair.why}`;
}

function byEnrolment(one: { enrolmentId: string }, other: { enrolmentId: string }): number {
  return order(one.enrolmentId, other.enrolmentId);
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort(order);
}

/** By UTF-16 units: a locale would give another order on another machine. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Objects with their keys in order, all the way down. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => order(one, other))
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

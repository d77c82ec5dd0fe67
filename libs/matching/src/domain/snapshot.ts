import type { MentorAnswers, StudentAnswers } from './answers.js';
import { canonicalJson, order, sha256 } from './canonical-json.js';
import type { RunSettings } from './run-settings.js';
import type { Weights } from './weights.js';

/** Changes whenever the same input could give another result: scoring, solving or tie breaking. */
export const ENGINE_VERSION = 2;

export interface SnapshotStudent extends StudentAnswers {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly homeOrganisationId: string | null;
  /** Published runs of the cohort that left this student without a mentor. */
  readonly waitingRounds: number;
}

export interface SnapshotMentor extends MentorAnswers {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly freeSeats: number;
}

/** Two enrolments that staff or people said something about. */
export interface PairKey {
  readonly mentorEnrolmentId: string;
  readonly studentEnrolmentId: string;
}

/** All that a run's result depends on. */
export interface Snapshot {
  readonly students: readonly SnapshotStudent[];
  readonly mentors: readonly SnapshotMentor[];
  /** Never to be proposed. */
  readonly barred: readonly PairKey[];
  /** To be proposed whatever the rest is, if the rules allow the pair. */
  readonly locked: readonly PairKey[];
  /** What stood before; kept where nothing more important speaks against it. */
  readonly kept: readonly PairKey[];
  readonly weights: Weights;
  readonly settings: RunSettings;
}

/** One text for a pair, to look it up by. */
export function pairKey({ mentorEnrolmentId, studentEnrolmentId }: PairKey): string {
  return `${mentorEnrolmentId} ${studentEnrolmentId}`;
}

/** The same snapshot in the one order that counts: by enrolment id, answers by their codes. */
export function canonical({ students, mentors, barred, locked, kept, weights, settings }: Snapshot): Snapshot {
  return {
    students: students.map((one) => ({ ...tidy(one), wishes: sorted(one.wishes) })).sort(byEnrolment),
    mentors: mentors.map((one) => ({ ...tidy(one), offers: sorted(one.offers) })).sort(byEnrolment),
    barred: byKey(barred),
    locked: byKey(locked),
    kept: byKey(kept),
    weights,
    settings,
  };
}

/** sha256 over canonical JSON of snapshot and engine: equal hashes, equal results. */
export function inputHash(snapshot: Snapshot): string {
  return sha256(canonicalJson({ engine: ENGINE_VERSION, ...canonical(snapshot) }));
}

function tidy<One extends SnapshotStudent | SnapshotMentor>(one: One): One {
  return {
    ...one,
    languages: [...one.languages].sort((a, b) => order(`${a.language}${a.rank}`, `${b.language}${b.rank}`)),
    slots: sorted(one.slots),
    modes: sorted(one.modes),
  };
}

function byKey(pairs: readonly PairKey[]): PairKey[] {
  return [...pairs].sort((one, other) => order(pairKey(one), pairKey(other)));
}

function byEnrolment(one: { enrolmentId: string }, other: { enrolmentId: string }): number {
  return order(one.enrolmentId, other.enrolmentId);
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort(order);
}

import type { MentorAnswers, StudentAnswers } from './answers.js';
import { canonicalJson, order, sha256 } from './canonical-json.js';
import type { BarredPair } from './conflicts.js';
import { type PairKey, pairKey } from './pair-key.js';
import { type Rules, STUDENTS_OFF } from './rules.js';
import type { RunSettings } from './run-settings.js';
import type { SnapshotGroup } from './snapshot-group.js';

/** Changes whenever the same input could give another result: scoring, solving or tie breaking. */
export const ENGINE_VERSION = 4;

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
  /** Mentors who take students together only. Left out: all mentors take theirs one by one. */
  readonly groups?: readonly SnapshotGroup[];
  /** Never to be proposed, where the rule behind it is in force. */
  readonly barred: readonly BarredPair[];
  /** To be proposed whatever the rest is, if the rules allow the pair. */
  readonly locked: readonly PairKey[];
  /** What stood before; kept where nothing more important speaks against it. */
  readonly kept: readonly PairKey[];
  /** Pairs who both liked each other after a talk, where the settings name the talks; left out otherwise. */
  readonly liked?: readonly PairKey[];
  readonly rules: Rules;
  readonly settings: RunSettings;
}

/** The same snapshot in the one order that counts: by enrolment id, answers by their codes. */
export function canonical({
  students,
  mentors,
  groups = [],
  barred,
  locked,
  kept,
  liked,
  rules,
  settings,
}: Snapshot): Snapshot {
  return {
    students: students
      .map((one) => ({ ...tidy(one), wishes: sorted(one.wishes), industries: sorted(one.industries) }))
      .sort(byEnrolment),
    mentors: mentors
      .map((one) => ({
        ...tidy(one),
        offers: sorted(one.offers),
        ...(one.wishedFields && { wishedFields: sorted(one.wishedFields) }),
      }))
      .sort(byEnrolment),
    barred: [...barred].sort((one, other) => order(keyWithReason(one), keyWithReason(other))),
    locked: byKey(locked),
    kept: byKey(kept),
    ...(liked && { liked: byKey(liked) }),
    rules: everyRule(rules),
    settings,
    ...(groups.length > 0 && { groups: groups.map(tidyGroup).sort((a, b) => order(a.groupId, b.groupId)) }),
  };
}

/**
 * sha256 over canonical JSON of snapshot and engine: equal hashes, equal results. A rule that is off is hashed like one that there was not
 * yet, so that a run from before it still shows that its input is whole.
 *
 * @param engine the version that computed, or computes, the run
 */
export function inputHash(snapshot: Snapshot, engine: number = ENGINE_VERSION): string {
  const input = canonical(snapshot);
  const { students, ...soft } = input.rules.soft;
  const rules = students.points === 0 ? { ...input.rules, soft } : input.rules;
  return sha256(canonicalJson({ engine, ...input, rules }));
}

/** Frozen rules keep what they said: a rule that was not there yet is off. */
function everyRule(rules: Rules): Rules {
  const { students = STUDENTS_OFF, ...soft } = rules.soft as Omit<Rules['soft'], 'students'> & Partial<Rules['soft']>;
  return { ...rules, soft: { ...soft, students } };
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

function tidyGroup(group: SnapshotGroup): SnapshotGroup {
  return {
    ...group,
    otherEnrolmentIds: sorted(group.otherEnrolmentIds),
    homeOrganisationIds: sorted(group.homeOrganisationIds),
    fields: sorted(group.fields),
  };
}

function keyWithReason(pair: BarredPair): string {
  return `${pairKey(pair)} ${pair.why}`;
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

import { type ChosenMeetings, chooseMeetingsInTurns, drawUpRounds, type Encounters, verifyMeetings } from '#assignment';
import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';
import type { ScoredPairs } from './locks.js';
import { scorePair } from './score-pair.js';
import type { Snapshot } from './snapshot.js';
import type { TalkSettings } from './talk-round.js';
import { type PlannedTalk, seatAtTables } from './talk-tables.js';

export interface TalkPlan {
  /** In the order of times and tables. */
  readonly talks: readonly PlannedTalk[];
  /** How many times there are. */
  readonly slots: number;
}

/** So many pairs take some seconds; more, and staff would wait too long for a plan. */
export const MOST_PAIRS = 250_000;

/**
 * Who talks with whom, and when: as many talks as there can be, everybody's first before anybody's second, the best scores; then the
 * least number of times, and tables. The choice is proven; the same people and answers give the same plan.
 *
 * @param turn lets others have their turn between two steps of some milliseconds
 * @throws matching.too-many-for-talks
 */
export async function planTalks(
  snapshot: Snapshot,
  all: ScoredPairs,
  settings: Pick<TalkSettings, 'talksPerStudent' | 'talksPerMentor' | 'tables'>,
  turn: () => Promise<unknown> = async () => {},
): Promise<TalkPlan> {
  if (all.pairRow.length > MOST_PAIRS) throw new DomainError(MatchingError.tooManyForTalks);
  const { students, mentors } = snapshot;
  const pairs = faceToFace(snapshot, all);
  const encounters: Encounters = {
    rows: students.length,
    columns: mentors.length,
    capacities: new Int32Array(mentors.length).fill(settings.talksPerMentor),
    perRow: settings.talksPerStudent,
    ...pairs,
    rowKeys: students.map((one) => one.enrolmentId),
    columnKeys: mentors.map((one) => one.enrolmentId),
  };
  const { isChosen } = await proven(encounters, turn);
  const isTalk = (_: number, pair: number) => isChosen[pair] === 1;
  const meetings = {
    ...encounters,
    pairRow: pairs.pairRow.filter(isTalk),
    pairColumn: pairs.pairColumn.filter(isTalk),
  };
  const { rounds, roundOfPair } = drawUpRounds(meetings, settings.tables ?? undefined);
  const talks = Array.from(roundOfPair, (slot, talk) => ({
    slot,
    studentEnrolmentId: students[meetings.pairRow[talk] ?? -1]?.enrolmentId ?? '',
    mentorEnrolmentId: mentors[meetings.pairColumn[talk] ?? -1]?.enrolmentId ?? '',
  }));
  return { talks: seatAtTables(talks, settings.tables), slots: rounds };
}

/** A host may take a student whom only another of its people can talk with: a talk is with the lead herself. */
function faceToFace({ students, mentors, groups, rules }: Snapshot, pairs: ScoredPairs): ScoredPairs {
  if (!groups) return pairs;
  const leads = new Set(groups.map((group) => group.leadEnrolmentId));
  const canTalk = (_: number, pair: number) => {
    const [student, mentor] = [students[pairs.pairRow[pair] ?? -1], mentors[pairs.pairColumn[pair] ?? -1]];
    if (!student || !mentor) return false;
    return !leads.has(mentor.enrolmentId) || scorePair(student, mentor, rules).feasible;
  };
  return {
    pairRow: pairs.pairRow.filter(canTalk),
    pairColumn: pairs.pairColumn.filter(canTalk),
    pairScore: pairs.pairScore.filter(canTalk),
  };
}

async function proven(encounters: Encounters, turn: () => Promise<unknown>): Promise<ChosenMeetings> {
  const turns = chooseMeetingsInTurns(encounters);
  for (;;) {
    const step = turns.next();
    if (!step.done) {
      await turn();
      continue;
    }
    const certificate = verifyMeetings(encounters, step.value);
    if (!certificate.holds) throw new Error(`no valid certificate: ${certificate.objections.join(' ')}`);
    return step.value;
  }
}

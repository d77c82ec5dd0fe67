import {
  addDaysInHelsinki,
  DomainError,
  helsinkiInstant,
  type InputFault,
  type LocalDate,
  localDate,
} from '#platform/kernel';
import { MentorshipError } from '../errors.js';

export type MeetingState = 'logged' | 'confirmed' | 'objected';
export type MeetingMode = 'in_person' | 'remote';
export type MeetingAct = 'confirm' | 'object' | 'let_pass';

/** Indicator M4: "not objected to within 7 days of logging". */
const DAYS_TO_OBJECT = 7;
const MIN_MINUTES = 10;
const MAX_MINUTES = 480;

interface Transition {
  readonly from: readonly MeetingState[];
  readonly to: MeetingState;
  readonly who: 'another member' | 'system';
}

/** The one table of what may follow what. In a group any other member's word settles it; who says the same later changes nothing. */
export const MEETING_TRANSITIONS: Readonly<Record<MeetingAct, Transition>> = {
  confirm: { from: ['logged', 'confirmed'], to: 'confirmed', who: 'another member' },
  object: { from: ['logged', 'objected'], to: 'objected', who: 'another member' },
  let_pass: { from: ['logged'], to: 'confirmed', who: 'system' },
};

interface LoggedMeeting {
  readonly state: MeetingState;
  readonly loggedAt: Date;
}

/** When silence counts as yes: the same time on the clock seven days later, also over a change of the clocks. */
export function countsAt(loggedAt: Date): Date {
  return addDaysInHelsinki(loggedAt, DAYS_TO_OBJECT);
}

/** Whether the days to object are over: from that very instant on the meeting counts. */
export function isDue(loggedAt: Date, now: Date): boolean {
  return countsAt(loggedAt) <= now;
}

/** The state after an act. @throws mentorship.meeting-settled when the others' word says otherwise, mentorship.objection-late */
export function afterMeetingAct(meeting: LoggedMeeting, act: MeetingAct, now: Date): MeetingState {
  const transition = MEETING_TRANSITIONS[act];
  if (!transition.from.includes(meeting.state)) throw new DomainError(MentorshipError.meetingSettled);
  // The tick may be late; the deadline is not.
  if (act === 'object' && meeting.state === 'logged' && isDue(meeting.loggedAt, now)) {
    throw new DomainError(MentorshipError.objectionLate);
  }
  return transition.to;
}

/** What is wrong with a meeting as somebody wants to log it. Meetings are logged after they were held (lifecycles C: "time passed"). */
export function meetingFaults(
  meeting: { readonly heldOn: LocalDate; readonly minutes: number },
  agreedAt: Date,
  now: Date,
): InputFault[] {
  const faults: InputFault[] = [];
  const agreedOn = localDate(agreedAt);
  if (meeting.heldOn > localDate(now)) faults.push({ pointer: '/heldOn', code: 'mentorship:faults.held-in-future' });
  if (meeting.heldOn < agreedOn) {
    faults.push({ pointer: '/heldOn', code: 'mentorship:faults.held-before-agreed', params: { agreedOn } });
  }
  if (meeting.minutes < MIN_MINUTES) {
    faults.push({ pointer: '/minutes', code: 'too_small', params: { minimum: MIN_MINUTES } });
  }
  if (meeting.minutes > MAX_MINUTES) {
    faults.push({ pointer: '/minutes', code: 'too_big', params: { maximum: MAX_MINUTES } });
  }
  return faults;
}

/**
 * The instant of a meeting of which only the day is known: noon in Helsinki, so that figures by period find the day it was held
 * (indicators: "Period by event date in Europe/Helsinki"). Never before the pair was agreed, never after now; both lie on that day at the
 * earliest and latest.
 */
export function heldAt(heldOn: LocalDate, agreedAt: Date, now: Date): Date {
  const noon = helsinkiInstant(heldOn, '12:00').getTime();
  return new Date(Math.min(Math.max(noon, agreedAt.getTime()), now.getTime()));
}

import { DomainError } from '#platform/kernel';
import { MentorshipError } from '../errors.js';

/** States of a pair or group (lifecycles C). */
export type MentorshipState = 'agreed' | 'active' | 'paused' | 'closing' | 'completed' | 'ended_early' | 'suspended';

export type MentorshipAct =
  | 'start'
  | 'pause'
  | 'resume'
  | 'close'
  | 'complete'
  | 'end_early'
  | 'withdraw'
  | 'suspend'
  | 'extend';

interface Transition {
  readonly from: readonly MentorshipState[];
  readonly to: MentorshipState;
  readonly who: 'member' | 'members' | 'member or staff' | 'staff' | 'system';
}

const ENDED: readonly MentorshipState[] = ['completed', 'ended_early'];
const RUNNING: readonly MentorshipState[] = ['agreed', 'active', 'paused', 'closing'];

/** The one table of what may follow what. Use cases exist for `start` and `withdraw`; the others wait for theirs. */
export const MENTORSHIP_TRANSITIONS: Readonly<Record<MentorshipAct, Transition>> = {
  /** The first meeting is logged, or the agreement ticked by both. */
  start: { from: ['agreed'], to: 'active', who: 'member' },
  pause: { from: ['active'], to: 'paused', who: 'member or staff' },
  resume: { from: ['paused'], to: 'active', who: 'member or staff' },
  close: { from: ['active', 'paused'], to: 'closing', who: 'member or staff' },
  complete: { from: ['closing'], to: 'completed', who: 'members' },
  end_early: { from: ['closing'], to: 'ended_early', who: 'member or staff' },
  /** An enrolment behind it was withdrawn (lifecycles A): there is nobody left to close it with. */
  withdraw: { from: [...RUNNING, 'suspended'], to: 'ended_early', who: 'system' },
  /** A problem was reported. What has ended shows no contact any more and needs no suspension. */
  suspend: { from: RUNNING, to: 'suspended', who: 'staff' },
  extend: { from: ENDED, to: 'active', who: 'members' },
};

/** The state after an act. @throws mentorship.not-possible-now */
export function afterAct(state: MentorshipState, act: MentorshipAct): MentorshipState {
  const transition = MENTORSHIP_TRANSITIONS[act];
  if (!transition.from.includes(state)) throw new DomainError(MentorshipError.notPossibleNow, { state });
  return transition.to;
}

/** Whether it has an end ahead of it: a suspended one holds its seats too. */
export function isLive(state: MentorshipState): boolean {
  return !ENDED.includes(state);
}

/** Contact details are for pairs that run: hidden both ways after the end and while staff look into a report (lifecycles C). */
export function showsContact(state: MentorshipState): boolean {
  return RUNNING.includes(state);
}

/** The first meeting starts a pair; later ones, also those logged late while it pauses or closes, change nothing. @throws mentorship.not-possible-now */
export function afterMeeting(state: MentorshipState): MentorshipState {
  if (!RUNNING.includes(state)) throw new DomainError(MentorshipError.notPossibleNow, { state });
  return state === 'agreed' ? afterAct(state, 'start') : state;
}

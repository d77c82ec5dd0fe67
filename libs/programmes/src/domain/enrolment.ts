import { DomainError } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';

/** States of an application to a cohort (lifecycles A). */
export type EnrolmentState =
  | 'draft'
  | 'submitted'
  | 'needs_info'
  | 'approved'
  | 'confirmed'
  | 'waitlisted'
  | 'rejected'
  | 'matched'
  | 'unmatched_closed'
  | 'withdrawn';

export type EnrolmentAct =
  | 'submit'
  | 'ask_info'
  | 'approve'
  | 'waitlist'
  | 'reject'
  | 'confirm'
  | 'match'
  | 'unmatch'
  | 'close'
  | 'withdraw';

/** Who takes a step: the person herself, staff in their scope, or what follows by itself. */
export type EnrolmentMover = 'person' | 'staff' | 'system';

interface Transition {
  readonly from: readonly EnrolmentState[];
  readonly to: EnrolmentState;
  readonly who: readonly EnrolmentMover[];
  /** Staff owe the person a reason. */
  readonly staffNeedReason?: boolean;
}

const LIVE: readonly EnrolmentState[] = [
  'draft',
  'submitted',
  'needs_info',
  'approved',
  'confirmed',
  'waitlisted',
  'matched',
];

const TAKES_PART: readonly EnrolmentState[] = ['approved', 'confirmed', 'matched'];

/** The one table of what may follow what. Use cases exist for all but `confirm` and `close`, which wait for theirs. */
export const ENROLMENT_TRANSITIONS: Readonly<Record<EnrolmentAct, Transition>> = {
  submit: { from: ['draft', 'needs_info'], to: 'submitted', who: ['person'] },
  ask_info: { from: ['submitted'], to: 'needs_info', who: ['staff'], staffNeedReason: true },
  /** By itself for invited mentors, and for students where the cohort says so. */
  approve: { from: ['submitted', 'waitlisted'], to: 'approved', who: ['staff', 'system'] },
  waitlist: { from: ['submitted'], to: 'waitlisted', who: ['staff'] },
  reject: { from: ['submitted', 'waitlisted', 'needs_info'], to: 'rejected', who: ['staff'], staffNeedReason: true },
  confirm: { from: ['approved'], to: 'confirmed', who: ['person'] },
  match: { from: ['approved', 'confirmed'], to: 'matched', who: ['system'] },
  unmatch: { from: ['matched'], to: 'approved', who: ['system'] },
  close: { from: ['approved', 'confirmed'], to: 'unmatched_closed', who: ['system'] },
  withdraw: { from: LIVE, to: 'withdrawn', who: ['person', 'staff'], staffNeedReason: true },
};

export function isLive(state: EnrolmentState): boolean {
  return LIVE.includes(state);
}

/** Approved and still there: who may be matched or put into a group. */
export function takesPart(state: EnrolmentState): boolean {
  return TAKES_PART.includes(state);
}

export function mayFollow(state: EnrolmentState, act: EnrolmentAct): boolean {
  return ENROLMENT_TRANSITIONS[act].from.includes(state);
}

/** The state after an act. @throws programmes.not-possible-now, programmes.reason-needed */
export function afterAct(
  state: EnrolmentState,
  act: EnrolmentAct,
  { by, reason }: { readonly by: EnrolmentMover; readonly reason?: string | undefined },
): EnrolmentState {
  const transition = ENROLMENT_TRANSITIONS[act];
  if (!mayFollow(state, act) || !transition.who.includes(by))
    throw new DomainError(ProgrammesError.notPossibleNow, { state });
  if (transition.staffNeedReason && by === 'staff' && !reason?.trim())
    throw new DomainError(ProgrammesError.reasonNeeded);
  return transition.to;
}

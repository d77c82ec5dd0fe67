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

interface Transition {
  readonly from: readonly EnrolmentState[];
  readonly to: EnrolmentState;
  readonly who: 'person' | 'staff' | 'system' | 'person or staff';
  /** Staff owe the person a reason. */
  readonly needsReason?: boolean;
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

/** The one table of what may follow what. */
export const ENROLMENT_TRANSITIONS: Readonly<Record<EnrolmentAct, Transition>> = {
  submit: { from: ['draft', 'needs_info'], to: 'submitted', who: 'person' },
  ask_info: { from: ['submitted'], to: 'needs_info', who: 'staff', needsReason: true },
  approve: { from: ['submitted', 'waitlisted'], to: 'approved', who: 'staff' },
  waitlist: { from: ['submitted'], to: 'waitlisted', who: 'staff' },
  reject: { from: ['submitted', 'waitlisted', 'needs_info'], to: 'rejected', who: 'staff', needsReason: true },
  confirm: { from: ['approved'], to: 'confirmed', who: 'person' },
  match: { from: ['approved', 'confirmed'], to: 'matched', who: 'system' },
  unmatch: { from: ['matched'], to: 'approved', who: 'system' },
  close: { from: ['approved', 'confirmed'], to: 'unmatched_closed', who: 'system' },
  withdraw: { from: LIVE, to: 'withdrawn', who: 'person or staff' },
};

export function isLive(state: EnrolmentState): boolean {
  return LIVE.includes(state);
}

/** The state after an act. @throws programmes.not-possible-now, programmes.reason-needed */
export function afterAct(state: EnrolmentState, act: EnrolmentAct, reason?: string): EnrolmentState {
  const transition = ENROLMENT_TRANSITIONS[act];
  if (!transition.from.includes(state)) throw new DomainError(ProgrammesError.notPossibleNow, { state });
  if (transition.needsReason && !reason?.trim()) throw new DomainError(ProgrammesError.reasonNeeded);
  return transition.to;
}

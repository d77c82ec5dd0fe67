import { describe, expect, it } from '@jest/globals';
import { afterAct, ENROLMENT_TRANSITIONS, type EnrolmentAct, type EnrolmentState, isLive } from './enrolment.js';

const STATES: EnrolmentState[] = [
  'draft',
  'submitted',
  'needs_info',
  'approved',
  'confirmed',
  'waitlisted',
  'rejected',
  'matched',
  'unmatched_closed',
  'withdrawn',
];
const ACTS = Object.keys(ENROLMENT_TRANSITIONS) as EnrolmentAct[];

describe('an enrolment', () => {
  it('goes from draft by submission and approval to a match', () => {
    expect(afterAct('draft', 'submit')).toBe('submitted');
    expect(afterAct('submitted', 'approve')).toBe('approved');
    expect(afterAct('approved', 'match')).toBe('matched');
  });

  it('is rejected with a reason only', () => {
    expect(() => afterAct('submitted', 'reject')).toThrow('programmes.reason-needed');
    expect(() => afterAct('submitted', 'reject', '   ')).toThrow('programmes.reason-needed');
    expect(afterAct('submitted', 'reject', 'Not a degree student')).toBe('rejected');
  });

  it('never comes back from an end', () => {
    for (const end of STATES.filter((state) => !isLive(state))) {
      for (const act of ACTS) expect(() => afterAct(end, act, 'a reason')).toThrow('programmes.not-possible-now');
    }
  });

  it('can be withdrawn as long as it lives', () => {
    for (const state of STATES.filter(isLive)) expect(afterAct(state, 'withdraw')).toBe('withdrawn');
  });
});

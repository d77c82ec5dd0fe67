import { describe, expect, it } from '@jest/globals';
import {
  afterAct,
  ENROLMENT_TRANSITIONS,
  type EnrolmentAct,
  type EnrolmentMover,
  type EnrolmentState,
  isLive,
} from './enrolment.js';

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
const MOVERS: EnrolmentMover[] = ['person', 'staff', 'system'];
const reason = 'a reason';

describe('an enrolment', () => {
  it('goes from draft by submission and approval to a match', () => {
    expect(afterAct('draft', 'submit', { by: 'person' })).toBe('submitted');
    expect(afterAct('submitted', 'approve', { by: 'staff' })).toBe('approved');
    expect(afterAct('approved', 'match', { by: 'system' })).toBe('matched');
  });

  it('is rejected with a reason only', () => {
    for (const none of [undefined, '   '])
      expect(() => afterAct('submitted', 'reject', { by: 'staff', reason: none })).toThrow('programmes.reason-needed');
    expect(afterAct('submitted', 'reject', { by: 'staff', reason: 'Not a degree student' })).toBe('rejected');
  });

  it('is moved by those only whom the table names', () => {
    for (const act of ACTS) {
      const { from, who } = ENROLMENT_TRANSITIONS[act];
      for (const state of from)
        for (const by of MOVERS.filter((mover) => !who.includes(mover)))
          expect(() => afterAct(state, act, { by, reason })).toThrow('programmes.not-possible-now');
    }
  });

  it('never comes back from an end', () => {
    for (const end of STATES.filter((state) => !isLive(state)))
      for (const act of ACTS)
        for (const by of MOVERS)
          expect(() => afterAct(end, act, { by, reason })).toThrow('programmes.not-possible-now');
  });

  it('can be withdrawn as long as it lives: by the person at will, by staff with a reason', () => {
    for (const state of STATES.filter(isLive)) {
      expect(afterAct(state, 'withdraw', { by: 'person' })).toBe('withdrawn');
      expect(afterAct(state, 'withdraw', { by: 'staff', reason })).toBe('withdrawn');
      expect(() => afterAct(state, 'withdraw', { by: 'staff' })).toThrow('programmes.reason-needed');
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  afterAct,
  afterMeeting,
  isLive,
  MENTORSHIP_TRANSITIONS,
  type MentorshipAct,
  type MentorshipState,
  showsContact,
} from './mentorship.js';

const STATES: MentorshipState[] = ['agreed', 'active', 'paused', 'closing', 'completed', 'ended_early', 'suspended'];
const ACTS = Object.keys(MENTORSHIP_TRANSITIONS) as MentorshipAct[];

describe('a mentorship', () => {
  it('goes from the agreement by its first meeting and a closing to completion', () => {
    expect(afterMeeting('agreed')).toBe('active');
    expect(afterAct('active', 'close')).toBe('closing');
    expect(afterAct('closing', 'complete')).toBe('completed');
  });

  it('is started by its first meeting only', () => {
    for (const state of ['active', 'paused', 'closing'] as const) expect(afterMeeting(state)).toBe(state);
  });

  it('takes no meetings after its end or while it is suspended', () => {
    for (const state of ['completed', 'ended_early', 'suspended'] as const) {
      expect(() => afterMeeting(state)).toThrow('mentorship.not-possible-now');
    }
  });

  it('is not completed without a closing', () => {
    for (const state of STATES.filter((candidate) => candidate !== 'closing')) {
      expect(() => afterAct(state, 'complete')).toThrow('mentorship.not-possible-now');
    }
  });

  it('comes back from an end by an extension and nothing else', () => {
    for (const end of STATES.filter((state) => !isLive(state))) {
      for (const act of ACTS.filter((candidate) => candidate !== 'extend')) {
        expect(() => afterAct(end, act)).toThrow('mentorship.not-possible-now');
      }
      expect(afterAct(end, 'extend')).toBe('active');
    }
  });

  it('ends early from every state with an end ahead when somebody withdraws', () => {
    for (const state of STATES.filter(isLive)) expect(afterAct(state, 'withdraw')).toBe('ended_early');
  });

  it('shows contact details while it runs: not after the end, not while suspended', () => {
    expect(STATES.filter(showsContact)).toEqual(['agreed', 'active', 'paused', 'closing']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { afterAct, isLive, PROPOSAL_TRANSITIONS, type ProposalAct, type ProposalState } from './proposal.js';

const STATES: ProposalState[] = ['proposed', 'sent', 'half_accepted', 'accepted', 'declined', 'expired', 'withdrawn'];
const ACTS = Object.keys(PROPOSAL_TRANSITIONS) as ProposalAct[];
const expiresAt = new Date('2026-02-10T10:00:00Z');
const inTime = { now: new Date('2026-02-10T09:59:59Z'), expiresAt, reason: 'no_time' };
const tooLate = { now: expiresAt, expiresAt, reason: 'no_time' };

describe('a proposal', () => {
  it('goes from staff to both sides and becomes a pair when both accept', () => {
    expect(afterAct('proposed', 'send', { ...inTime, expiresAt: null })).toBe('sent');
    expect(afterAct('sent', 'accept', inTime)).toBe('half_accepted');
    expect(afterAct('half_accepted', 'accept', inTime)).toBe('accepted');
  });

  it('allows exactly what the lifecycle says', () => {
    const allowed = STATES.flatMap((state) =>
      ACTS.flatMap((act) => {
        try {
          return [`${state} ${act} ${afterAct(state, act, inTime)}`];
        } catch {
          return [];
        }
      }),
    );
    expect(allowed).toEqual([
      'proposed send sent',
      'proposed withdraw withdrawn',
      'proposed end withdrawn',
      'sent accept half_accepted',
      'sent decline declined',
      'sent expire expired',
      'sent withdraw withdrawn',
      'sent end withdrawn',
      'half_accepted accept accepted',
      'half_accepted decline declined',
      'half_accepted expire expired',
      'half_accepted take-back withdrawn',
      'half_accepted end withdrawn',
    ]);
  });

  it('is declined with a reason, and withdrawn by staff with one', () => {
    expect(() => afterAct('sent', 'decline', { ...inTime, reason: undefined })).toThrow('matching.reason-needed');
    expect(() => afterAct('sent', 'withdraw', { ...inTime, reason: '  ' })).toThrow('matching.reason-needed');
    expect(afterAct('sent', 'end', { ...inTime, reason: undefined })).toBe('withdrawn');
  });

  it('takes no answer from its last instant on', () => {
    for (const act of ['accept', 'decline'] as const) {
      expect(() => afterAct('sent', act, tooLate)).toThrow('matching.proposal-expired');
      expect(() => afterAct('half_accepted', act, tooLate)).toThrow('matching.proposal-expired');
      expect(() => afterAct('expired', act, tooLate)).toThrow('matching.proposal-expired');
    }
    expect(() => afterAct('declined', 'accept', tooLate)).toThrow('matching.not-possible-now');
  });

  it('never comes back from an end', () => {
    for (const end of STATES.filter((state) => !isLive(state))) {
      for (const act of ACTS) expect(() => afterAct(end, act, inTime)).toThrow(/not-possible-now|proposal-expired/);
    }
  });
});

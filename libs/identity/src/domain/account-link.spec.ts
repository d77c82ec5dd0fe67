import { describe, expect, it } from '@jest/globals';
import { objectionTo, type TwoAccounts, undoableUntil } from './account-link.js';

const fit: TwoAccounts = {
  keptHasRole: false,
  otherHasRole: false,
  keptProviders: ['https://one.example'],
  otherProviders: ['https://two.example'],
  otherIsAwaited: false,
  otherKeepsLink: false,
};

describe('two accounts of one person', () => {
  it('become one when nothing speaks against it', () => {
    expect(objectionTo(fit)).toBeUndefined();
    expect(objectionTo({ ...fit, keptProviders: [], otherProviders: [] })).toBeUndefined();
  });

  it.each([
    ['staff', { keptHasRole: true }],
    ['staff-there', { otherHasRole: true }],
    ['one-university', { otherProviders: ['https://two.example', 'https://one.example'] }],
    ['awaited', { otherIsAwaited: true }],
    ['linked-there', { otherKeepsLink: true }],
  ] as const)('stay two: %s', (objection, change) => {
    expect(objectionTo({ ...fit, ...change })).toBe(objection);
  });

  it('can be parted for thirty days', () => {
    expect(undoableUntil(new Date('2026-02-03T10:00:00Z'))).toEqual(new Date('2026-03-05T10:00:00Z'));
  });
});

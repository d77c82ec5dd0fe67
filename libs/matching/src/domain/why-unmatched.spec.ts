import { describe, expect, it } from '@jest/globals';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, ledBy, snapshotOf, withSeats } from './testing/people.js';
import { whyUnmatched } from './why-unmatched.js';

function whyOf(enrolmentId: string, snapshot: Snapshot) {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const pairing = pairUp(snapshot, list.arrays());
  if (!pairing.certified) throw new Error('no certificate');
  const { options = 0, crowd } = pairing.plan.students.find((one) => one.enrolmentId === enrolmentId) ?? {};
  return whyUnmatched({ options, ...(crowd && { crowd }) }, snapshot.groups !== undefined);
}

describe('why a student has no mentor', () => {
  const two = [inCohort('aino'), inCohort('bo')];

  it('is a group that stays closed, where all who would do lead one', () => {
    expect(whyOf('bo', snapshotOf(two, [withSeats('maija', 4)], { groups: [ledBy('maija', 3)] }))).toBe('group-closed');
  });

  it('is want of places where staff locked another in the last one: there is no group to be closed', () => {
    const locked = [{ studentEnrolmentId: 'aino', mentorEnrolmentId: 'maija' }];
    expect(whyOf('bo', snapshotOf(two, [withSeats('maija', 1)], { locked }))).toBe('too-few-places');
  });

  it('is that the rules leave her nobody', () => {
    expect(whyOf('bo', snapshotOf(two, []))).toBe('no-mentor');
  });
});

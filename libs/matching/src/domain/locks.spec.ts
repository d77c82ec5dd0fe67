import { describe, expect, it } from '@jest/globals';
import type { PairKey } from './pair-key.js';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import type { Plan } from './plan.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, mentor, snapshotOf, student, withSeats } from './testing/people.js';

function planOf(snapshot: Snapshot): Plan {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const pairing = pairUp(snapshot, list.arrays());
  if (!pairing.certified) throw new Error('not certified');
  return pairing.plan;
}
const words = (pairs: readonly PairKey[]) =>
  pairs.map((pair) => `${pair.studentEnrolmentId}-${pair.mentorEnrolmentId}`);
const lock = (studentEnrolmentId: string, mentorEnrolmentId: string) => ({
  studentEnrolmentId,
  mentorEnrolmentId,
});

const students = ['aino', 'bo'].map((name) => inCohort(name, student({ wishes: [name] })));
const mentors = [withSeats('maija', 1, mentor({ offers: ['aino'] })), withSeats('nina', 1, mentor({ offers: ['bo'] }))];

describe('a locked pair', () => {
  it('stands against a better total, and is marked', () => {
    expect(words(planOf(snapshotOf(students, mentors)).pairs)).toEqual(['aino-maija', 'bo-nina']);
    const plan = planOf(snapshotOf(students, mentors, { locked: [lock('aino', 'nina')] }));
    expect(words(plan.pairs)).toEqual(['aino-nina', 'bo-maija']);
    expect(plan.pairs.map((pair) => pair.locked)).toEqual([true, false]);
    expect(plan.brokenLocks).toEqual([]);
  });

  it('stands even where more could be matched without it', () => {
    const barred = [{ ...lock('bo', 'maija'), why: 'known' as const }];
    expect(planOf(snapshotOf(students, mentors, { barred })).matched).toBe(2);
    const plan = planOf(snapshotOf(students, mentors, { barred, locked: [lock('aino', 'nina')] }));
    expect(words(plan.pairs)).toEqual(['aino-nina']);
  });

  it('counts for the aims and the score like any other', () => {
    const free = planOf(snapshotOf(students, mentors));
    const fixed = planOf(
      snapshotOf(students, mentors, {
        locked: words(free.pairs).map((pair) => lock(...(pair.split('-') as [string, string]))),
      }),
    );
    expect([fixed.matched, fixed.score, fixed.met]).toEqual([free.matched, free.score, free.met]);
  });

  it.each([
    [
      'a rule forbids it',
      { barred: [{ ...lock('aino', 'nina'), why: 'known' as const }], locked: [lock('aino', 'nina')] },
      ['aino-nina'],
    ],
    ['one of the two is not there', { locked: [lock('gone', 'nina')] }, ['gone-nina']],
    ['the mentor has no place left', { locked: [lock('aino', 'nina'), lock('bo', 'nina')] }, ['bo-nina']],
    ['the student is locked elsewhere', { locked: [lock('aino', 'maija'), lock('aino', 'nina')] }, ['aino-nina']],
  ])('is told as broken when %s; the rest is matched as well as it can be', (_why, more, broken) => {
    const plan = planOf(snapshotOf(students, mentors, more));
    expect(words(plan.brokenLocks)).toEqual(broken);
    expect(plan.matched).toBe(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { canonical, inputHash } from './snapshot.js';
import { inCohort, mentor, RULES, RULES_BEFORE_WISHES, snapshotOf, student, withSeats } from './testing/people.js';

const snapshot = snapshotOf(
  [
    inCohort('s1', student({ wishes: ['a', 'b'], slots: ['x', 'y'], goals: ['g', 'h'], industries: ['J', 'K'] })),
    inCohort('s2'),
  ],
  [withSeats('m1', 1, mentor({ offers: ['a', 'b'], wishedFields: ['06', '04'] })), withSeats('m2', 2)],
  { barred: [{ mentorEnrolmentId: 'm1', studentEnrolmentId: 's2', why: 'known' }] },
);

describe('the hash of a run’s input', () => {
  it('is the same for the same people in another order, with their answers in another order', () => {
    const [one, two] = snapshot.students;
    const turned = {
      ...snapshot,
      students: [
        two,
        { ...one, wishes: ['b', 'a'], slots: ['y', 'x', 'x'], goals: ['h', 'g'], industries: ['K', 'J'] },
      ] as typeof snapshot.students,
      mentors: snapshot.mentors
        .toReversed()
        .map((one) => ({ ...one, wishedFields: one.wishedFields?.toReversed() ?? [] })),
      rules: { importance: RULES.importance, hard: RULES.hard, soft: RULES.soft },
    };
    expect(inputHash(turned)).toBe(inputHash(snapshot));
    expect(canonical(turned).students.map((person) => person.enrolmentId)).toEqual(['s1', 's2']);
  });

  it('is another one for whatever can change the result', () => {
    const [one, two] = [snapshot.students[0] ?? inCohort('s1'), snapshot.mentors[0] ?? withSeats('m1', 1)];
    const changed = [
      { ...snapshot, students: [one] },
      { ...snapshot, students: [{ ...one, field: '091' }, ...snapshot.students.slice(1)] },
      { ...snapshot, mentors: [{ ...two, freeSeats: 3 }, ...snapshot.mentors.slice(1)] },
      { ...snapshot, mentors: [{ ...two, wishedDegree: 'master' as const }, ...snapshot.mentors.slice(1)] },
      { ...snapshot, students: [{ ...one, degree: 'master' as const }, ...snapshot.students.slice(1)] },
      { ...snapshot, rules: { ...RULES, soft: { ...RULES.soft, students: { points: 97, must: false as const } } } },
      { ...snapshot, barred: [] },
      { ...snapshot, rules: { ...RULES, importance: 100 } },
    ];
    expect(new Set([snapshot, ...changed].map((one) => inputHash(one))).size).toBe(9);
    expect(inputHash(snapshot, 3)).not.toBe(inputHash(snapshot));
  });

  it('is the same for rules without what mentors wish and for those where it is off', () => {
    const off = { points: 0, must: false } as const;
    const before = { ...snapshot, rules: RULES_BEFORE_WISHES as typeof RULES };
    const read = {
      ...snapshot,
      rules: { ...RULES_BEFORE_WISHES, soft: { ...RULES_BEFORE_WISHES.soft, students: off } },
    };
    expect(canonical(before).rules.soft.students).toEqual(off);
    expect(inputHash(before)).toBe(inputHash(read));
  });
});

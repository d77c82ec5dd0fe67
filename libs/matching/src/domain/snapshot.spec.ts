import { describe, expect, it } from '@jest/globals';
import { canonical, inputHash } from './snapshot.js';
import { inCohort, mentor, RULES, snapshotOf, student, withSeats } from './testing/people.js';

const snapshot = snapshotOf(
  [
    inCohort('s1', student({ wishes: ['a', 'b'], slots: ['x', 'y'], goals: ['g', 'h'], industries: ['J', 'K'] })),
    inCohort('s2'),
  ],
  [withSeats('m1', 1, mentor({ offers: ['a', 'b'] })), withSeats('m2', 2)],
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
      mentors: snapshot.mentors.toReversed(),
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
      { ...snapshot, barred: [] },
      { ...snapshot, rules: { ...RULES, importance: 100 } },
    ];
    expect(new Set([snapshot, ...changed].map(inputHash)).size).toBe(6);
  });
});

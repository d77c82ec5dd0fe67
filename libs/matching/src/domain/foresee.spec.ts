import { describe, expect, it } from '@jest/globals';
import { foresee } from './foresee.js';
import { PairList } from './pair-list.js';
import { inCohort, ledBy, RULES, snapshotOf, student, withSeats } from './testing/people.js';
import { Chance } from './testing/random-people.js';

describe('what rules would mean for those who wait', () => {
  it('is the very pairs that a run would consider, for any people and any rules', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: 12 }, (_, at) => inCohort(`s${at}`, chance.student()));
      const mentors = Array.from({ length: 9 }, (_, at) => withSeats(`m${at}`, 1, chance.mentor()));
      const own = { ...withSeats('own', 1, chance.mentor()), personId: 'person of s0' };
      const barred = [
        { mentorEnrolmentId: 'm1', studentEnrolmentId: 's1', why: 'known' as const },
        { mentorEnrolmentId: 'm2', studentEnrolmentId: 's2', why: 'same-employer' as const },
        { mentorEnrolmentId: 'm2', studentEnrolmentId: 's2', why: 'avoided-organisation' as const },
      ];
      const rules = chance.rules();
      const hard = { ...rules.hard, 'same-employer': { on: seed % 2 === 0 } };
      const groups =
        seed % 3 === 0
          ? undefined
          : [
              ledBy('m1', 2, { otherEnrolmentIds: ['m3'] }),
              ledBy('m4', 2, { kind: 'host', otherEnrolmentIds: ['own', 'm5'] }),
            ];
      const more = { barred, rules: { ...rules, hard }, ...(groups && { groups }) };
      const snapshot = snapshotOf(students, [...mentors, own], more);
      const list = new PairList(snapshot);
      list.scoreStudents(0, students.length);
      const served = new Set(list.arrays().pairRow);
      expect({ seed, ...foresee(snapshot) }).toEqual({
        ...{ seed, students: 12, mentors: 10, pairs: list.size, without: 12 - served.size },
      });
    }
  });

  it('counts a group once where it takes a student, and its people not besides', () => {
    const round = snapshotOf([inCohort('aino')], [withSeats('lead', 4), withSeats('other', 0), withSeats('pair', 1)]);
    expect(foresee(round)).toMatchObject({ pairs: 3, without: 0 });
    const group = ledBy('lead', 2, { otherEnrolmentIds: ['other'] });
    expect(foresee({ ...round, groups: [group] })).toMatchObject({ pairs: 2, without: 0 });
    expect(foresee({ ...round, groups: [{ ...group, fields: ['09'] }] })).toMatchObject({ pairs: 1, without: 0 });
    const barred = [{ mentorEnrolmentId: 'other', studentEnrolmentId: 'aino', why: 'known' as const }];
    expect(foresee({ ...round, groups: [group], barred })).toMatchObject({ pairs: 1, without: 0 });
  });

  it('counts who is left without any mentor', () => {
    const students = [inCohort('aino'), inCohort('bo', student({ modes: ['in_person'] }))];
    const off = { ...RULES, hard: { ...RULES.hard, 'meeting-mode': { on: false } } };
    const round = snapshotOf(students, [withSeats('maija', 1)]);
    expect(foresee(round)).toEqual({ students: 2, mentors: 1, pairs: 1, without: 1 });
    expect(foresee({ ...round, rules: off })).toMatchObject({ pairs: 2, without: 0 });
  });
});

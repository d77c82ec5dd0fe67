import { describe, expect, it } from '@jest/globals';
import { PairList } from './pair-list.js';
import { RemovedFor } from './removed-for.js';
import { RemovalCount, type RemovedPairs } from './removed-pairs.js';
import { USUAL_SETTINGS } from './run-settings.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, ledBy, mentor, RULES, snapshotOf, student, withSeats } from './testing/people.js';
import { Chance } from './testing/random-people.js';

function counted(snapshot: Snapshot) {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  return list.removed;
}

/** Student by student, as those are told who have no mentor. */
function oneByOne(snapshot: Snapshot) {
  const [count, removed] = [new RemovalCount(), new RemovedFor(snapshot)];
  for (const one of snapshot.students)
    for (const [code, pairs] of Object.entries(removed.of(one))) count.addAll(new Map([[code as never, pairs]]));
  return count.byRule();
}

/** Of one student nobody reads how many were avoided after a talk. */
function withTalksAmongKnown({ 'after-talks': talks = 0, ...removed }: RemovedPairs['removed']) {
  return talks === 0 ? removed : { ...removed, known: (removed.known ?? 0) + talks };
}

describe('what the rules take out', () => {
  it('and what they leave are all the pairs there could be, each counted once and in the same way for one student as for all', () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: 12 }, (_, at) => inCohort(`s${at}`, chance.student()));
      const mentors = Array.from({ length: 10 }, (_, at) => withSeats(`m${at}`, 1, chance.mentor()));
      const barred = [
        { studentEnrolmentId: 's1', mentorEnrolmentId: 'm1', why: 'known' as const },
        { studentEnrolmentId: 's1', mentorEnrolmentId: 'm2', why: 'same-employer' as const },
        { studentEnrolmentId: 's1', mentorEnrolmentId: 'm3', why: 'after-talks' as const },
        { studentEnrolmentId: 's2', mentorEnrolmentId: 'm4', why: 'after-talks' as const },
        { studentEnrolmentId: 's3', mentorEnrolmentId: 'm5', why: 'known' as const },
        { studentEnrolmentId: 's4', mentorEnrolmentId: 'm5', why: 'after-talks' as const },
      ];
      const groups =
        seed % 2 === 0
          ? [
              ledBy('m4', 2, { otherEnrolmentIds: ['m5'] }),
              ledBy('m6', 2, { kind: 'host', otherEnrolmentIds: ['m7', 'm8'], fields: ['06', '04'] }),
            ]
          : undefined;
      const settings = { ...USUAL_SETTINGS, fewestPoints: seed % 3 === 0 ? 300 : 0 };
      const more = { rules: chance.rules(), barred, settings, ...(groups && { groups }) };
      const snapshot = snapshotOf(students, mentors, more);
      const { possible, removed, remain } = counted(snapshot);
      const gone = Object.values(removed).reduce((sum, pairs) => sum + pairs, 0);
      expect({ seed, possible, all: gone + remain }).toEqual({ seed, possible: 120, all: 120 });
      expect({ seed, removed: oneByOne(snapshot) }).toEqual({ seed, removed: withTalksAmongKnown(removed) });
    }
  });

  it('never tell of one student who avoided whom', () => {
    const barred = [{ studentEnrolmentId: 'bo', mentorEnrolmentId: 'maija', why: 'after-talks' as const }];
    const snapshot = snapshotOf([inCohort('bo')], [withSeats('maija', 1)], { barred });
    expect(counted(snapshot).removed).toEqual({ 'after-talks': 1 });
    expect(new RemovedFor(snapshot).of(inCohort('bo'))).toEqual({ known: 1 });
  });

  it('count mentors of a group where the student cannot have them that way', () => {
    const mentors = [withSeats('lead', 4), withSeats('other', 0), withSeats('pair', 1)];
    const removed = (fields: string[]) =>
      new RemovedFor(
        snapshotOf([inCohort('bo')], mentors, { groups: [ledBy('lead', 2, { otherEnrolmentIds: ['other'], fields })] }),
      ).of(inCohort('bo'));
    expect([removed([]), removed(['09'])]).toEqual([{ 'in-a-group': 1 }, { 'in-a-group': 2 }]);
  });

  it('are told by the first rule against a pair', () => {
    const aino = inCohort('aino', student({ languages: [{ language: 'fi', rank: 5 }], modes: ['in_person'] }));
    const bo = inCohort('bo');
    const barred = (why: 'known' | 'same-employer') => ({ studentEnrolmentId: 'bo', mentorEnrolmentId: 'maija', why });
    const snapshot = snapshotOf([aino, bo], [withSeats('maija', 1), withSeats('nina', 1, mentor({ field: '' }))], {
      barred: [barred('known'), barred('same-employer')],
      settings: { ...USUAL_SETTINGS, fewestPoints: 1000 },
    });
    expect(counted(snapshot)).toEqual({
      possible: 4,
      removed: { 'working-language': 2, 'same-employer': 1, 'fewest-points': 1 },
      remain: 0,
    });
  });

  it('count a bar only where its rule is in force, and a must that a pair has nothing of', () => {
    const barred = [{ studentEnrolmentId: 'bo', mentorEnrolmentId: 'maija', why: 'same-employer' as const }];
    const hard = { ...RULES.hard, 'same-employer': { on: false } };
    const soft = { ...RULES.soft, topics: { ...RULES.soft.topics, must: true } };
    const people = [
      [inCohort('bo')],
      [withSeats('maija', 1), withSeats('nina', 1, mentor({ offers: ['sales'] }))],
    ] as const;
    expect(counted(snapshotOf(...people, { barred, rules: { ...RULES, hard, soft } }))).toEqual({
      possible: 2,
      removed: { must: 1 },
      remain: 1,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { CompiledRound } from './compiled-round.js';
import { PairList } from './pair-list.js';
import { scorePair } from './score-pair.js';
import { inCohort, snapshotOf, student, withSeats } from './testing/people.js';
import { Chance } from './testing/random-people.js';

/** What comes out pair by pair, without any short cut. */
function oneByOne(snapshot: ReturnType<typeof snapshotOf>): string[] {
  return snapshot.students.flatMap((one, row) =>
    snapshot.mentors.flatMap((other, column) => {
      const { feasible, score } = scorePair(one, other, snapshot.rules);
      return feasible ? [`${row} ${column} ${score}`] : [];
    }),
  );
}

function compiled(snapshot: ReturnType<typeof snapshotOf>): string[] {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const { pairRow, pairColumn, pairScore } = list.arrays();
  return Array.from(pairRow, (row, at) => `${row} ${pairColumn[at]} ${pairScore[at]}`);
}

describe('a round made ready for speed', () => {
  it('scores every pair as one by one, for any people and any rules', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: 15 }, (_, at) => inCohort(`s${at}`, chance.student()));
      const mentors = Array.from({ length: 12 }, (_, at) => withSeats(`m${at}`, 1, chance.mentor()));
      const snapshot = snapshotOf(students, mentors, { rules: chance.rules() });
      expect({ seed, pairs: compiled(snapshot) }).toEqual({ seed, pairs: oneByOne(snapshot) });
    }
  });

  it('keeps its head with more codes than fit into one word', () => {
    const many = Array.from({ length: 100 }, (_, at) => `topic ${at}`);
    const chance = new Chance(7);
    const students = Array.from({ length: 20 }, (_, at) =>
      inCohort(`s${at}`, { ...chance.student(), wishes: chance.some(many) }),
    );
    const mentors = Array.from({ length: 20 }, (_, at) =>
      withSeats(`m${at}`, 1, { ...chance.mentor(), offers: chance.some(many) }),
    );
    const snapshot = snapshotOf(students, mentors);
    expect(compiled(snapshot)).toEqual(oneByOne(snapshot));
  });

  it('counts for each student what every hard rule removed', () => {
    const mentors = [
      withSeats('fits', 1),
      withSeats('no language', 1, { ...withSeats('x', 1), languages: [{ language: 'fi', rank: 7 }] }),
      withSeats('no way', 1, { ...withSeats('x', 1), modes: ['in_person'] }),
      withSeats('neither', 1, { ...withSeats('x', 1), languages: [], modes: ['in_person'] }),
    ];
    const { columns, removed } = new CompiledRound(snapshotOf([inCohort('aino')], mentors)).allowedFor(student());
    expect([...columns]).toEqual([0]);
    expect(Object.fromEntries(removed)).toEqual({ 'working-language': 2, 'meeting-mode': 1 });
  });
});

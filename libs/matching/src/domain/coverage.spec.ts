import { describe, expect, it } from '@jest/globals';
import { coverageOf, FEWEST_PERSONS, type GroupCoverage, type Member } from './coverage.js';
import { Chance } from './testing/random-people.js';

/** So many students of a group, so many of them with a mentor, each pair with the same score. */
function group(name: string, students: number, matched: number, score = 500): Member[] {
  return Array.from({ length: students }, (_, at) => ({ group: name, score: at < matched ? score : null }));
}

describe('how a run reached the groups of its students', () => {
  it('is told with the share, the mean and the mean of the worst tenth', () => {
    const health = [...group('09', 60, 45, 700), ...group('09', 5, 5, 100)];
    expect(coverageOf([...health, ...group('06', 20, 10)])).toEqual([
      // Of 50 pairs the worst five.
      { groups: ['09'], students: 65, matched: 50, mean: 640, worstTenth: 100 },
      // The worst tenth of ten is one person's score.
      { groups: ['06'], students: 20, matched: 10, mean: 500, worstTenth: null },
    ]);
  });

  it('tells small groups together, never one alone', () => {
    expect(
      coverageOf([...group('a', 40, 20), ...group('b', 20, 10), ...group('c', 4, 2), ...group('d', 3, 3)]),
    ).toEqual([
      expect.objectContaining({ groups: ['a'], students: 40 }),
      expect.objectContaining({ groups: ['b'], students: 20 }),
      expect.objectContaining({ groups: ['c', 'd'], students: 7 }),
    ]);
    expect(coverageOf([...group('a', 40, 20), ...group('b', 20, 10), ...group('c', 4, 2)])).toEqual([
      expect.objectContaining({ groups: ['a'] }),
      expect.objectContaining({ groups: ['b', 'c'], students: 24 }),
    ]);
  });

  it('hides the figures of who nearly all have a mentor, and of another group, so that nothing can be subtracted', () => {
    expect(coverageOf([...group('a', 40, 39), ...group('b', 30, 15), ...group('c', 20, 10)])).toEqual([
      { groups: ['a'], students: 40, matched: null, mean: null, worstTenth: null },
      expect.objectContaining({ groups: ['b'], matched: 15 }),
      { groups: ['c'], students: 20, matched: null, mean: null, worstTenth: null },
    ]);
  });

  it('is one total where few have no mentor at all', () => {
    expect(coverageOf([...group('a', 10, 9), ...group('b', 10, 9)])).toEqual([
      expect.objectContaining({ groups: ['a', 'b'], students: 20, matched: 18 }),
    ]);
    expect(coverageOf([])).toEqual([]);
  });

  it('shows no figure of fewer than five, and leaves each hidden one open, for any groups', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const members = anyGroups(new Chance(seed));
      const rows = coverageOf(members);
      const students = rows.reduce((sum, row) => sum + row.students, 0);
      expect({ seed, students, told: rows.length < 2 ? [] : tellingRows(rows, members) }).toEqual({
        ...{ seed, students: members.length < FEWEST_PERSONS ? 0 : members.length, told: [] },
      });
    }
  });

  it('says nothing of fewer than five persons', () => {
    expect(coverageOf(group('a', 4, 2))).toEqual([]);
    expect(coverageOf([...group('a', 2, 1), ...group('b', 2, 2)])).toEqual([]);
  });

  it('tells neither of all nor of none nor of a single group where staff do not know who is in which', () => {
    const all = [...group('a', 50, 50), ...group('b', 40, 20)];
    expect(coverageOf(all)).toEqual([
      expect.objectContaining({ groups: ['a'], matched: 50 }),
      expect.objectContaining({ groups: ['b'], matched: 20 }),
    ]);
    expect(coverageOf(all, true).map(({ matched }) => matched)).toEqual([null, null]);
    expect(coverageOf(group('a', 20, 10), true)).toEqual([]);
    expect(coverageOf(group('a', 20, 10))).toEqual([expect.objectContaining({ groups: ['a'], matched: 10 })]);
  });
});

function anyGroups(chance: Chance): Member[] {
  const groups = Array.from({ length: chance.upTo(7) }, (_, at) => [`g${at}`, chance.upTo(12)] as const);
  return groups.flatMap(([name, students]) => group(name, students, chance.upTo(students + 1)));
}

/** Rows that tell of few persons, by what they show or by what is left when the others are taken from the total. */
function tellingRows(rows: readonly GroupCoverage[], members: readonly Member[]): GroupCoverage[] {
  const hidden = rows.filter((row) => row.matched === null);
  const room = hidden.reduce((sum, row) => sum + row.students, 0);
  const told = rows.reduce((sum, row) => sum + (row.matched ?? 0), 0);
  const open = members.filter(({ score }) => score !== null).length - told;
  const isFew = (count: number) => count > 0 && count < FEWEST_PERSONS;
  return rows.filter(({ students, matched }) => {
    if (matched !== null) return isFew(students) || isFew(matched) || isFew(students - matched);
    return Math.min(students, open) - Math.max(0, open - (room - students)) < 3;
  });
}

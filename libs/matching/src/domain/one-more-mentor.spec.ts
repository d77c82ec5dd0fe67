import { describe, expect, it } from '@jest/globals';
import { solve } from '#assignment';
import { OneMoreMentor } from './one-more-mentor.js';
import { Chance } from './testing/random-people.js';

interface Small {
  readonly students: number;
  readonly places: number[];
  readonly pairs: (readonly [number, number])[];
}

function anyRound(chance: Chance): Small {
  const students = 1 + chance.upTo(9);
  const places = Array.from({ length: 1 + chance.upTo(5) }, () => 1 + chance.upTo(2));
  const pairs = Array.from({ length: students }, (_, row) => places.map((__, column) => [row, column] as const))
    .flat()
    .filter(() => chance.upTo(5) < 2);
  return { students, places, pairs };
}

function solved({ students, places, pairs }: Small) {
  return solve({
    rows: students,
    columns: places.length,
    capacities: Int32Array.from(places),
    pairRow: Int32Array.from(pairs, ([row]) => row),
    pairColumn: Int32Array.from(pairs, ([, column]) => column),
    pairScore: new Int32Array(pairs.length),
  });
}

describe('one more mentor', () => {
  it('helps as many as a new solution with her serves more, whatever plan stands', () => {
    for (let seed = 0; seed < 1500; seed += 1) {
      const chance = new Chance(seed);
      const round = anyRound(chance);
      const before = solved(round);
      // Staff may have taken pairs away.
      const standing = Int32Array.from(before.columnOfRow, (column) => (chance.upTo(4) === 0 ? -1 : column));
      const hers = Array.from({ length: round.students }, (_, row) => row).filter(() => chance.upTo(3) === 0);
      const seats = 1 + chance.upTo(seed % 2 === 0 ? 3 : 10);
      const after = solved({
        ...round,
        places: [...round.places, seats],
        pairs: [...round.pairs, ...hers.map((row) => [row, round.places.length] as const)],
      });
      const pairs = {
        pairRow: Int32Array.from(round.pairs, ([row]) => row),
        pairColumn: Int32Array.from(round.pairs, ([, column]) => column),
      };
      const helps = new OneMoreMentor(pairs, Int32Array.from(round.places), standing).helps(hers, seats);
      expect({ seed, helps }).toEqual({ seed, helps: after.matched - before.matched });
    }
  });

  it('helps somebody whom she cannot have herself, through one who moves to her', () => {
    // The first student can go to both, the second only to the one who is there.
    const pairs = { pairRow: Int32Array.of(0, 1), pairColumn: Int32Array.of(0, 0) };
    const round = new OneMoreMentor(pairs, Int32Array.of(1), Int32Array.of(0, -1));
    expect([round.helps([0], 1), round.helps([1], 1), round.helps([0], 5), round.helps([], 5)]).toEqual([1, 1, 1, 0]);
  });
});

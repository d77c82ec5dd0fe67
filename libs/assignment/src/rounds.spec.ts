import { describe, expect, it } from '@jest/globals';
import { InvalidInstance } from './instance.js';
import { drawUpRounds, type Meetings } from './rounds.js';
import { Dice } from './testing/dice.js';
import { randomInstance } from './testing/instances.js';

/** Most meetings of one member. */
function busiest(meetings: Meetings): number {
  const counts = (members: Int32Array) =>
    members.reduce((count, member) => count.set(member, (count.get(member) ?? 0) + 1), new Map<number, number>());
  return Math.max(0, ...counts(meetings.pairRow).values(), ...counts(meetings.pairColumn).values());
}

/** Who is asked to be in two places in one round. */
function clashes({ pairRow, pairColumn }: Meetings, roundOfPair: Int32Array): string[] {
  const seen = new Set<string>();
  const places = Array.from(roundOfPair, (round, pair) => [
    `row ${pairRow[pair]} in ${round}`,
    `column ${pairColumn[pair]} in ${round}`,
  ]).flat();
  return places.filter((place) => seen.size === seen.add(place).size);
}

describe('a timetable', () => {
  it('brings nobody into two meetings of one round, and has no round too many', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const meetings = randomInstance(new Dice(seed), 30, 20);
      const { rounds, roundOfPair } = drawUpRounds(meetings);
      expect({ seed, rounds, clashes: clashes(meetings, roundOfPair) }).toEqual({
        seed,
        rounds: busiest(meetings),
        clashes: [],
      });
      expect(roundOfPair.every((round) => round >= 0 && round < rounds)).toBe(true);
    }
  });

  it('is the same in whatever order the pairs come', () => {
    for (let seed = 0; seed < 200; seed++) {
      const dice = new Dice(seed);
      const meetings = randomInstance(dice, 20, 12);
      const order = dice.shuffle(meetings.pairRow.length);
      const shuffled = {
        ...meetings,
        pairRow: Int32Array.from(order, (pair) => meetings.pairRow[pair] ?? -1),
        pairColumn: Int32Array.from(order, (pair) => meetings.pairColumn[pair] ?? -1),
      };
      const { roundOfPair } = drawUpRounds(meetings);
      expect(drawUpRounds(shuffled).roundOfPair).toEqual(Int32Array.from(order, (pair) => roundOfPair[pair] ?? -1));
    }
  });

  it('with room for so many at once has no round with more, and none too many', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const dice = new Dice(seed);
      const meetings = randomInstance(dice, 20, 12);
      const atOnce = dice.roll(1, 8);
      const { rounds, roundOfPair } = drawUpRounds(meetings, atOnce);
      const sizes = Array.from({ length: rounds }, (_, round) => roundOfPair.filter((one) => one === round).length);
      expect({
        seed,
        rounds,
        clashes: clashes(meetings, roundOfPair),
        fullest: Math.max(0, ...sizes) <= atOnce,
      }).toEqual({
        seed,
        rounds: Math.max(busiest(meetings), Math.ceil(meetings.pairRow.length / atOnce)),
        clashes: [],
        fullest: true,
      });
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(meetings.pairRow.length);
    }
    const none = { rows: 0, columns: 0, pairRow: Int32Array.of(), pairColumn: Int32Array.of() };
    expect(() => drawUpRounds(none, 0)).toThrow(InvalidInstance);
  });

  it('of no meetings has no rounds', () => {
    const none = { rows: 2, columns: 1, pairRow: Int32Array.of(), pairColumn: Int32Array.of() };
    expect(drawUpRounds(none)).toEqual({ rounds: 0, roundOfPair: Int32Array.of() });
  });

  it('refuses a pair that is to meet twice', () => {
    const twice = { rows: 1, columns: 1, pairRow: Int32Array.of(0, 0), pairColumn: Int32Array.of(0, 0) };
    expect(() => drawUpRounds(twice)).toThrow(InvalidInstance);
  });

  it('refuses a pair of somebody who is not there', () => {
    const unknown = { rows: 1, columns: 1, pairRow: Int32Array.of(0), pairColumn: Int32Array.of(1) };
    expect(() => drawUpRounds(unknown)).toThrow('pairColumn[0] is 1');
  });
});

import { describe, expect, it } from '@jest/globals';
import { InvalidInstance } from './instance.js';
import { type ChosenMeetings, chooseMeetings, type Encounters } from './meetings.js';
import { Dice } from './testing/dice.js';
import { instanceOf, randomInstance } from './testing/instances.js';
import { verifyMeetings } from './verify-meetings.js';

function randomEncounters(dice: Dice, mostRows: number, mostColumns: number): Encounters {
  return { ...randomInstance(dice, mostRows, mostColumns), perRow: dice.roll(1, 4) };
}

/** Meetings, spread and score of the best choice by trying every one. */
function bestByTrying({ rows, pairRow, pairColumn, pairScore, capacities, perRow }: Encounters): number[] {
  const degree = new Int32Array(rows);
  const room = Int32Array.from(capacities);
  let best: readonly number[] = [];
  const tryFrom = (pair: number, score: number): void => {
    if (pair === pairRow.length) {
      const total = [sumOf(degree), ...spreadOf(degree, perRow), score];
      if (beats(total, best)) best = total;
      return;
    }
    tryFrom(pair + 1, score);
    const [row, column] = [pairRow[pair] ?? -1, pairColumn[pair] ?? -1];
    const [meetings, left] = [degree[row] ?? 0, room[column] ?? 0];
    if (meetings === perRow || left === 0) return;
    [degree[row], room[column]] = [meetings + 1, left - 1];
    tryFrom(pair + 1, score + (pairScore[pair] ?? 0));
    [degree[row], room[column]] = [meetings, left];
  };
  tryFrom(0, 0);
  return [...best];
}

const sumOf = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0);

function spreadOf(degree: Int32Array, perRow: number): number[] {
  return Array.from({ length: perRow }, (_, meeting) => degree.filter((count) => count > meeting).length);
}

function beats(one: readonly number[], other: readonly number[]): boolean {
  const first = one.findIndex((value, at) => value !== other[at]);
  return other.length === 0 || (one[first] ?? 0) > (other[first] ?? 0);
}

const found = ({ meetings, spread, score }: ChosenMeetings) => [meetings, ...spread, score];

describe('the meetings of a gathering', () => {
  it('are as many, as even and of as high a score as by trying every choice, and the proof holds', () => {
    for (let seed = 0; seed < 4000; seed++) {
      const dice = new Dice(seed);
      const encounters = randomEncounters(dice, 4, 3);
      const chosen = chooseMeetings(encounters);
      expect({ seed, found: found(chosen) }).toEqual({ seed, found: bestByTrying(encounters) });
      expect(verifyMeetings(encounters, chosen)).toEqual({ holds: true });
    }
  });

  it('carry a proof that holds for gatherings that nobody could try out', () => {
    for (let seed = 0; seed < 60; seed++) {
      const encounters = randomEncounters(new Dice(seed), 60, 30);
      expect({ seed, ...verifyMeetings(encounters, chooseMeetings(encounters)) }).toEqual({ seed, holds: true });
    }
  });

  it('give everybody a first before anybody has a second, at whatever loss of score', () => {
    const one = instanceOf(2, [2, 1], [[0, 0, 900], [0, 1, 900], [1, 0, 1], [1, 1, 1]]); // biome-ignore format: a table
    expect(chooseMeetings({ ...one, perRow: 3 }).spread).toEqual([2, 1, 0]);
  });

  it('are the same in whatever order rows, columns and pairs come', () => {
    for (let seed = 0; seed < 300; seed++) {
      const dice = new Dice(seed);
      const plain = randomEncounters(dice, 12, 8);
      const names = (size: number) => Array.from({ length: size }, (_, index) => `name ${index}`);
      const encounters = { ...plain, rowKeys: names(plain.rows), columnKeys: names(plain.columns) };
      const [rows, pairs] = [dice.shuffle(plain.rows), dice.shuffle(plain.pairRow.length)];
      const place = Object.fromEntries(rows.map((row, at) => [row, at]));
      const moved = {
        ...encounters,
        rowKeys: rows.map((row) => `name ${row}`),
        pairRow: Int32Array.from(pairs, (pair) => place[plain.pairRow[pair] ?? -1] ?? -1),
        pairColumn: Int32Array.from(pairs, (pair) => plain.pairColumn[pair] ?? -1),
        pairScore: Int32Array.from(pairs, (pair) => plain.pairScore[pair] ?? -1),
      };
      const { isChosen } = chooseMeetings(encounters);
      expect(chooseMeetings(moved).isChosen).toEqual(Uint8Array.from(pairs, (pair) => isChosen[pair] ?? 0));
    }
  });

  it('of nobody are none', () => {
    const nobody = { ...instanceOf(0, [], []), perRow: 1 };
    const chosen = chooseMeetings(nobody);
    expect([found(chosen), verifyMeetings(nobody, chosen)]).toEqual([[0, 0, 0], { holds: true }]);
  });

  it('are refused for a pair that is there twice, for rows that may meet nobody, and beyond exact numbers', () => {
    const twice = instanceOf(1, [1], [[0, 0, 1], [0, 0, 1]]); // biome-ignore format: a table
    expect(() => chooseMeetings({ ...twice, perRow: 1 })).toThrow(InvalidInstance);
    expect(() => chooseMeetings({ ...instanceOf(1, [1], [[0, 0, 1]]), perRow: 0 })).toThrow('perRow is 0');
    const vast = instanceOf(2, [9, 9], [[0, 0, 1_000_000], [1, 1, 1]]); // biome-ignore format: a table
    expect(() => chooseMeetings({ ...vast, perRow: 2 ** 50 })).toThrow('exactly');
  });
});

describe('the check of meetings', () => {
  const encounters = {
    ...instanceOf(3, [2, 1], [[0, 0, 5], [0, 1, 2], [1, 1, 4], [2, 0, 9]]), // biome-ignore format: a table
    perRow: 2,
  };
  const right = chooseMeetings(encounters);
  const objectionsTo = (change: Partial<ChosenMeetings>) => verifyMeetings(encounters, { ...right, ...change });

  it('refuses fewer meetings, other pairs, other figures and other proofs', () => {
    const flipped = (list: Uint8Array, at: number) => list.map((value, index) => (index === at ? 1 - value : value));
    const forged: Partial<ChosenMeetings>[] = [
      ...Array.from(right.isChosen, (_, pair) => ({ isChosen: flipped(right.isChosen, pair) })),
      ...Array.from(right.isChosen, (_, pair) => {
        const isChosen = flipped(right.isChosen, pair);
        const meetings = isChosen.reduce((sum, one) => sum + one, 0);
        const score = encounters.pairScore.reduce((sum, one, at) => sum + one * (isChosen[at] ?? 0), 0);
        return { isChosen, meetings, score };
      }),
      { meetings: right.meetings + 1 },
      { score: right.score + 1 },
      { spread: [3, 1] },
      { spread: [] },
      { proof: { ...right.proof, endPrice: -10_000 } },
      { proof: { ...right.proof, endPrice: 0.5 } },
      { proof: { ...right.proof, rowPrice: right.proof.rowPrice.map(() => 10_000) } },
      { proof: { ...right.proof, columnPrice: right.proof.columnPrice.map(() => -10_000) } },
      { proof: { ...right.proof, reachedColumn: Uint8Array.of(1, 1), reachedRow: Uint8Array.of(0, 0, 0) } },
      { isChosen: right.isChosen.map((one) => one * 2) },
    ];
    for (const [at, change] of forged.entries())
      expect({ at, ...objectionsTo(change) }).toMatchObject({ at, holds: false });
  });
});

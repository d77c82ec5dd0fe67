import { describe, expect, it } from '@jest/globals';
import type { Assignment } from './assignment.js';
import { type Instance, InvalidInstance } from './instance.js';
import { objectivesOf } from './objective.js';
import { isWide, solveByPricing } from './pricing.js';
import { solveWhole } from './solve-whole.js';
import { bestByTrying } from './testing/brute-force.js';
import { Dice } from './testing/dice.js';
import { instanceOf, type Pair, randomInstance, withAims } from './testing/instances.js';
import { verify } from './verify.js';

/** A part for as long as it can be. */
const ONE_EACH = { perRow: 1, perColumn: 1, worth: 1 };

/** Two rows and two columns with a place each. */
const two = (...pairs: Pair[]) => instanceOf(2, [1, 1], pairs);

/** What is matched, and what of each aim and of the weight. */
function worth(instance: Instance, { columnOfRow, matched }: Assignment) {
  const totals = objectivesOf(instance).map((values) =>
    values.reduce(
      (sum, value, pair) =>
        columnOfRow[instance.pairRow[pair] ?? -1] === instance.pairColumn[pair] ? sum + value : sum,
      0,
    ),
  );
  return { matched, totals };
}

/** How often the solver was asked, and for how many pairs at last. */
function solved(instance: Instance, most = ONE_EACH) {
  const parts: number[] = [];
  const result = solveByPricing(
    instance,
    (part, unit) => {
      parts.push(part.pairRow.length);
      return solveWhole(part, unit);
    },
    most,
  );
  return { result, parts };
}

describe('solving with the best few pairs of everybody', () => {
  it('finds what trying every assignment finds, and its proof holds for all pairs', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const dice = new Dice(seed);
      const plain = randomInstance(dice, 6, 5);
      const instance = seed % 2 === 0 ? plain : withAims(plain, dice);
      const { result } = solved(instance);
      expect({ seed, ...worth(instance, result) }).toEqual({ seed, ...bestByTrying(instance) });
      expect({ seed, ...verify(instance, result) }).toEqual({ seed, holds: true });
    }
  });

  it('is as good as solving with all pairs, however few it begins with', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const dice = new Dice(seed);
      const instance = withAims(randomInstance(dice, 40, 25), dice);
      const few = { perRow: dice.roll(1, 4), perColumn: dice.roll(1, 4), worth: dice.roll(1, 3) };
      const { result } = solved(instance, few);
      expect({ seed, ...worth(instance, result) }).toEqual({ seed, ...worth(instance, solveWhole(instance)) });
      expect({ seed, ...verify(instance, result) }).toEqual({ seed, holds: true });
    }
  });

  it('lets in what is missing when everybody wants the same few', () => {
    // Each of 30 rows likes column 0 best, then 1, and so on; without the worst columns most would go without.
    const pairs: Pair[] = [];
    for (let row = 0; row < 30; row += 1)
      for (let column = 0; column < 30; column += 1) pairs.push([row, column, 900 - column]);
    const instance = instanceOf(30, Array(30).fill(1), pairs);
    const { result, parts } = solved(instance, { ...ONE_EACH, perRow: 2 });
    expect(result.matched).toBe(30);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(-1)).toBeGreaterThan(parts[0] ?? 0);
  });

  it('leaves most pairs alone where tastes differ', () => {
    const dice = new Dice(5);
    const pairs: Pair[] = [];
    for (let row = 0; row < 100; row += 1)
      for (let column = 0; column < 60; column += 1) pairs.push([row, column, dice.roll(0, 1000)]);
    const { result, parts } = solved(instanceOf(100, Array(60).fill(2), pairs), {
      perRow: 12,
      perColumn: 12,
      worth: 3,
    });
    expect(result.matched).toBe(100);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toBeLessThan(2000);
  });

  it('finds the same whatever order the pairs come in, also among equals', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const dice = new Dice(seed);
      const pairs: Pair[] = [];
      for (let row = 0; row < 30; row += 1)
        for (let column = 0; column < 20; column += 1) pairs.push([row, column, dice.roll(0, 1)]);
      const keys = (count: number) => Array.from({ length: count }, (_, at) => `key ${at}`);
      const instance = { ...instanceOf(30, Array(20).fill(1), pairs), rowKeys: keys(30), columnKeys: keys(20) };
      const shuffled = instanceOf(
        30,
        Array(20).fill(1),
        dice.shuffle(pairs.length).map((at) => pairs[at] ?? [0, 0, 0]),
      );
      const other = solved({ ...instance, ...shuffled }).result;
      expect({ seed, columns: other.columnOfRow }).toEqual({ seed, columns: solved(instance).result.columnOfRow });
    }
  });

  it.each([
    [
      'few are missing each time',
      (_: number, column: number) => 900 - column,
      { perRow: 2, perColumn: 1, worth: 3 },
      6,
    ],
    [
      'a part says nothing of the rest',
      (row: number, column: number) => row + column,
      { perRow: 1, perColumn: 1, worth: 3 },
      8,
    ],
  ])('tries more and more, and all at last, where %s', (_, worthOf, few, most) => {
    const pairs: Pair[] = [];
    for (let row = 0; row < 60; row += 1)
      for (let column = 0; column < 60; column += 1) pairs.push([row, column, worthOf(row, column)]);
    const { result, parts } = solved(instanceOf(60, Array(60).fill(1), pairs), few);
    expect(result.matched).toBe(60);
    expect(parts.length).toBeLessThanOrEqual(most);
    expect(parts).toEqual([...parts].sort((one, other) => one - other));
  });

  it('measures scores of a part in the unit of the whole', () => {
    // The best pairs of both rows have even scores; the odd one decides.
    const instance = two([0, 0, 4], [1, 0, 4], [0, 1, 1], [1, 1, 2]);
    const { result } = solved(instance);
    expect(result.score).toBe(6);
    expect(verify(instance, result)).toEqual({ holds: true });
  });

  it('refuses a pair that is there twice, wherever it stands', () => {
    const instance = two([0, 0, 4], [1, 0, 4], [0, 1, 1], [1, 0, 3]);
    expect(() => solved(instance)).toThrow(new InvalidInstance('pairs 1 and 3 are the same pair'));
  });
});

describe('an instance is wide', () => {
  const sized = (rows: number, columns: number, pairs: number) => ({
    ...instanceOf(rows, Array(columns).fill(1), []),
    pairRow: new Int32Array(pairs),
  });

  it('when it has half a million pairs, three times as many as are tried first', () => {
    const sizes = [
      sized(1000, 500, 500_000),
      sized(1000, 500, 499_999),
      sized(4000, 400, 600_000),
      sized(4000, 400, 599_999),
    ];
    expect(sizes.map(isWide)).toEqual([true, false, true, false]);
  });

  it('unless a table of its rows and columns would be larger than a quarter of a gigabyte', () => {
    expect([sized(20_000, 100_000, 40_000_000), sized(22_000, 100_000, 40_000_000)].map(isWide)).toEqual([true, false]);
  });
});

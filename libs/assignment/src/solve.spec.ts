import { describe, expect, it } from '@jest/globals';
import type { Assignment } from './assignment.js';
import { type Instance, InvalidInstance } from './instance.js';
import { objectivesOf } from './objective.js';
import { solve } from './solve.js';
import { bestByTrying, type Total } from './testing/brute-force.js';
import { Dice } from './testing/dice.js';
import { instanceOf, type Pair, randomInstance, withAims } from './testing/instances.js';
import { verify } from './verify.js';

function totalOf(instance: Instance, { columnOfRow, matched }: Assignment): Total {
  const isChosen = (pair: number) => columnOfRow[instance.pairRow[pair] ?? -1] === instance.pairColumn[pair];
  const totals = objectivesOf(instance).map((values) =>
    values.reduce((sum, value, pair) => sum + (isChosen(pair) ? value : 0), 0),
  );
  return { matched, totals };
}

describe('solve', () => {
  const asItIs = (instance: Instance) => instance;
  it.each([
    ['finds the best of all assignments', asItIs],
    ['puts one aim before the other and all before the score', withAims],
  ])('%s, and proves it, in 10,000 small instances', (_, dress) => {
    for (let seed = 0; seed < 10_000; seed++) {
      const dice = new Dice(seed);
      const instance = dress(randomInstance(dice, 6, 5), dice);
      const result = solve(instance);
      expect({ seed, ...totalOf(instance, result) }).toEqual({ seed, ...bestByTrying(instance) });
      expect({ seed, ...verify(instance, result) }).toEqual({ seed, holds: true });
    }
  });

  it.each([
    ['without aims', asItIs],
    ['with aims', withAims],
  ])('proves its result in larger instances of every shape, %s', (_, dress) => {
    for (let seed = 0; seed < 200; seed++) {
      const dice = new Dice(seed);
      const instance = dress(randomInstance(dice, 90, 40), dice);
      expect({ seed, ...verify(instance, solve(instance)) }).toEqual({ seed, holds: true });
    }
  });

  it('matches two rows for one point rather than one row for many', () => {
    const pairs: Pair[] = [
      [0, 0, 1000],
      [0, 1, 0],
      [1, 0, 1],
    ];
    expect(solve(instanceOf(2, [1, 1], pairs))).toMatchObject({
      columnOfRow: Int32Array.of(1, 0),
      matched: 2,
      score: 1,
    });
  });

  it('keeps a pair rather than gain any score, and never matches fewer for it', () => {
    const instance = instanceOf(
      2,
      [1, 1],
      [
        [0, 0, 0],
        [0, 1, 1000],
        [1, 0, 1000],
        [1, 1, 0],
      ],
    );
    expect(solve({ ...instance, aims: [Uint8Array.of(1, 0, 0, 0)] })).toMatchObject({
      columnOfRow: Int32Array.of(0, 1),
      met: [1],
      score: 0,
    });
    const narrow = instanceOf(
      2,
      [1, 1],
      [
        [0, 0, 9],
        [0, 1, 1],
        [1, 0, 1],
      ],
    );
    expect(solve({ ...narrow, aims: [Uint8Array.of(1, 0, 0)] })).toMatchObject({ matched: 2, met: [0] });
  });

  it('gives the last place to the row that scores highest', () => {
    const pairs: Pair[] = [
      [0, 0, 5],
      [1, 0, 7],
      [2, 0, 6],
    ];
    expect(solve(instanceOf(3, [2], pairs))).toMatchObject({ columnOfRow: Int32Array.of(-1, 0, 0), score: 13 });
  });

  it.each([
    ['nothing at all', instanceOf(0, [], [])],
    ['rows only', instanceOf(3, [], [])],
    ['columns only', instanceOf(0, [1, 2], [])],
    ['no allowed pair', instanceOf(3, [1, 2], [])],
    [
      'no place in any column',
      instanceOf(
        2,
        [0, 0],
        [
          [0, 0, 5],
          [1, 1, 5],
        ],
      ),
    ],
  ])('matches nobody where there is %s', (_, instance) => {
    const result = solve(instance);
    expect(result).toMatchObject({ matched: 0, score: 0 });
    expect([...result.columnOfRow]).toEqual(Array(instance.rows).fill(-1));
    expect(verify(instance, result)).toEqual({ holds: true });
  });

  it('takes a capacity larger than memory', () => {
    const instance = instanceOf(
      2,
      [2 ** 31 - 1, 2 ** 31 - 1],
      [
        [0, 0, 1],
        [1, 0, 1],
      ],
    );
    expect(solve(instance).matched).toBe(2);
    expect(verify(instance, solve(instance))).toEqual({ holds: true });
  });

  it('refuses scores whose prices would no longer be exact', () => {
    const size = 5000;
    const chain = Array.from({ length: size }, (_, row): Pair[] => [
      [row, row, 1_000_000],
      [row, row + 1, 0],
    ]);
    const instance = instanceOf(size + 1, Array(size + 1).fill(1), [...chain.flat(), [size, 0, 1]]);
    expect(() => solve(instance)).toThrow(InvalidInstance);
  });
});

describe('an instance with aims and scores near the limit', () => {
  // Three rows want the last two columns. Where only the first of them meets the aim, it must have a place, whatever that costs the others.
  const size = 6000;
  const alone = Array.from({ length: size }, (_, row): Pair => [row, row, row === 0 ? 999_999 : 1_000_000]);
  const rivals = [0, 1, 2].flatMap((row) => [0, 1].map((column): Pair => [size + row, size + column, 1_000_000]));
  const instance = instanceOf(size + 3, Array(size + 2).fill(1), [...alone, ...rivals]);

  it('is refused rather than rounded', () => {
    const aim = Uint8Array.from(instance.pairRow, (row) => (row === size ? 1 : 0));
    expect(() => solve({ ...instance, aims: [aim] })).toThrow('the scores are too large, after aims, for exact prices');
  });

  it('is solved where no place is wanted for an aim', () => {
    const result = solve({ ...instance, aims: [new Uint8Array(instance.pairRow.length)] });
    expect(verify({ ...instance, aims: [new Uint8Array(instance.pairRow.length)] }, result)).toEqual({ holds: true });
  });
});

describe('an instance that breaks its contract', () => {
  const sound = instanceOf(
    2,
    [1, 1],
    [
      [0, 0, 3],
      [1, 1, 4],
    ],
  );

  it.each<[string, Partial<Instance>, string]>([
    ['a negative number of rows', { rows: -1 }, 'rows is -1'],
    ['half a column', { columns: 1.5 }, 'columns is 1.5'],
    ['more rows than the limit', { rows: 1_000_001 }, 'rows is 1000001'],
    ['a capacity too few', { capacities: Int32Array.of(1) }, 'capacities has 1 entries, and must have 2'],
    ['a negative capacity', { capacities: Int32Array.of(1, -2) }, 'capacities[1] is -2'],
    ['a score too few', { pairScore: Int32Array.of(1) }, 'pairScore has 1 entries, and must have 2'],
    ['a negative score', { pairScore: Int32Array.of(-1, 0) }, 'pairScore[0] is -1'],
    ['a score above the limit', { pairScore: Int32Array.of(0, 1_000_001) }, 'pairScore[1] is 1000001'],
    ['a pair outside the rows', { pairRow: Int32Array.of(0, 2) }, 'pairRow[1] is 2'],
    ['a pair outside the columns', { pairColumn: Int32Array.of(-1, 0) }, 'pairColumn[0] is -1'],
    [
      'a repeated pair',
      { pairRow: Int32Array.of(1, 1), pairColumn: Int32Array.of(0, 0) },
      'pairs 0 and 1 are the same',
    ],
    ['an aim with a mark too few', { aims: [Uint8Array.of(1)] }, 'aims[0] has 1 entries, and must have 2'],
    ['a mark that is neither 0 nor 1', { aims: [Uint8Array.of(0, 2)] }, 'aims[0][1] is 2'],
    [
      'more aims than the limit',
      { aims: Array.from({ length: 9 }, () => Uint8Array.of(0, 1)) },
      'the number of aims is 9, and must be an integer from 0 to 8',
    ],
    ['a key too few', { rowKeys: ['a'] }, 'rowKeys has 1 entries'],
    ['a repeated key', { columnKeys: ['a', 'a'] }, 'columnKeys must be distinct'],
  ])('is refused for %s', (_, breach, message) => {
    expect(() => solve({ ...sound, ...breach })).toThrow(InvalidInstance);
    expect(() => solve({ ...sound, ...breach })).toThrow(message);
  });
});

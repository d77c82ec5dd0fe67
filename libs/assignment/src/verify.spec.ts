import { describe, expect, it } from '@jest/globals';
import type { Assignment, Prices, Proof } from './assignment.js';
import type { Instance } from './instance.js';
import { solve } from './solve.js';
import { Dice } from './testing/dice.js';
import { randomInstance, withAims } from './testing/instances.js';
import { verify } from './verify.js';

/** Instances with somebody matched and somebody left over. */
const INSTANCES = Array.from({ length: 400 }, (_, seed) => randomInstance(new Dice(seed), 20, 10)).filter(
  (instance) => {
    const { columnOfRow, matched } = solve(instance);
    return matched > 2 && columnOfRow.includes(-1);
  },
);

type Corruption = (result: Assignment, instance: Instance) => Assignment | undefined;

function withColumn({ columnOfRow, ...rest }: Assignment, row: number, column: number): Assignment {
  return { ...rest, columnOfRow: columnOfRow.with(row, column) };
}

function withProof(result: Assignment, change: Partial<Proof>): Assignment {
  return { ...result, proof: { ...result.proof, ...change } };
}

/** Another last price: that of the weight. */
function withPrice(result: Assignment, of: keyof Prices, index: number, change: (price: number) => number): Assignment {
  const [last, ...earlier] = [...result.proof.prices].reverse();
  if (!last) throw new Error('A proof has prices');
  const changed = { ...last, [of]: last[of].with(index, change(last[of][index] ?? 0)) };
  return withProof(result, { prices: [...earlier.reverse(), changed] });
}

/** The first row that has a column. */
function served({ columnOfRow }: Assignment): number {
  return columnOfRow.findIndex((column) => column !== -1);
}

function columnOf(result: Assignment): number {
  return result.columnOfRow[served(result)] ?? -1;
}

function priced(result: Assignment, change: (price: number) => number): Assignment {
  const row = served(result);
  return withPrice(result, 'row', row, change);
}

const LISTS: readonly [string, Corruption][] = [
  ['a row without an entry', (result) => ({ ...result, columnOfRow: result.columnOfRow.slice(1) })],
  ['a cover mark too few', (result) => withProof(result, { contestedRow: result.proof.contestedRow.slice(1) })],
  [
    'a price too few',
    (result) =>
      withProof(result, { prices: result.proof.prices.map(({ row, column }) => ({ row, column: column.slice(1) })) }),
  ],
  ['a mark that is no mark', (result) => withProof(result, { contestedRow: result.proof.contestedRow.with(0, 2) })],
  ['a column that does not exist', (result, { columns }) => withColumn(result, served(result), columns)],
  ['a column below none', (result) => withColumn(result, served(result), -2)],
];

const CLAIMS: readonly [string, Corruption][] = [
  ['a count too high', (result) => ({ ...result, matched: result.matched + 1 })],
  ['a count that is no number', (result) => ({ ...result, matched: Number.NaN })],
  ['a score too high', (result) => ({ ...result, score: result.score + 1 })],
  ['a score that is no number', (result) => ({ ...result, score: Number.NaN })],
  ['a row left out silently', (result) => withColumn(result, served(result), -1)],
  ['a row left out openly', leaveOut],
  ['a pair that is not allowed', giveForbidden],
  ['a column beyond its capacity', overfill],
];

const PROOFS: readonly [string, Corruption][] = [
  [
    'a cover mark of a row turned',
    (result) => withProof(result, { contestedRow: turn(result.proof.contestedRow, served(result)) }),
  ],
  [
    'a cover mark of a column turned',
    (result) => withProof(result, { contestedColumn: turn(result.proof.contestedColumn, columnOf(result)) }),
  ],
  [
    'no cover at all',
    (result) =>
      withProof(result, {
        contestedRow: result.proof.contestedRow.map(() => 0),
        contestedColumn: result.proof.contestedColumn.map(() => 0),
      }),
  ],
  ['a price one too high', (result) => priced(result, (price) => price + 1)],
  ['a price one too low', (result) => priced(result, (price) => price - 1)],
  ['a price that is a fraction', (result) => priced(result, (price) => price + 0.5)],
  ['a price that is no number', (result) => priced(result, () => Number.NaN)],
  ['a price without end', (result) => priced(result, () => Number.POSITIVE_INFINITY)],
  ['prices too large to add exactly', (result) => priced(result, () => 2 ** 53)],
  ['a price for a row left over', priceLeftOver],
  ['a price for a place left over', priceFreePlace],
];

/** Sound results of another objective or another instance, under the proof of this one. */
const OTHERS: readonly [string, Corruption][] = [
  [
    'the lowest score in place of the highest',
    (result, instance) => {
      const upside = { ...instance, pairScore: instance.pairScore.map((score) => 1_000_000 - score) };
      const { columnOfRow } = solve(upside);
      const score = scoreOf(instance, columnOfRow);
      return score < result.score ? { ...result, columnOfRow, score } : undefined;
    },
  ],
  [
    'the proof of the same pairs with other scores',
    (result, instance) => {
      const { proof } = solve({
        ...instance,
        pairScore: instance.pairScore.map((score, pair) => (score + 1 + pair) % 1000),
      });
      return withProof(result, proof);
    },
  ],
];

function turn(marks: Uint8Array, index: number): Uint8Array {
  return marks.with(index, 1 - (marks[index] ?? 0));
}

function scoreOf({ pairRow, pairColumn, pairScore }: Instance, columnOfRow: Int32Array): number {
  return pairScore
    .filter((_, pair) => columnOfRow[pairRow[pair] ?? -1] === pairColumn[pair])
    .reduce((sum, one) => sum + one, 0);
}

function leaveOut(result: Assignment, instance: Instance): Assignment {
  const fewer = withColumn(result, served(result), -1);
  return { ...fewer, matched: result.matched - 1, score: scoreOf(instance, fewer.columnOfRow) };
}

function giveForbidden(result: Assignment, instance: Instance): Assignment | undefined {
  const row = served(result);
  const allowed = new Set(instance.pairColumn.filter((_, pair) => instance.pairRow[pair] === row));
  const forbidden = Array.from(instance.capacities.keys()).find((column) => !allowed.has(column));
  return forbidden === undefined ? undefined : withColumn(result, row, forbidden);
}

function overfill(result: Assignment, instance: Instance): Assignment | undefined {
  const pair = instance.pairRow.findIndex((row) => result.columnOfRow[row] === -1);
  if (pair === -1) return undefined;
  const more = withColumn(result, instance.pairRow[pair] ?? 0, instance.pairColumn[pair] ?? 0);
  return { ...more, matched: result.matched + 1, score: scoreOf(instance, more.columnOfRow) };
}

function priceLeftOver(result: Assignment): Assignment {
  return withPrice(result, 'row', result.columnOfRow.indexOf(-1), () => 1);
}

function priceFreePlace(result: Assignment, { capacities }: Instance): Assignment | undefined {
  const free = capacities.findIndex(
    (capacity, column) => capacity > result.columnOfRow.filter((one) => one === column).length,
  );
  return free === -1 ? undefined : withPrice(result, 'column', free, () => 1);
}

/** The same with aims, of which one pair at least meets the first. */
const WITH_AIMS = INSTANCES.map((instance, seed) => withAims(instance, new Dice(seed))).filter(
  (instance) => (solve(instance).met[0] ?? 0) > 0,
);

/** Other values for the first aim's prices. */
function withAimPrice(result: Assignment, change: (prices: Prices) => Prices): Assignment {
  const [first, ...others] = result.proof.prices;
  return first ? withProof(result, { prices: [change(first), ...others] }) : result;
}

const AIMS: readonly [string, Corruption][] = [
  ['a pair too many that meets an aim', (result) => ({ ...result, met: result.met.map((count) => count + 1) })],
  ['no count for an aim', (result) => ({ ...result, met: [] })],
  ['no price for an aim', (result) => withProof(result, { prices: result.proof.prices.slice(1) })],
  [
    'a price of an aim one too high',
    (result) => withAimPrice(result, ({ row, column }) => ({ row: row.with(served(result), 2 ** 20), column })),
  ],
  [
    'a price of an aim one too low',
    (result) =>
      withAimPrice(result, ({ row, column }) => ({
        row: row.with(served(result), (row[served(result)] ?? 0) - 1),
        column,
      })),
  ],
  [
    'the best without aims in place of the best with them',
    (result, { aims, ...instance }) => {
      const other = solve(instance);
      const met = (aims ?? []).map((aim) =>
        aim.reduce((sum, mark, pair) => {
          const isChosen = other.columnOfRow[instance.pairRow[pair] ?? -1] === instance.pairColumn[pair];
          return sum + (isChosen ? mark : 0);
        }, 0),
      );
      const isWorse = met.some((count, aim) => count < (result.met[aim] ?? 0));
      return isWorse ? { ...result, columnOfRow: other.columnOfRow, met, score: other.score } : undefined;
    },
  ],
];

describe('verify', () => {
  it('accepts every result as it is', () => {
    expect(INSTANCES.length).toBeGreaterThan(50);
    for (const instance of INSTANCES) expect(verify(instance, solve(instance))).toEqual({ holds: true });
  });

  it.each([...LISTS, ...CLAIMS, ...PROOFS, ...OTHERS])('refuses %s', (_, corrupt) => {
    let tried = 0;
    for (const instance of INSTANCES) {
      const corrupted = corrupt(solve(instance), instance);
      if (!corrupted) continue;
      tried++;
      expect(verify(instance, corrupted)).toEqual({
        holds: false,
        objections: expect.arrayContaining([expect.any(String)]),
      });
    }
    expect(tried).toBeGreaterThan(10);
  });

  it.each([...CLAIMS, ...PROOFS, ...AIMS])('refuses, where there are aims, %s', (_, corrupt) => {
    let tried = 0;
    for (const instance of WITH_AIMS) {
      const corrupted = corrupt(solve(instance), instance);
      if (!corrupted) continue;
      tried++;
      expect(verify(instance, corrupted)).toMatchObject({ holds: false });
    }
    expect(tried).toBeGreaterThan(10);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Instance } from './instance.js';
import { weigh } from './objective.js';
import { solve } from './solve.js';
import { Dice } from './testing/dice.js';
import { instanceOf, pairsOf, randomInstance, withAims } from './testing/instances.js';
import { verify } from './verify.js';

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

function named(instance: Instance): Instance {
  return {
    ...instance,
    rowKeys: Array.from({ length: instance.rows }, (_, row) => `row ${row}`),
    columnKeys: Array.from({ length: instance.columns }, (_, column) => `column ${column}`),
  };
}

/** The same rows, columns and pairs under the same keys, each list in another order. */
function shuffled(instance: Instance, dice: Dice): Instance {
  const rowTo = dice.shuffle(instance.rows);
  const columnTo = dice.shuffle(instance.columns);
  const pairs = pairsOf(instance);
  const moved = dice.shuffle(pairs.length).map((pair) => {
    const [row, column, score] = pairs[pair] ?? [0, 0, 0];
    return [rowTo[row] ?? 0, columnTo[column] ?? 0, score] as const;
  });
  const moveTo = <Item>(places: readonly number[], items: Iterable<Item>) =>
    Array.from(items, (item, index) => ({ item, place: places[index] ?? 0 }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  return {
    ...instanceOf(instance.rows, moveTo(columnTo, instance.capacities), moved),
    rowKeys: moveTo(rowTo, instance.rowKeys ?? []),
    columnKeys: moveTo(columnTo, instance.columnKeys ?? []),
  };
}

function pairsByKey(instance: Instance): string[] {
  const { columnOfRow } = solve(instance);
  return Array.from(
    columnOfRow,
    (column, row) => `${instance.rowKeys?.[row]}: ${instance.columnKeys?.[column]}`,
  ).sort();
}

describe('a best assignment', () => {
  it('does not depend on the order of rows, columns and pairs', () => {
    for (const seed of SEEDS) {
      const instance = named(randomInstance(new Dice(seed), 40, 15));
      expect(pairsByKey(shuffled(instance, new Dice(seed + 1000)))).toEqual(pairsByKey(instance));
    }
  });

  it('does not depend on the order of pairs when there are aims', () => {
    for (const seed of SEEDS) {
      const dice = new Dice(seed);
      const instance = withAims(named(randomInstance(dice, 40, 15)), dice);
      const order = dice.shuffle(instance.pairRow.length);
      const reordered = {
        ...instance,
        pairRow: Int32Array.from(order, (pair) => instance.pairRow[pair] ?? -1),
        pairColumn: Int32Array.from(order, (pair) => instance.pairColumn[pair] ?? -1),
        pairScore: Int32Array.from(order, (pair) => instance.pairScore[pair] ?? -1),
        aims: instance.aims?.map((aim) => Uint8Array.from(order, (pair) => aim[pair] ?? 0)) ?? [],
      };
      expect(solve(reordered)).toEqual(solve(instance));
    }
  });

  it('never serves fewer rows of the first tier than could be served if they were alone', () => {
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      const isFirst = (row: number) => row % 3 === 0;
      const alone = instanceOf(
        instance.rows,
        Array.from(instance.capacities),
        pairsOf(instance).filter(([row]) => isFirst(row)),
      );
      const tier = Uint8Array.from(instance.pairRow, (row) => (isFirst(row) ? 1 : 0));
      const { met, matched } = solve({ ...instance, aims: [tier] });
      expect({ seed, met, matched }).toEqual({ seed, met: [solve(alone).matched], matched: solve(instance).matched });
    }
  });

  it('does not depend on the order of pairs when nothing has a key', () => {
    for (const seed of SEEDS) {
      const dice = new Dice(seed);
      const instance = randomInstance(dice, 40, 15);
      const pairs = pairsOf(instance);
      const others = dice.shuffle(pairs.length).map((pair) => pairs[pair] ?? ([0, 0, 0] as const));
      const reordered = instanceOf(instance.rows, Array.from(instance.capacities), others);
      expect(solve(reordered)).toEqual(solve(instance));
    }
  });

  it('does not depend on the unit of the scores', () => {
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      const small = { ...instance, pairScore: instance.pairScore.map((score) => score % 1000) };
      const scaled = { ...small, pairScore: small.pairScore.map((score) => score * 7) };
      expect(solve(scaled).columnOfRow).toEqual(solve(small).columnOfRow);
    }
  });

  it('never matches fewer rows for one more place', () => {
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      if (instance.columns === 0) continue;
      const capacities = instance.capacities.slice();
      const column = new Dice(seed).roll(0, instance.columns - 1);
      capacities[column] = (capacities[column] ?? 0) + 1;
      const gain = solve({ ...instance, capacities }).matched - solve(instance).matched;
      expect([0, 1]).toContain(gain);
    }
  });

  it('never matches fewer of the others when a row leaves', () => {
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      const without = instanceOf(
        instance.rows,
        Array.from(instance.capacities),
        pairsOf(instance).filter(([row]) => row !== 0),
      );
      const before = solve(instance);
      const others = before.matched - (before.columnOfRow[0] === undefined || before.columnOfRow[0] === -1 ? 0 : 1);
      expect(solve(without).matched).toBeGreaterThanOrEqual(others);
    }
  });

  it('leaves nobody without a column but where all columns it knows are contested', () => {
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      const { columnOfRow, proof } = solve(instance);
      for (const [row, column, score] of pairsOf(instance)) {
        if (columnOfRow[row] !== -1) continue;
        expect({ seed, row, isContested: proof.contestedRow[row] }).toEqual({ seed, row, isContested: 1 });
        expect({ seed, column, score, isContested: proof.contestedColumn[column] }).toMatchObject({ isContested: 1 });
      }
    }
  });

  it('loses by a forced pair at least what the prices say', () => {
    const gaps = SEEDS.flatMap((seed) => gapsOf(randomInstance(new Dice(seed), 12, 6), seed));
    expect(gaps.filter(({ isChosen }) => !isChosen).length).toBeGreaterThan(1000);
    expect(gaps.filter(({ gap, loss }) => gap < 0 || gap > loss)).toEqual([]);
  });

  it.each(['rows', 'columns'] as const)(
    'is proved best where all %s share a value, which is where many contend',
    (side) => {
      for (let seed = 0; seed < 60; seed++) {
        const dice = new Dice(seed);
        const instance = withSharedValue(randomInstance(dice, 150, 60), side, dice);
        expect({ seed, ...verify(instance, solve(instance)) }).toEqual({ seed, holds: true });
      }
    },
  );
});

interface Gap {
  readonly seed: number;
  readonly pair: number;
  readonly isChosen: boolean;
  /** By how much the prices exceed the pair's weight, and what the best with this pair weighs less than the best of all. */
  readonly gap: number;
  readonly loss: number;
}

/** Of each pair that a largest assignment can have. */
function gapsOf(instance: Instance, seed: number): Gap[] {
  const weights = weigh(instance);
  const { columnOfRow, matched, proof } = solve(instance);
  const [prices] = proof.prices;
  const total = totalOf(instance, weights, columnOfRow);
  return pairsOf(instance).flatMap(([row, column], pair) => {
    const others = totalWithout(instance, weights, row, column);
    if (others.matched + 1 < matched || instance.capacities[column] === 0) return [];
    const weight = weights[pair] ?? 0;
    const gap = (prices?.row[row] ?? 0) + (prices?.column[column] ?? 0) - weight;
    return [{ seed, pair, isChosen: columnOfRow[row] === column, gap, loss: total - others.weight - weight }];
  });
}

function totalOf({ pairRow, pairColumn }: Instance, weights: Float64Array, columnOfRow: Int32Array): number {
  return weights.reduce(
    (sum, weight, pair) => sum + (columnOfRow[pairRow[pair] ?? -1] === pairColumn[pair] ? weight : 0),
    0,
  );
}

/** The best that the others can have when a row takes a place of a column; weights are those of the whole instance. */
function totalWithout(
  instance: Instance,
  weights: Float64Array,
  row: number,
  column: number,
): { matched: number; weight: number } {
  const capacities = instance.capacities.with(column, Math.max(0, (instance.capacities[column] ?? 0) - 1));
  const kept = Array.from(instance.pairRow.keys()).filter((pair) => instance.pairRow[pair] !== row);
  const others = {
    ...instance,
    capacities,
    pairRow: Int32Array.from(kept, (pair) => instance.pairRow[pair] ?? -1),
    pairColumn: Int32Array.from(kept, (pair) => instance.pairColumn[pair] ?? -1),
    pairScore: Int32Array.from(kept, (pair) => instance.pairScore[pair] ?? -1),
  };
  const { columnOfRow, matched } = solve(others);
  const keptWeights = Float64Array.from(kept, (pair) => weights[pair] ?? 0);
  return { matched, weight: totalOf(others, keptWeights, columnOfRow) };
}

/** Scores that are nearly the same for everybody who looks at one row, or at one column. */
function withSharedValue(instance: Instance, side: 'rows' | 'columns', dice: Dice): Instance {
  const values = Array.from({ length: Math.max(instance.rows, instance.columns) }, () => dice.roll(0, 900));
  const shared = side === 'rows' ? instance.pairRow : instance.pairColumn;
  return { ...instance, pairScore: Int32Array.from(shared, (node) => (values[node] ?? 0) + dice.roll(0, 99)) };
}

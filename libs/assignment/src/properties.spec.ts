import { describe, expect, it } from '@jest/globals';
import type { Instance } from './instance.js';
import { solve } from './solve.js';
import { Dice } from './testing/dice.js';
import { instanceOf, pairsOf, randomInstance, withAims } from './testing/instances.js';

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
});

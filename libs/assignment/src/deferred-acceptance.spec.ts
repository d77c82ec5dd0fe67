import { describe, expect, it } from '@jest/globals';
import { countBlockingPairs } from './blocking-pairs.js';
import { matchStably } from './deferred-acceptance.js';
import { InvalidInstance } from './instance.js';
import type { Market } from './market.js';
import { solve } from './solve.js';
import { Dice } from './testing/dice.js';
import { randomInstance } from './testing/instances.js';
import { allMatchings, randomMarket } from './testing/markets.js';

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

/** Points of each row in a matching; -1 for one that has nobody. */
function pointsOfRows(market: Market, columnOfRow: ArrayLike<number>): number[] {
  const points = Array.from<number>({ length: market.rows }).fill(-1);
  market.pairRow.forEach((row, pair) => {
    if (columnOfRow[row] === market.pairColumn[pair]) points[row] = market.rowScore[pair] ?? -1;
  });
  return points;
}

/** Nobody has two pairs of equal worth: then there is one order of preference. */
function withoutDraws(market: Market, dice: Dice): Market {
  const { length } = market.pairRow;
  return {
    ...market,
    rowScore: Int32Array.from(dice.shuffle(length)),
    columnScore: Int32Array.from(dice.shuffle(length)),
  };
}

function isAllowed(market: Market, columnOfRow: Int32Array): boolean {
  const known = new Set(Array.from(market.pairRow, (row, pair) => `${row} ${market.pairColumn[pair]}`));
  const load = new Map<number, number>();
  return columnOfRow.every((column, row) => {
    if (column === -1) return true;
    load.set(column, (load.get(column) ?? 0) + 1);
    return known.has(`${row} ${column}`) && (load.get(column) ?? 0) <= (market.capacities[column] ?? 0);
  });
}

describe('a stable matching', () => {
  it.each(['rows', 'columns'] as const)(
    'that is best for %s is allowed, and no pair blocks it, draws or not',
    (side) => {
      for (const seed of SEEDS) {
        const market = randomMarket(new Dice(seed), 40, 15, seed % 2 ? 3 : 1000);
        const { columnOfRow, matched } = matchStably(market, side);
        const counted = columnOfRow.filter((column) => column !== -1).length;
        expect({
          seed,
          allowed: isAllowed(market, columnOfRow),
          blocking: countBlockingPairs(market, columnOfRow),
        }).toEqual({ seed, allowed: true, blocking: 0 });
        expect({ seed, matched }).toEqual({ seed, matched: counted });
      }
    },
  );

  it('gives each row the best, or the worst, that it has in any stable matching, and serves the same rows', () => {
    for (const seed of SEEDS) {
      const dice = new Dice(seed);
      const market = withoutDraws(randomMarket(dice, 5, 4, 0), dice);
      const stable = [...allMatchings(market)].filter((one) => countBlockingPairs(market, Int32Array.from(one)) === 0);
      const points = stable.map((one) => pointsOfRows(market, one));
      const most = (pick: (...values: number[]) => number) =>
        Array.from({ length: market.rows }, (_, row) => pick(...points.map((each) => each[row] ?? -1)));
      const forRows = pointsOfRows(market, matchStably(market, 'rows').columnOfRow);
      const forColumns = pointsOfRows(market, matchStably(market, 'columns').columnOfRow);
      expect({ seed, forRows, forColumns }).toEqual({ seed, forRows: most(Math.max), forColumns: most(Math.min) });
      expect(forRows.map((each) => each < 0)).toEqual(forColumns.map((each) => each < 0));
    }
  });

  it('does not depend on the order of rows, columns and pairs when they have keys', () => {
    for (const seed of SEEDS) {
      const dice = new Dice(seed);
      const market = randomMarket(dice, 30, 12, 2);
      const name = (kind: string, size: number) => Array.from({ length: size }, (_, at) => `${kind} ${at}`);
      const named = { ...market, rowKeys: name('row', market.rows), columnKeys: name('column', market.columns) };
      const [rowTo, columnTo] = [dice.shuffle(market.rows), dice.shuffle(market.columns)];
      const pairs = dice.shuffle(market.pairRow.length);
      const move = <Item>(places: readonly number[], items: ArrayLike<Item>) =>
        places.reduce<Item[]>((moved, place, at) => Object.assign(moved, { [place]: items[at] }), []);
      const shuffled = {
        ...market,
        capacities: Int32Array.from(move(columnTo, market.capacities)),
        pairRow: Int32Array.from(pairs, (pair) => rowTo[market.pairRow[pair] ?? -1] ?? -1),
        pairColumn: Int32Array.from(pairs, (pair) => columnTo[market.pairColumn[pair] ?? -1] ?? -1),
        rowScore: Int32Array.from(pairs, (pair) => market.rowScore[pair] ?? -1),
        columnScore: Int32Array.from(pairs, (pair) => market.columnScore[pair] ?? -1),
        rowKeys: move(rowTo, named.rowKeys),
        columnKeys: move(columnTo, named.columnKeys),
      };
      const said = (one: Market) =>
        Array.from(
          matchStably(one, 'rows').columnOfRow,
          (column, row) => `${one.rowKeys?.[row]}: ${one.columnKeys?.[column]}`,
        );
      expect({ seed, said: said(shuffled).sort() }).toEqual({ seed, said: said(named).sort() });
    }
  });

  it('says which pair or score breaks the contract', () => {
    const market = {
      rows: 1,
      columns: 1,
      capacities: Int32Array.of(1),
      pairRow: Int32Array.of(0),
      pairColumn: Int32Array.of(0),
    };
    const broken = { ...market, rowScore: Int32Array.of(1), columnScore: Int32Array.of(-1) };
    expect(() => matchStably(broken, 'rows')).toThrow(InvalidInstance);
    expect(() => matchStably({ ...broken, columnScore: Int32Array.of() }, 'rows')).toThrow(/pairScore has 0 entries/);
  });
});

describe('blocking pairs', () => {
  it('are those in which both would gain', () => {
    // Two rows want the first column, which would rather have the second row.
    const market: Market = {
      rows: 2,
      columns: 2,
      capacities: Int32Array.of(1, 1),
      pairRow: Int32Array.of(0, 0, 1, 1),
      pairColumn: Int32Array.of(0, 1, 0, 1),
      rowScore: Int32Array.of(9, 1, 9, 1),
      columnScore: Int32Array.of(1, 5, 2, 5),
    };
    expect(countBlockingPairs(market, Int32Array.of(0, 1))).toBe(1);
    expect(countBlockingPairs(market, Int32Array.of(1, 0))).toBe(0);
    expect(countBlockingPairs(market, Int32Array.of(-1, -1))).toBe(4);
    // The second row would have the first column, which has no place for anybody.
    expect(countBlockingPairs({ ...market, capacities: Int32Array.of(0, 1) }, Int32Array.of(1, -1))).toBe(0);
  });

  it('are what the most matched and the highest total cost: some, where a common score would leave none', () => {
    let [stable, best, fewer] = [0, 0, 0];
    for (const seed of SEEDS) {
      const instance = randomInstance(new Dice(seed), 40, 15);
      const market = { ...instance, rowScore: instance.pairScore, columnScore: instance.pairScore };
      const found = matchStably(market, 'rows');
      const optimal = solve(instance);
      stable += countBlockingPairs(market, found.columnOfRow);
      best += countBlockingPairs(market, optimal.columnOfRow);
      fewer += optimal.matched - found.matched;
    }
    expect(stable).toBe(0);
    expect(best).toBeGreaterThan(0);
    expect(fewer).toBeGreaterThan(0);
  });
});

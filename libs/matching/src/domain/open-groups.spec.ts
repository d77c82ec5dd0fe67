import { describe, expect, it } from '@jest/globals';
import { type Instance, solve, verify } from '#assignment';
import { type Minimum, type Opening, openGroups, type Proven } from './open-groups.js';
import { Chance } from './testing/random-people.js';

function prove(instance: Instance): Proven {
  const result = solve(instance);
  const certificate = verify(instance, result);
  return certificate.holds ? result : { objections: certificate.objections };
}

function opening(instance: Instance, minima: readonly Minimum[], most = 1000): Opening {
  const found = openGroups(instance, minima, prove, most);
  if ('objections' in found) throw new Error(found.objections.join(' '));
  return found;
}

/** Rows served, aims met, score; undefined where a column is over its capacity or short. */
function worth(instance: Instance, minima: readonly Minimum[], columnOfRow: readonly number[]): number[] | undefined {
  const taken = instance.capacities.map((_, column) => columnOfRow.filter((one) => one === column).length);
  if (taken.some((count, column) => count > (instance.capacities[column] ?? 0))) return undefined;
  const isShort = ({ column, least, mustOpen }: Minimum) =>
    (taken[column] ?? 0) < least && (mustOpen || (taken[column] ?? 0) > 0);
  if (minima.some(isShort)) return undefined;
  const sums = [0, ...(instance.aims ?? []).map(() => 0), 0];
  for (const [row, column] of columnOfRow.entries()) {
    if (column === -1) continue;
    const pair = instance.pairRow.findIndex((one, index) => one === row && instance.pairColumn[index] === column);
    const gained = [1, ...(instance.aims ?? []).map((aim) => aim[pair] ?? 0), instance.pairScore[pair] ?? 0];
    for (const [level, gain] of gained.entries()) sums[level] = (sums[level] ?? 0) + gain;
  }
  return sums;
}

/** Every way to give each row a column or none. */
function bestOfAll(instance: Instance, minima: readonly Minimum[]): number[] | undefined {
  let best: number[] | undefined;
  const isBetter = (sums: number[]) => {
    const at = sums.findIndex((value, level) => value !== best?.[level]);
    return at !== -1 && (sums[at] ?? 0) > (best?.[at] ?? -1);
  };
  const given: number[] = [];
  const go = (row: number): void => {
    if (row === instance.rows) {
      const sums = worth(instance, minima, given);
      if (sums && (!best || isBetter(sums))) best = sums;
      return;
    }
    const options = [...instance.pairRow.keys()].filter((pair) => instance.pairRow[pair] === row);
    for (const column of [-1, ...options.map((pair) => instance.pairColumn[pair] ?? -1)]) {
      given[row] = column;
      go(row + 1);
    }
  };
  go(0);
  return best;
}

/** Pairs, groups and hosts for the same few students. */
function random(seed: number): { instance: Instance; minima: Minimum[] } {
  const chance = new Chance(seed);
  const [rows, columns] = [2 + chance.upTo(5), 2 + chance.upTo(3)];
  const pairs = Array.from({ length: rows * columns }, (_, at) => [Math.floor(at / columns), at % columns] as const);
  const allowed = pairs.filter(() => chance.upTo(10) < 7);
  const capacities = Int32Array.from({ length: columns }, () => 1 + chance.upTo(4));
  const mayForce = chance.upTo(3) === 0;
  const minima = [...capacities.keys()].flatMap((column) => {
    const least = 2 + chance.upTo(2);
    if ((capacities[column] ?? 0) < least) return [];
    return [{ column, least, ...(mayForce && chance.upTo(3) === 0 && { mustOpen: true }) }];
  });
  const aims = Array.from({ length: chance.upTo(3) }, () => Uint8Array.from(allowed, () => chance.upTo(2)));
  const instance: Instance = {
    ...{ rows, columns, capacities, aims },
    pairRow: Int32Array.from(allowed, ([row]) => row),
    pairColumn: Int32Array.from(allowed, ([, column]) => column),
    pairScore: Int32Array.from(allowed, () => chance.upTo(1001)),
  };
  return { instance, minima };
}

describe('columns with a minimum', () => {
  it('are opened and closed as the best of all ways has it, in 400 small instances', () => {
    let branched = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const { instance, minima } = random(seed);
      const found = opening(instance, minima);
      const best = bestOfAll(instance, minima);
      const own = found.unreachable.length > 0 ? undefined : worth(instance, minima, [...found.columnOfRow]);
      expect({ seed, own }).toEqual({ seed, own: best });
      expect(found.exact).toBe(true);
      if (found.solved > 1) branched += 1;
      if (best) expect(found.best).toEqual(best);
    }
    expect(branched).toBeGreaterThan(100);
  });

  it('cost one solve where nothing ends short', () => {
    const instance: Instance = {
      ...{ rows: 2, columns: 1, capacities: Int32Array.of(3) },
      ...{ pairRow: Int32Array.of(0, 1), pairColumn: Int32Array.of(0, 0), pairScore: Int32Array.of(5, 7) },
    };
    expect(opening(instance, [{ column: 0, least: 2 }])).toMatchObject({ solved: 1, exact: true, best: [2, 12] });
  });

  it('end with the best found and what is possible at most, when the search may not go on', () => {
    const seeds = Array.from({ length: 300 }, (_, index) => index + 1).map(random);
    const cut = seeds.map(({ instance, minima }) => ({ instance, minima, found: opening(instance, minima, 1) }));
    const unsure = cut.filter(({ found }) => !found.exact && found.unreachable.length === 0);
    expect(unsure.length).toBeGreaterThan(10);
    for (const { instance, minima, found } of unsure) {
      expect(worth(instance, minima, [...found.columnOfRow])).toBeDefined();
      const best = bestOfAll(instance, minima) ?? [];
      const at = best.findIndex((value, level) => value !== found.best[level]);
      expect(at === -1 || (found.best[at] ?? 0) > (best[at] ?? 0)).toBe(true);
    }
  });
});

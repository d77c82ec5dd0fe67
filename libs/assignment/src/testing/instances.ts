import type { Instance } from '../instance.js';
import type { Dice } from './dice.js';

export type Pair = readonly [row: number, column: number, score: number];

export function instanceOf(rows: number, capacities: readonly number[], pairs: readonly Pair[]): Instance {
  return {
    rows,
    columns: capacities.length,
    capacities: Int32Array.from(capacities),
    pairRow: Int32Array.from(pairs, ([row]) => row),
    pairColumn: Int32Array.from(pairs, ([, column]) => column),
    pairScore: Int32Array.from(pairs, ([, , score]) => score),
  };
}

export function pairsOf(instance: Instance): Pair[] {
  return Array.from(instance.pairRow, (row, pair) => [
    row,
    instance.pairColumn[pair] ?? -1,
    instance.pairScore[pair] ?? -1,
  ]);
}

/** The same with up to three aims: kept pairs are few, good ones many. */
export function withAims(instance: Instance, dice: Dice): Instance {
  const share = [10, 50, 90];
  const aims = Array.from({ length: dice.roll(1, 3) }, (_, aim) =>
    Uint8Array.from(instance.pairRow, () => (dice.roll(1, 100) <= (share[aim] ?? 0) ? 1 : 0)),
  );
  return { ...instance, aims };
}

/** Up to so many rows and columns, with scarce and ample places, few and many pairs, and often equal scores. */
export function randomInstance(dice: Dice, mostRows: number, mostColumns: number): Instance {
  const rows = dice.roll(0, mostRows);
  const mostPlaces = dice.roll(1, 3);
  const capacities = Array.from({ length: dice.roll(0, mostColumns) }, () => dice.roll(0, mostPlaces));
  const density = dice.roll(5, 100);
  const mostScore = [0, 1, 3, 1000, 1_000_000][dice.roll(0, 4)] ?? 0;
  const pairs: Pair[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < capacities.length; column++) {
      if (dice.roll(1, 100) <= density) pairs.push([row, column, dice.roll(0, mostScore)]);
    }
  }
  return instanceOf(rows, capacities, pairs);
}

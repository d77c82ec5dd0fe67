import type { Market } from '../market.js';
import type { Dice } from './dice.js';
import { randomInstance } from './instances.js';

/** A market of up to so many rows and columns; `most` points at most, so that few make many draws. */
export function randomMarket(dice: Dice, mostRows: number, mostColumns: number, most: number): Market {
  const { pairScore, ...rest } = randomInstance(dice, mostRows, mostColumns);
  return {
    ...rest,
    rowScore: pairScore.map(() => dice.roll(0, most)),
    columnScore: pairScore.map(() => dice.roll(0, most)),
  };
}

/** All that a market allows: every way to give each row one of its columns or none. */
export function* allMatchings(market: Market, row = 0, load: readonly number[] = []): Generator<number[]> {
  if (row === market.rows) return yield [];
  for (const rest of allMatchings(market, row + 1, load)) yield [-1, ...rest];
  for (const [pair, column] of market.pairColumn.entries()) {
    const taken = load[column] ?? 0;
    if (market.pairRow[pair] !== row || taken === market.capacities[column]) continue;
    const more = Object.assign([...load], { [column]: taken + 1 });
    for (const rest of allMatchings(market, row + 1, more)) yield [column, ...rest];
  }
}

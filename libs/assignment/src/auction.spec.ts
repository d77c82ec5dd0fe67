import { describe, expect, it } from '@jest/globals';
import { Auction } from './auction.js';
import { type Contest, contest, edgesOf } from './testing/contests.js';
import { Dice } from './testing/dice.js';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const ENOUGH = 1_000_000;

/** What an edge is worth to its source after the price. */
function worthOf({ graph }: Contest, { price }: Auction, edge: number): number {
  return (graph.weight[edge] ?? 0) - (price[graph.target[edge] ?? 0] ?? 0);
}

function isHeld({ graph }: Contest, { start, holder }: Auction, source: number, edge: number): boolean {
  const sink = graph.target[edge] ?? 0;
  return holder.subarray(start[sink], start[sink + 1]).includes(source);
}

function auctionOf({ graph, supply, rooms }: Contest): Auction {
  return new Auction(graph, supply, rooms);
}

describe.each(['many seats at a sink', 'many units of a source'] as const)('an auction with %s', (kind) => {
  it('seats everybody where all find room', () => {
    for (const seed of SEEDS) {
      const auction = auctionOf(contest(new Dice(seed), kind));
      expect({ seed, isSold: auction.sell(1 + (seed % 50), ENOUGH) }).toEqual({ seed, isSold: true });
      expect(auction.holder.filter((source) => source !== -1)).toHaveLength(auction.units);
    }
  });

  it('leaves nobody with a seat that is worse by more than one step than one it does not hold', () => {
    for (const seed of SEEDS) {
      const game = contest(new Dice(seed), kind);
      const auction = auctionOf(game);
      const step = 1 + (seed % 50);
      auction.sell(step, ENOUGH);
      for (let source = 0; source < game.graph.left; source++) {
        const edges = edgesOf(game.graph, source);
        const held = edges
          .filter((edge) => isHeld(game, auction, source, edge))
          .map((edge) => worthOf(game, auction, edge));
        const others = edges
          .filter((edge) => !isHeld(game, auction, source, edge))
          .map((edge) => worthOf(game, auction, edge));
        expect(held).toHaveLength(game.supply[source] ?? 0);
        expect({ seed, source, least: Math.min(...held) }).toEqual({
          seed,
          source,
          least: Math.max(Math.min(...held), Math.max(...others) - step),
        });
      }
    }
  });

  it('never asks a price where there is room', () => {
    for (const seed of SEEDS) {
      const auction = auctionOf(contest(new Dice(seed), kind));
      auction.sell(3, ENOUGH);
      auction.price.forEach((price, sink) => {
        const hasRoom = auction.holder.subarray(auction.start[sink], auction.start[sink + 1]).includes(-1);
        expect(hasRoom && price > 0).toBe(false);
      });
    }
  });

  it('makes no more bids than it may', () => {
    const game = contest(new Dice(5), kind);
    const auction = auctionOf(game);
    expect(auction.sell(1, 2)).toBe(false);
    expect(auction.holder.filter((source) => source !== -1)).toHaveLength(2);
  });
});

describe('an auction that is opened again', () => {
  const rival = (weight: number) => [weight, 0] as const;
  // Three sources want the first sink, which has one seat; the second has room for all.
  const game = (): Auction => {
    const weights = [rival(10), rival(20), rival(30)].flat();
    const graph = {
      left: 3,
      right: 2,
      start: Int32Array.of(0, 2, 4, 6),
      target: Int32Array.of(0, 1, 0, 1, 0, 1),
      weight: Float64Array.from(weights),
      most: 30,
    };
    return new Auction(graph, Int32Array.of(1, 1, 1), Int32Array.of(1, 3));
  };

  it('has the same prices, less what is taken off, and free seats', () => {
    const auction = game();
    auction.sell(1, ENOUGH);
    const before = auction.price[0] ?? 0;
    expect(before).toBeGreaterThanOrEqual(20);
    auction.reopen(4);
    expect([...auction.price]).toEqual([before - 4, 0]);
    expect([...auction.holder]).toEqual([-1, -1, -1, -1]);
  });

  it('asks nothing for what nobody took', () => {
    const auction = game();
    auction.sell(1, ENOUGH);
    auction.reopen(0);
    auction.reopen(0);
    expect([...auction.price]).toEqual([0, 0]);
  });

  it('forgets all prices when it starts over', () => {
    const auction = game();
    auction.sell(1, ENOUGH);
    auction.startOver();
    expect(auction.dearest()).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Auction } from './auction.js';
import { fill } from './filling.js';
import type { Filling } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { nearEdges } from './near-edges.js';
import { startsAfter } from './pair-order.js';
import { PriceFall } from './price-fall.js';
import { settle } from './settle.js';
import { type Contest, contest, edgesOf } from './testing/contests.js';
import { Dice } from './testing/dice.js';

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);
const KINDS = ['many seats at a sink', 'many units of a source'] as const;

/** What speaks against the prices of a filling: they reach every weight, and are it where somebody sits. */
function faults({ graph }: Contest, { seats, source, sink }: Filling): string[] {
  const found: string[] = [];
  for (let from = 0; from < graph.left; from++) {
    for (const edge of edgesOf(graph, from)) {
      const to = graph.target[edge] ?? 0;
      const over = (source[from] ?? 0) + (sink[to] ?? 0) - (graph.weight[edge] ?? 0);
      if (over < 0) found.push(`${from}-${to} is worth more than its prices`);
      if (over > 0 && seats.holdersOf(to).includes(from)) found.push(`${from} pays too much at ${to}`);
    }
  }
  sink.forEach((price, node) => {
    if (price < 0) found.push(`sink ${node} has a negative price`);
  });
  return found;
}

function seated({ graph }: Contest, { seats }: Filling): number[] {
  const count = Array.from({ length: graph.left }, () => 0);
  for (let sink = 0; sink < graph.right; sink++) {
    for (const source of seats.holdersOf(sink)) count[source] = (count[source] ?? 0) + 1;
  }
  return count;
}

function pricedWithRoom({ seats, sink }: Filling): number[] {
  return Array.from(sink.keys()).filter((node) => seats.hasRoom(node) && (sink[node] ?? 0) > 0);
}

describe.each(KINDS)('with %s', (kind) => {
  it('what is kept of an auction is exactly the best at its prices, however coarse the steps were', () => {
    let kept = 0;
    for (const seed of SEEDS) {
      const game = contest(new Dice(seed), kind);
      const auction = new Auction(game.graph, game.supply, game.rooms);
      auction.sell(1 + seed * 100, 1000);
      const { filling, left, units } = settle(game.graph, game.supply, game.rooms, auction);
      expect({ seed, faults: faults(game, filling) }).toEqual({ seed, faults: [] });
      expect(seated(game, filling)).toEqual(Array.from(game.supply, (supply, source) => supply - (left[source] ?? 0)));
      expect(units).toBe(left.reduce((sum, one) => sum + one, 0));
      kept += auction.units - units;
    }
    expect(kept).toBeGreaterThan(1000);
  });

  it('everybody is seated, at prices that prove it best, and nothing with room has a price', () => {
    for (const seed of SEEDS) {
      const game = contest(new Dice(seed), kind);
      const filling = fill(game.graph, game.supply, game.rooms);
      expect({ seed, faults: faults(game, filling) }).toEqual({ seed, faults: [] });
      expect(seated(game, filling)).toEqual([...game.supply]);
      expect(pricedWithRoom(filling)).toEqual([]);
    }
  });

  it('a price where there is room falls until it is gone or somebody comes', () => {
    let came = 0;
    for (const seed of SEEDS) {
      const game = contest(new Dice(seed), kind);
      const { filling, open } = withPrices(game, new Dice(seed));
      const empty = open.map((node) => filling.seats.roomOf(node));
      new PriceFall(game.graph, filling, open).run();
      expect({ seed, faults: faults(game, filling) }).toEqual({ seed, faults: [] });
      expect(seated(game, filling)).toEqual([...game.supply]);
      expect(pricedWithRoom(filling)).toEqual([]);
      if (open.some((node, at) => filling.seats.roomOf(node) < (empty[at] ?? 0))) came++;
    }
    expect(came).toBeGreaterThan(50);
  });

  it('the edges near to tight are seen from the sinks, and no others', () => {
    for (const seed of SEEDS) {
      const game = contest(new Dice(seed), kind);
      const { filling } = withPrices(game, new Dice(seed));
      const most = seed * 100;
      const near = nearEdges(game.graph, filling, most);
      const expected = Array.from({ length: game.graph.left }, (_, source) =>
        edgesOf(game.graph, source).map((edge) => ({ source, sink: game.graph.target[edge] ?? 0, edge })),
      )
        .flat()
        .filter(({ source, sink, edge }) => {
          const over = (filling.source[source] ?? 0) + (filling.sink[sink] ?? 0) - (game.graph.weight[edge] ?? 0);
          return over <= most;
        })
        .map(({ source, sink, edge }) => `${source}-${sink}: ${game.graph.weight[edge]}`);
      const found = Array.from({ length: game.graph.right }, (_, sink) =>
        Array.from(near.source.subarray(near.start[sink], near.start[sink + 1]), (source, at) => {
          return `${source}-${sink}: ${near.weight[(near.start[sink] ?? 0) + at]}`;
        }),
      ).flat();
      expect(found.sort()).toEqual(expected.sort());
    }
  });
});

/** A best filling without the sinks that nobody needs; these come back at a price that is too high for everybody, or just so. */
function withPrices(game: Contest, dice: Dice): { filling: Filling; open: number[] } {
  const needed = game.supply.reduce((sum, one) => sum + one, 0);
  const filling = fill(without(game, needed), game.supply, game.rooms);
  const open = Array.from(game.rooms.keys()).slice(needed);
  for (let source = 0; source < game.graph.left; source++) {
    for (const edge of edgesOf(game.graph, source)) {
      const sink = game.graph.target[edge] ?? 0;
      const fair = (game.graph.weight[edge] ?? 0) - (filling.source[source] ?? 0);
      if (sink >= needed) filling.sink[sink] = Math.max(filling.sink[sink] ?? 0, fair + dice.roll(0, 1) * 5000);
    }
  }
  return { filling, open: open.filter((sink) => (filling.sink[sink] ?? 0) > 0) };
}

/** The edges to the first sinks only. */
function without({ graph }: Contest, sinks: number): WeightedGraph {
  const kept = Array.from({ length: graph.left }, (_, source) =>
    edgesOf(graph, source).filter((edge) => (graph.target[edge] ?? 0) < sinks),
  );
  const sizes = Int32Array.from(kept, ({ length }) => length);
  const edges = kept.flat();
  return {
    ...graph,
    start: startsAfter(sizes),
    target: Int32Array.from(edges, (edge) => graph.target[edge] ?? 0),
    weight: Float64Array.from(edges, (edge) => graph.weight[edge] ?? 0),
  };
}

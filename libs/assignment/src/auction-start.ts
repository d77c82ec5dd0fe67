import { Auction } from './auction.js';
import { MAX_PRICE } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { type Start, settle } from './settle.js';

/** The first step is the span of the weights divided by the first number, each later one is smaller by the second. */
const COARSEST = 8;
const FINER = 6;
/** Before the steps are finer than the span divided by this, there is no use in looking what is exact. */
const FINE = 10_000;

/** Bids for each unit: in the first sale, which has no coarse steps, and in each of the later ones. */
const FEW_BIDS = 3;
const MANY_BIDS = 32;

/**
 * An auction has come near enough when all but one unit in so many hold a seat that is exactly the best for them; the first sale only when
 * there are fewer, for where many contend its prices are low, and the searches would go far.
 */
const NEAR = 16;
const VERY_NEAR = 256;

/**
 * Seats most units by auction, and keeps of it what is exactly the best at its prices. The first sale has the smallest step: where nobody
 * contends for long, hardly anything is left to do. Otherwise prices are found by steps that become finer (epsilon scaling: Bertsekas
 * 1988). It is bounded in bids and in steps, and only a start: `fill` completes whatever it leaves.
 */
export function startByAuction(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array): Start {
  const auction = new Auction(graph, supply, rooms);
  // A step is 1 at least: among few weights (an aim has two) it would be too coarse to tell them apart.
  if (graph.most < FINE) return settle(graph, supply, rooms, auction);
  auction.sell(1, FEW_BIDS * auction.units);
  const start = settleExact(graph, supply, rooms, auction);
  return start.units * VERY_NEAR <= auction.units ? start : scaleDown(graph, supply, rooms, auction);
}

function scaleDown(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array, auction: Auction): Start {
  auction.startOver();
  for (let step = Math.ceil(graph.most / COARSEST); ; step = Math.ceil(step / FINER)) {
    const isSold = auction.sell(step, MANY_BIDS * auction.units);
    if (step * FINE <= graph.most) {
      const start = settleExact(graph, supply, rooms, auction);
      if (!isSold || step === 1 || isNear(start, auction)) return start;
    }
    // Twice the step off: with less, many sinks keep a price and nobody; with more, the next sale takes longer.
    auction.reopen(2 * step);
  }
}

function settleExact(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array, auction: Auction): Start {
  if (auction.dearest() > MAX_PRICE / 2) auction.startOver();
  return settle(graph, supply, rooms, auction);
}

function isNear({ units }: Start, auction: Auction): boolean {
  return units * NEAR <= auction.units;
}

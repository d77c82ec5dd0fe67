import { Auction } from './auction.js';
import { MAX_PRICE } from './filling-state.js';
import type { WeightedGraph } from './graph.js';
import { type Start, settle } from './settle.js';

/** Steps go from the span of the weights divided by the first number, each time divided by the second, to the span divided by the third. */
const COARSEST = 8;
const FINER = 6;
const FINEST = 20_000;

/** Bids for each unit: a sale at the finest step that needs no more than the first needs no coarser ones before; none may take more than the second. */
const FEW_BIDS = 3;
const MANY_BIDS = 32;

/** The auction has come near enough when all but one unit in so many hold a seat that is exactly the best for them. */
const NEAR = 16;

/**
 * Seats most units by an auction whose steps become finer (epsilon scaling: Bertsekas 1988), and keeps of it what is exactly the best at its
 * prices. It is bounded in bids and in steps, and only a start: `fill` completes whatever it leaves.
 */
export function startByAuction(graph: WeightedGraph, supply: Int32Array, rooms: Int32Array): Start {
  const auction = new Auction(graph, supply, rooms);
  const span = graph.most;
  // A step is 1 at least: among few weights (an aim has two) it would be too coarse to tell them apart.
  if (span < FINEST) return settle(graph, supply, rooms, auction);
  const finest = Math.ceil(span / FINEST);
  let isSold = auction.sell(1, FEW_BIDS * auction.units) || scaleDown(auction, span, finest);
  for (let step = finest; ; ) {
    if (auction.dearest() > MAX_PRICE / 2) auction.startOver();
    const start = settle(graph, supply, rooms, auction);
    if (!isSold || step === 1 || start.units * NEAR <= auction.units) return start;
    auction.reopen(2 * step);
    step = Math.ceil(step / FINER);
    isSold = auction.sell(step, MANY_BIDS * auction.units);
  }
}

function scaleDown(auction: Auction, span: number, finest: number): boolean {
  auction.startOver();
  for (let step = span / COARSEST; step > finest; step /= FINER) sellAt(Math.ceil(step), auction);
  return auction.sell(finest, MANY_BIDS * auction.units);
}

/** Twice the step is taken off before the next sale: with less, sinks keep too high a price and nobody; with more, it takes longer. */
function sellAt(step: number, auction: Auction): void {
  auction.sell(step, MANY_BIDS * auction.units);
  auction.reopen(2 * step);
}

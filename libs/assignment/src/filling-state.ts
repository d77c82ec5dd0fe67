import type { Seats } from './seats.js';

/**
 * No price may leave this range; then the sum of two prices and a weight is an exact integer in a double (below 2^53).
 * The weights themselves stay inside because of MAX_SCORE and MAX_SIZE.
 */
export const MAX_PRICE = 2 ** 51;

/** A filling and the prices that prove it best: `source + sink >= weight` on every edge, equal where it is used. */
export interface Filling {
  readonly seats: Seats;
  /** A price for each source, of either sign. */
  readonly source: Float64Array;
  /** A price for each sink: never negative, and 0 where there is room left. */
  readonly sink: Float64Array;
}

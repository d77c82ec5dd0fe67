import type { Seats } from './seats.js';

/** A filling and the prices that prove it best: `source + sink >= weight` on every edge, equal where it is used. */
export interface Filling {
  readonly seats: Seats;
  /** A price for each source, of either sign. */
  readonly source: Float64Array;
  /** A price for each sink: never negative, and 0 where there is room left. */
  readonly sink: Float64Array;
}

import type { Assignment } from './assignment.js';
import { checkInstance, type Instance } from './instance.js';
import { isWide, solveByPricing } from './pricing.js';
import { solveWhole } from './solve-whole.js';

/**
 * A best assignment of an instance, with the proof that it is. The same instance always gets the same answer; with keys,
 * in whatever order its rows, columns and pairs come.
 *
 * @throws InvalidInstance when the instance breaks its contract, or when prices would pass 2^51 and no longer be exact.
 */
export function solve(instance: Instance): Assignment {
  checkInstance(instance);
  return isWide(instance) ? solveByPricing(instance, solveWhole) : solveWhole(instance);
}

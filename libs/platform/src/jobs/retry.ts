import { MINUTE, SECOND } from '#platform/kernel';

/** When to try again after the n-th failure: 2 s, 4 s, 8 s ... at most 15 minutes. */
export function retryAt(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(15 * MINUTE, SECOND * 2 ** Math.min(attempts, 10)));
}

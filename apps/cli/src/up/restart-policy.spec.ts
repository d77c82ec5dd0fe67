import { describe, expect, it } from '@jest/globals';
import { givesUp } from './restart-policy.js';

describe('restarting a part', () => {
  it('goes on after four deaths in a row and ends at the fifth', () => {
    expect(givesUp([0, 1000, 2000, 3000], 3000)).toBe(false);
    expect(givesUp([0, 1000, 2000, 3000, 4000], 4000)).toBe(true);
  });

  it('forgets deaths of more than half a minute ago', () => {
    expect(givesUp([0, 10_000, 20_000, 29_000, 30_000], 30_000)).toBe(false);
    expect(givesUp([1, 10_000, 20_000, 29_000, 30_000], 30_000)).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type GroupSize, OFFER_LIMITS, requireGroupOffer, requireGroupSize } from './mentor-group.js';

const passes = (check: () => void) => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};
const may = (size: GroupSize) => passes(() => requireGroupSize(size));

describe('the size of a group', () => {
  it('is two to six students with one mentor, and up to five with two', () => {
    const group = (mentors: number, least: number, seats: number) => may({ kind: 'group', mentors, least, seats });
    expect([group(1, 2, 6), group(2, 2, 5), group(1, 3, 3)]).toEqual([true, true, true]);
    expect([group(1, 1, 4), group(1, 2, 7), group(2, 2, 6), group(3, 2, 4), group(1, 4, 3)]).not.toContain(true);
    expect(group(1, 2.5, 4)).toBe(false);
  });

  it('is one to twelve students at a host organisation, whoever works there', () => {
    const host = (mentors: number, least: number, seats: number) => may({ kind: 'host', mentors, least, seats });
    expect([host(1, 1, 1), host(5, 4, 12)]).toEqual([true, true]);
    expect([host(1, 0, 3), host(1, 2, 13)]).not.toContain(true);
  });
});

describe('the group that a mentor offers', () => {
  const may = (least: number, most: number) => passes(() => requireGroupOffer({ least, most }));

  it('has a size that one mentor may have: two to six students', () => {
    expect([may(2, 2), may(2, 4), may(6, 6), may(2, 6)]).toEqual([true, true, true, true]);
    expect([may(1, 4), may(2, 7), may(4, 3), may(2.5, 4), may(2, 4.5), may(Number.NaN, 4)]).not.toContain(true);
  });

  it('may be as small and as large as the limits that are told say, and no more', () => {
    const { least, most } = OFFER_LIMITS;
    expect([may(least, most), may(least - 1, most), may(least, most + 1)]).toEqual([true, false, false]);
  });
});

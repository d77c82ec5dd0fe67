import { describe, expect, it } from '@jest/globals';
import { type GroupSize, requireGroupSize } from './mentor-group.js';

const may = (size: GroupSize) => {
  try {
    requireGroupSize(size);
    return true;
  } catch {
    return false;
  }
};

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

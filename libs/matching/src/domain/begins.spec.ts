import { describe, expect, it } from '@jest/globals';
import { mayJoin } from './begins.js';

const of = (accepted: number, open: number, begun = false, there = accepted) =>
  mayJoin({ accepted, there, open, begun, least: 3 });

describe('a group that gathers', () => {
  it('begins with its minimum, and takes in later whoever accepts then', () => {
    expect([of(2, 2), of(3, 2), of(1, 2, true)]).toEqual([false, true, true]);
    expect(of(3, 2, false, 2)).toBe(false);
  });

  it('begins with fewer when nobody else can accept any more, and never with nobody', () => {
    expect([of(1, 0), of(0, 0), of(0, 0, true)]).toEqual([true, false, false]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { crowdsOf } from './crowds.js';

describe('the group that a contested student stands in', () => {
  // Students 0 and 1 want mentor 0; student 2 wants mentor 1; students 3, 4 and 5 want mentor 2, which has two places.
  const pairs = { pairRow: Int32Array.of(0, 1, 2, 3, 4, 5), pairColumn: Int32Array.of(0, 0, 1, 2, 2, 2) };
  const places = Int32Array.of(1, 3, 2);
  const contested = { students: Uint8Array.of(1, 1, 0, 1, 1, 1, 1), mentors: Uint8Array.of(1, 0, 1) };
  const crowds = crowdsOf(pairs, places, contested);

  it('is all who share its mentors, with their places, and nobody of another group', () => {
    expect(crowds.get(0)).toEqual({ students: 2, places: 1 });
    expect(crowds.get(1)).toBe(crowds.get(0));
    expect(crowds.get(4)).toEqual({ students: 3, places: 2 });
  });

  it('is none for whom there is a place, and herself alone for whom there is no mentor', () => {
    expect(crowds.has(2)).toBe(false);
    expect(crowds.get(6)).toEqual({ students: 1, places: 0 });
  });
});

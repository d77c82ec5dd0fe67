import { expect, it } from '@jest/globals';
import { MinHeap } from './min-heap.js';
import { Dice } from './testing/dice.js';

it('hands out numbers by rising key, lowered keys included', () => {
  const dice = new Dice(7);
  const heap = new MinHeap(200);
  const keys = Array.from({ length: 200 }, () => dice.roll(0, 500));
  keys.forEach((key, item) => {
    heap.put(item, key + dice.roll(0, 50));
  });
  keys.forEach((key, item) => {
    heap.put(item, key);
  });
  const popped = keys.map(() => [heap.least(), keys[heap.pop()]]);
  const sorted = keys.toSorted((one, other) => one - other);
  expect(popped).toEqual(sorted.map((key) => [key, key]));
  expect(heap.least()).toBe(Number.POSITIVE_INFINITY);
});

it('forgets everything when cleared', () => {
  const heap = new MinHeap(3);
  heap.put(2, 1);
  heap.clear();
  heap.put(2, 9);
  expect([heap.least(), heap.pop()]).toEqual([9, 2]);
});

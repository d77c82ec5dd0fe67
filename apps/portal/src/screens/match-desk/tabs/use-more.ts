import { useState } from 'react';

const STEP = 50;

/** The first so many of a long list, and more at each press. */
export function useMore<Item>(items: readonly Item[]): { some: readonly Item[]; left: number; more: () => void } {
  const [count, setCount] = useState(STEP);
  return {
    some: items.slice(0, count),
    left: Math.max(0, items.length - count),
    more: () => setCount((before) => before + STEP),
  };
}

import { describe, expect, it } from 'vitest';
import { stopAfter } from './list-keys.js';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, index: number, held = {}) => stopAfter({ ...NONE, key, ...held }, index, 5);

describe('keys in the list of universities', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 'field'],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['Escape', 2, 'field'],
  ])('%s on link %i leads to %s', (key, index, stop) => {
    expect(press(key, index)).toBe(stop);
  });

  it.each(['Enter', 'Tab', ' ', 'a', 'PageDown'])('%j is left to the browser', (key) => {
    expect(press(key, 2)).toBeUndefined();
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])('nothing is taken while %s is held', (held) => {
    expect(press('Home', 2, { [held]: true })).toBeUndefined();
  });
});

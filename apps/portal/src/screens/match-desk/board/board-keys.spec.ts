import { describe, expect, it } from 'vitest';
import { commandOf } from './board-keys.js';

const key = (name: string) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false });
const place = { row: 5, count: 100, page: 9 };

describe('the keys of the board', () => {
  it('lead from row to row and stop at the ends', () => {
    const to = (name: string, row = 5) => commandOf(key(name), { ...place, row });
    expect(to('ArrowDown')).toEqual({ kind: 'go', to: 6 });
    expect(to('PageDown')).toEqual({ kind: 'go', to: 14 });
    expect(to('PageUp')).toEqual({ kind: 'go', to: 0 });
    expect(to('Home')).toEqual({ kind: 'go', to: 0 });
    expect(to('End')).toEqual({ kind: 'go', to: 99 });
    expect(to('ArrowDown', 99)).toEqual({ kind: 'go', to: 99 });
    expect(to('ArrowUp', 0)).toEqual({ kind: 'go', to: 0 });
  });

  it('act, in capitals too', () => {
    expect(commandOf(key('l'), place)).toEqual({ kind: 'lock' });
    expect(commandOf(key('L'), place)).toEqual({ kind: 'lock' });
    expect(commandOf(key('?'), place)).toEqual({ kind: 'help' });
  });

  it('leave the browser its own', () => {
    expect(commandOf({ ...key('r'), ctrlKey: true }, place)).toBeUndefined();
    expect(commandOf(key('Tab'), place)).toBeUndefined();
    expect(commandOf(key('Enter'), place)).toBeUndefined();
  });
});

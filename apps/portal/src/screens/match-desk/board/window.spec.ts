import { describe, expect, it } from 'vitest';
import { rowsOfPage, topToShow, windowOf } from './window.js';

const view = { top: 0, height: 600, rowHeight: 60, count: 5000 };

describe('the window of a long list', () => {
  it('draws what is in sight and a few more', () => {
    expect(windowOf(view)).toEqual({ from: 0, to: 16 });
    expect(windowOf({ ...view, top: 60_000 })).toEqual({ from: 994, to: 1016 });
  });

  it('never leaves the list, also when the list became shorter than it was scrolled', () => {
    expect(windowOf({ ...view, top: 299_400 })).toEqual({ from: 4984, to: 5000 });
    expect(windowOf({ ...view, top: 299_400, count: 3 })).toEqual({ from: 3, to: 3 });
    expect(windowOf({ ...view, count: 0 })).toEqual({ from: 0, to: 0 });
  });

  it('scrolls only as far as a row needs', () => {
    expect(topToShow(3, view)).toBe(0);
    expect(topToShow(9, view)).toBe(0);
    expect(topToShow(10, view)).toBe(60);
    expect(topToShow(4, { ...view, top: 600 })).toBe(240);
  });

  it('keeps one row when it turns the page', () => {
    expect(rowsOfPage(view)).toBe(9);
    expect(rowsOfPage({ ...view, height: 30 })).toBe(1);
  });
});

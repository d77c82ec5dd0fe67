import { describe, expect, it } from '@jest/globals';
import { cellOf } from './row-values.js';

describe('a cell', () => {
  it('shows text that people wrote in the reader’s language, else as it was written', () => {
    const name = { source: 'fi', fi: 'Aalto-yliopisto', sv: 'Aalto-universitetet' };
    expect(cellOf({ type: 'text' }, name, 'sv')).toBe('Aalto-universitetet');
    expect(cellOf({ type: 'text' }, name, 'en')).toBe('Aalto-yliopisto');
  });

  it('carries instants as ISO text and figures as figures', () => {
    expect(cellOf({ type: 'instant' }, new Date('2026-09-01T09:00:00Z'), 'fi')).toBe('2026-09-01T09:00:00.000Z');
    expect(cellOf({ type: 'number' }, '12.5', 'fi')).toBe(12.5);
    expect(cellOf({ type: 'number' }, 0, 'fi')).toBe(0);
  });

  it('is empty for nothing, and no is not nothing', () => {
    expect([null, undefined, ''].map((value) => cellOf({ type: 'text' }, value, 'fi'))).toEqual([null, null, null]);
    expect(cellOf({ type: 'flag' }, false, 'fi')).toBe(false);
  });
});

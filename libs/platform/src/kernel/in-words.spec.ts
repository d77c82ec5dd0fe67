import { describe, expect, it } from '@jest/globals';
import { inWords } from './in-words.js';
import { LANGUAGES } from './localised-text.js';

describe('an instant in words', () => {
  it('is the day and the time in Helsinki, as each language writes them', () => {
    const late = new Date('2026-11-30T22:05:00Z');
    expect(LANGUAGES.map((language) => inWords(late, language))).toEqual([
      '1.12.2026 klo 0.05',
      '1 december 2026 kl. 0.05',
      '1 December 2026 at 00:05',
    ]);
    expect(inWords(new Date('2026-06-30T12:30:00Z'), 'en')).toBe('30 June 2026 at 15:30');
  });
});

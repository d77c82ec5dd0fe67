import { describe, expect, it } from 'vitest';
import { day, daysUntil, isoDay, languageName, leaf, moment, span, time, weekday } from './dates.js';

// The script runs these with TZ=Pacific/Apia: a reader far away sees Helsinki time all the same.
describe('dates', () => {
  it('are written the way each language writes them', () => {
    expect(day('fi', '2026-03-15')).toBe('15.3.2026');
    expect(day('sv', '2026-03-15')).toBe('15 mars 2026');
    expect(day('en', '2026-03-15')).toBe('15 March 2026');
  });

  it('keep a date without time on its day wherever the reader is', () => {
    expect(weekday('en', '2026-01-01')).toBe('Thursday, 1 January 2026');
  });

  it('take the clock of Helsinki, also across the change of the clocks', () => {
    expect(time('fi', '2026-03-29T00:30:00Z')).toBe('2.30');
    expect(time('fi', '2026-03-29T01:30:00Z')).toBe('4.30');
    expect(time('en', '2026-10-25T00:30:00Z')).toBe('03:30');
    expect(time('en', '2026-10-25T01:30:00Z')).toBe('03:30');
  });

  it('count 24 hours, and midnight is 0', () => {
    expect(time('en', '2026-06-01T21:05:00Z')).toBe('00:05');
    expect(time('sv', '2026-06-01T15:00:00Z')).toMatch(/^18[.:]00$/);
  });

  it('say until when in the middle of a sentence', () => {
    expect(moment('fi', '2026-11-30T22:05:00Z')).toBe('1.12.2026 klo 0.05');
    expect(moment('sv', '2026-12-01T07:30:00Z')).toMatch(/^1 december 2026 kl\. 0?9[.:]30$/);
    expect(moment('en', '2026-12-01T07:30:00Z')).toBe('1 December 2026 at 09:30');
  });

  it('name both days of an event that ends on another', () => {
    expect(span('en', '2026-06-01T14:00:00Z', '2026-06-01T16:30:00Z')).toBe(
      'Monday, 1 June 2026, 17:00\u2060–\u206019:30',
    );
    expect(span('en', '2026-06-01T18:00:00Z', '2026-06-01T22:00:00Z')).toContain('Tuesday, 2 June 2026, 01:00');
  });

  it('put the day of Helsinki on a calendar leaf', () => {
    expect(leaf('fi', '2026-11-30T22:30:00Z')).toEqual({ day: '1', month: 'joulu' });
  });

  it('count days by the calendar, not by hours', () => {
    const lateEvening = new Date('2026-11-24T21:30:00Z');
    expect(isoDay(lateEvening)).toBe('2026-11-24');
    expect(daysUntil('2026-11-24T22:30:00Z', lateEvening)).toBe(1);
    expect(daysUntil('2026-11-24T21:59:00Z', lateEvening)).toBe(0);
    expect(daysUntil('2026-11-23T10:00:00Z', lateEvening)).toBe(-1);
  });
});

describe('names of languages', () => {
  it('begin with a capital in a list, whatever the language of the page', () => {
    expect(languageName('fi', 'sv')).toBe('Ruotsi');
    expect(languageName('sv', 'fi')).toBe('Finska');
    expect(languageName('en', 'ig')).toBe('Igbo');
  });
});

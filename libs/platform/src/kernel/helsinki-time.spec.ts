import { describe, expect, it } from '@jest/globals';
import { addDays, addDaysInHelsinki, helsinkiInstant, localDate } from './helsinki-time.js';

describe('Helsinki time', () => {
  it('puts an instant late in the evening UTC on the next day in Helsinki', () => {
    expect(localDate(new Date('2026-01-31T22:30:00Z'))).toBe('2026-02-01');
    expect(localDate(new Date('2026-06-30T21:30:00Z'))).toBe('2026-07-01');
    expect(localDate(new Date('2026-01-31T21:30:00Z'))).toBe('2026-01-31');
  });

  it('knows summer and winter time', () => {
    expect(helsinkiInstant('2026-07-01', '12:00').toISOString()).toBe('2026-07-01T09:00:00.000Z');
    expect(helsinkiInstant('2026-12-01', '12:00').toISOString()).toBe('2026-12-01T10:00:00.000Z');
  });

  it('keeps the hour on the clock across the weekend when summer time begins (29.3.2026)', () => {
    const friday = helsinkiInstant('2026-03-27', '12:00');
    expect(addDaysInHelsinki(friday, 7).toISOString()).toBe(helsinkiInstant('2026-04-03', '12:00').toISOString());
    expect(addDaysInHelsinki(friday, 7).getTime() - friday.getTime()).toBe((7 * 24 - 1) * 3_600_000);
  });

  it('keeps the hour on the clock across the weekend when summer time ends (25.10.2026)', () => {
    const friday = helsinkiInstant('2026-10-23', '12:00');
    expect(addDaysInHelsinki(friday, 7).getTime() - friday.getTime()).toBe((7 * 24 + 1) * 3_600_000);
  });

  it('answers for an hour that does not exist and takes the first of an hour that comes twice', () => {
    expect(helsinkiInstant('2026-03-29', '03:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(helsinkiInstant('2026-10-25', '03:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('adds days over month ends and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

import { describe, expect, it } from '@jest/globals';
import { readPeriod } from './period.js';

describe('a report period', () => {
  it('is two days of the calendar, both included', () => {
    expect(readPeriod(' 2022-05-01', '2023-04-30 ')).toEqual({ from: '2022-05-01', to: '2023-04-30' });
    expect(readPeriod('2024-02-29', '2024-02-29')).toEqual({ from: '2024-02-29', to: '2024-02-29' });
  });

  it.each([
    ['2023-04-30', '2022-05-01'],
    ['2023-02-29', '2023-03-01'],
    ['1.5.2022', '30.4.2023'],
    ['2022-05-01', ''],
    ['2022-05-01T00:00:00Z', '2023-04-30'],
    ['2022-13-01', '2023-04-30'],
  ])('is not %s to %s', (from, to) => {
    expect(() => readPeriod(from, to)).toThrow('reporting.bad-period');
  });
});

import { describe, expect, it } from '@jest/globals';
import { mayAsk, requestsLeft } from './mentor-choice.js';
import { reminderInstants, remindersDue } from './reminders.js';

describe('asking a mentor', () => {
  it('is possible as often as staff allow, one mentor at a time', () => {
    expect(mayAsk('maija', { made: 0, waitsFor: null }, 3)).toBe('now');
    expect(mayAsk('maija', { made: 2, waitsFor: null }, 3)).toBe('now');
    expect(() => mayAsk('maija', { made: 3, waitsFor: null }, 3)).toThrow('matching.no-requests-left');
    expect(() => mayAsk('maija', { made: 1, waitsFor: 'nina' }, 3)).toThrow('matching.request-is-open');
  });

  it('twice in a row is asking once, also with the last request', () => {
    expect(mayAsk('maija', { made: 3, waitsFor: 'maija' }, 3)).toBe('already');
  });

  it('leaves nothing when staff lowered the limit meanwhile', () => {
    expect(requestsLeft(1, { made: 3 })).toBe(0);
    expect(requestsLeft(3, { made: 1 })).toBe(2);
  });
});

describe('a mentor who is asked', () => {
  const sentAt = new Date('2026-03-27T10:00:00Z');

  it('is reminded once, on the second day, to the same hour on the clock also when the clocks change', () => {
    expect(remindersDue(sentAt, new Date('2026-03-29T08:59:59Z'), 'request')).toBe(0);
    expect(remindersDue(sentAt, new Date('2026-03-29T09:00:00Z'), 'request')).toBe(1);
    expect(reminderInstants(new Date('2026-03-29T09:00:00Z'), 'request')).toEqual([sentAt]);
  });

  it('is not reminded by the days of other proposals', () => {
    expect(remindersDue(sentAt, new Date('2026-04-20T09:00:00Z'), 'request')).toBe(1);
    expect(remindersDue(sentAt, new Date('2026-04-20T09:00:00Z'), 'run')).toBe(2);
  });
});

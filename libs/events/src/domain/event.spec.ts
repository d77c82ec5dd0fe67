import { describe, expect, it } from '@jest/globals';
import { checkCapacity, checkInIsOpen, checkTimes, type EventState, registrationIsOpen } from './event.js';

const at = (text: string) => new Date(text);
const times = {
  registrationOpensAt: at('2026-02-01T08:00:00Z'),
  registrationClosesAt: at('2026-02-10T08:00:00Z'),
  startsAt: at('2026-02-10T15:00:00Z'),
  endsAt: at('2026-02-10T18:00:00Z'),
};
const event = (state: EventState) => ({ ...times, state });

describe('the times of an event', () => {
  it('stand in order', () => {
    expect(() => checkTimes(times)).not.toThrow();
    expect(() => checkTimes({ ...times, registrationClosesAt: times.startsAt })).not.toThrow();
  });

  it.each([
    { endsAt: times.startsAt },
    { startsAt: at('2026-02-10T07:59:59Z') },
    { registrationClosesAt: times.registrationOpensAt },
    { registrationOpensAt: at('never') },
  ])('are refused for %j', (change) => {
    expect(() => checkTimes({ ...times, ...change })).toThrow('events.bad-times');
  });
});

describe('the capacity of an event', () => {
  it.each([1, 80, 10_000])('may be %d', (capacity) => expect(() => checkCapacity(capacity)).not.toThrow());
  it.each([0, -1, 2.5, Number.NaN, 10_001])('may not be %d', (capacity) => {
    expect(() => checkCapacity(capacity)).toThrow('events.bad-capacity');
  });
});

describe('registration', () => {
  it('is open from the opening to just before the closing', () => {
    const open = (now: string) => registrationIsOpen(event('published'), at(now));
    expect([open('2026-02-01T07:59:59Z'), open('2026-02-01T08:00:00Z')]).toEqual([false, true]);
    expect([open('2026-02-10T07:59:59Z'), open('2026-02-10T08:00:00Z')]).toEqual([true, false]);
  });

  it('is closed for drafts and cancelled events', () => {
    const now = at('2026-02-02T08:00:00Z');
    expect(registrationIsOpen(event('draft'), now)).toBe(false);
    expect(registrationIsOpen(event('cancelled'), now)).toBe(false);
  });
});

describe('check-in', () => {
  it('begins with the day of the event in Helsinki and does not end', () => {
    const open = (now: string) => checkInIsOpen(event('published'), at(now));
    expect([open('2026-02-09T21:59:59Z'), open('2026-02-09T22:00:00Z'), open('2026-03-01T00:00:00Z')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(checkInIsOpen(event('cancelled'), times.startsAt)).toBe(false);
  });
});

import { DomainError, localDate } from '#platform/kernel';
import { EventsError } from '../errors.js';

export type EventState = 'draft' | 'published' | 'cancelled';

export interface EventTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationOpensAt: Date;
  readonly registrationClosesAt: Date;
}

const MAX_CAPACITY = 10_000;

/** @throws events.bad-times unless registration opens, closes, and the event begins and ends in this order */
export function checkTimes(times: EventTimes): void {
  const { registrationOpensAt: opens, registrationClosesAt: closes, startsAt: starts, endsAt: ends } = times;
  const known = [opens, closes, starts, ends].every((instant) => !Number.isNaN(instant.getTime()));
  if (!known || opens >= closes || closes > starts || starts >= ends) throw new DomainError(EventsError.badTimes);
}

/** @throws events.bad-capacity */
export function checkCapacity(capacity: number): void {
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > MAX_CAPACITY) {
    throw new DomainError(EventsError.badCapacity, { most: MAX_CAPACITY });
  }
}

/** Registration is open from its opening until its closing or the event's beginning, whichever comes first. */
export function registrationIsOpen(event: EventTimes & { readonly state: EventState }, now: Date): boolean {
  return (
    event.state === 'published' &&
    event.registrationOpensAt <= now &&
    now < event.registrationClosesAt &&
    now < event.startsAt
  );
}

/** People come before the doors open: attendance is noted from the event's day on, Helsinki time. */
export function checkInIsOpen(
  event: Pick<EventTimes, 'startsAt'> & { readonly state: EventState },
  now: Date,
): boolean {
  return event.state === 'published' && localDate(now) >= localDate(event.startsAt);
}

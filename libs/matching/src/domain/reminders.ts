import { addDaysInHelsinki } from '#platform/kernel';
import type { Origin } from './proposal.js';

/** On these days after a proposal was sent, whoever has not answered is reminded (lifecycles B), to the same hour on the Helsinki clock. */
export const REMINDER_DAYS: readonly number[] = [3, 6];
/** A request is answered within three days. */
const REMINDER_DAYS_OF_REQUEST: readonly number[] = [2];

/** What was sent at or before the n-th of these instants is due its n-th reminder. */
export function reminderInstants(now: Date, origin: Origin): Date[] {
  const days = origin === 'request' ? REMINDER_DAYS_OF_REQUEST : REMINDER_DAYS;
  return days.map((day) => addDaysInHelsinki(now, -day));
}

/** How many reminders somebody should have had by now. After a standstill she gets one for all that are late, not several at once. */
export function remindersDue(sentAt: Date, now: Date, origin: Origin): number {
  return reminderInstants(now, origin).filter((instant) => sentAt <= instant).length;
}

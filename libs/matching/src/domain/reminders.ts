import { addDaysInHelsinki } from '#platform/kernel';

/** On these days after a proposal was sent, whoever has not answered is reminded (lifecycles B), to the same hour on the Helsinki clock. */
export const REMINDER_DAYS: readonly number[] = [3, 6];

/** What was sent at or before the n-th of these instants is due its n-th reminder. */
export function reminderInstants(now: Date): Date[] {
  return REMINDER_DAYS.map((days) => addDaysInHelsinki(now, -days));
}

/** How many reminders somebody should have had by now. After a standstill she gets one for all that are late, not several at once. */
export function remindersDue(sentAt: Date, now: Date): number {
  return reminderInstants(now).filter((instant) => sentAt <= instant).length;
}

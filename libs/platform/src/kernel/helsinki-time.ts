/** Every rule with a day or an hour in it is about Finnish wall-clock time, wherever the server stands. */
export const HELSINKI = 'Europe/Helsinki';

/** A date without a time, `yyyy-mm-dd`. */
export type LocalDate = string;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: HELSINKI,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface WallClock {
  readonly date: LocalDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function wallClock(instant: Date): WallClock {
  const found = new Map(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    date: `${found.get('year')}-${found.get('month')}-${found.get('day')}`,
    hour: Number(found.get('hour')),
    minute: Number(found.get('minute')),
    second: Number(found.get('second')),
  };
}

/** The day it is in Helsinki at an instant. */
export function localDate(instant: Date): LocalDate {
  return wallClock(instant).date;
}

/** How far Helsinki is ahead of UTC at an instant, in milliseconds. */
function offsetMs(instant: Date): number {
  const local = wallClock(instant);
  const asUtc = Date.UTC(
    Number(local.date.slice(0, 4)),
    Number(local.date.slice(5, 7)) - 1,
    Number(local.date.slice(8, 10)),
    local.hour,
    local.minute,
    local.second,
  );
  return asUtc - Math.floor(instant.getTime() / 1000) * 1000;
}

/**
 * The instant at which the clocks in Helsinki show `hh:mm` on a date. In the hour that daylight saving skips, the instant
 * is the one an hour later on the clock; in the hour that comes twice, the first one.
 */
export function helsinkiInstant(date: LocalDate, time = '00:00'): Date {
  const naive = Date.parse(`${date}T${time}:00Z`);
  const summer = new Date(naive - 3 * 3_600_000);
  if (offsetMs(summer) === 3 * 3_600_000) return summer;
  return new Date(naive - 2 * 3_600_000);
}

/** Adds whole days to a date; months and leap years come out right. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same wall-clock time in Helsinki some days later: "seven days" means seven days on the calendar, also in March. */
export function addDaysInHelsinki(instant: Date, days: number): Date {
  const local = wallClock(instant);
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  const moved = helsinkiInstant(addDays(local.date, days), time);
  return new Date(moved.getTime() + local.second * 1000 + instant.getMilliseconds());
}

import type { Language } from '../api/types.js';

const ZONE = 'Europe/Helsinki';
/** English of these parts writes the month in words and the day first. */
const LOCALES: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options });
}

/** A date without time (`2026-03-15`) as an instant inside that day, wherever the reader is. */
function instantOf(date: string): Date {
  return new Date(date.length === 10 ? `${date}T10:00:00Z` : date);
}

function monthOf(language: Language): 'long' | 'numeric' {
  return language === 'fi' ? 'numeric' : 'long';
}

/** 15.3.2026, 15 mars 2026, 15 March 2026. */
export function day(language: Language, date: string): string {
  return format(language, { day: 'numeric', month: monthOf(language), year: 'numeric' }).format(instantOf(date));
}

/** With the day of the week. */
export function weekday(language: Language, date: string): string {
  return format(language, { weekday: 'long', day: 'numeric', month: monthOf(language), year: 'numeric' }).format(
    instantOf(date),
  );
}

/** 9.30 in Finnish, 09:30 in English; always 24 hours. */
export function time(language: Language, instant: string): string {
  const hour = language === 'fi' ? 'numeric' : '2-digit';
  return format(language, { hour, minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** A day and a time in a sentence: 1.12.2026 klo 9.30, 1 december 2026 kl. 9.30, 1 December 2026 at 09:30. */
export function moment(language: Language, instant: string): string {
  const dateStyle = language === 'fi' ? 'medium' : 'long';
  return format(language, { dateStyle, timeStyle: 'short', hourCycle: 'h23' }).format(new Date(instant));
}

/** Day, and from when to when. */
export function span(language: Language, start: string, end: string): string {
  const from = `${weekday(language, start)}, ${time(language, start)}`;
  const sameDay = isoDay(new Date(start)) === isoDay(new Date(end));
  // The word joiners keep the two times on one line.
  return sameDay
    ? `${from}\u2060–\u2060${time(language, end)}`
    : `${from} – ${weekday(language, end)}, ${time(language, end)}`;
}

/** The parts of a date for a calendar leaf. */
export function leaf(language: Language, instant: string): { day: string; month: string } {
  const date = new Date(instant);
  return {
    day: format('en', { day: 'numeric' }).format(date),
    month: format(language, { month: 'short' }).format(date).replace('.', ''),
  };
}

/** The day in Helsinki, `2026-03-15`. */
export function isoDay(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    date,
  );
}

/** Whole days from now until then, counted by calendar days in Helsinki. */
export function daysUntil(instant: string, now: Date): number {
  const from = Date.parse(`${isoDay(now)}T00:00:00Z`);
  const to = Date.parse(`${isoDay(new Date(instant))}T00:00:00Z`);
  return Math.round((to - from) / 86_400_000);
}

export function languageName(reader: Language, code: string): string {
  const name = new Intl.DisplayNames([LOCALES[reader]], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(LOCALES[reader]) + name.slice(1);
}

/** Compares names the way the language sorts them (å, ä, ö last). */
export function byName(reader: Language): (a: string, b: string) => number {
  return new Intl.Collator(LOCALES[reader]).compare;
}

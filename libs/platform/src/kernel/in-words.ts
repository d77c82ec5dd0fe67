import { HELSINKI } from './helsinki-time.js';
import type { Language } from './localised-text.js';

const LOCALES: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** An instant as people read it, by the clocks in Helsinki: 1.12.2026 klo 9.30, 1 december 2026 kl. 9.30, 1 December 2026 at 09:30. */
export function inWords(instant: Date, language: Language): string {
  return format(instant, language, { timeStyle: 'short' });
}

/** The same without the hour. */
export function dayInWords(instant: Date, language: Language): string {
  return format(instant, language, {});
}

function format(instant: Date, language: Language, more: Intl.DateTimeFormatOptions): string {
  // Finnish would put a month in words into a case that depends on the sentence.
  const dateStyle = language === 'fi' ? 'medium' : 'long';
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: HELSINKI, dateStyle, ...more }).format(instant);
}

import { useLanguage } from '../app/language.js';
import { byName, day, daysUntil, languageName, leaf, moment, span, time, weekday } from './dates.js';

/** Dates and names in the language of the page. */
export function useFormat() {
  const language = useLanguage();
  return {
    day: (date: string) => day(language, date),
    weekday: (date: string) => weekday(language, date),
    time: (instant: string) => time(language, instant),
    moment: (instant: string) => moment(language, instant),
    span: (start: string, end: string) => span(language, start, end),
    leaf: (instant: string) => leaf(language, instant),
    daysUntil: (instant: string) => daysUntil(instant, new Date()),
    languageName: (code: string) => languageName(language, code),
    compare: byName(language),
  };
}

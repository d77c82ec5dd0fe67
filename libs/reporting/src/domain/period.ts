import { addDays, DomainError, type LocalDate } from '#platform/kernel';
import { ReportingError } from '../errors.js';

/** Days in Helsinki, both included: a fact belongs to the period of the day on which it happened there. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function isDate(text: string): boolean {
  return /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** @throws reporting.bad-period unless both are days of the calendar in order */
export function readPeriod(from: string, to: string): Period {
  const period = { from: from.trim(), to: to.trim() };
  if (!isDate(period.from) || !isDate(period.to) || period.from > period.to) {
    throw new DomainError(ReportingError.badPeriod, { from: from.slice(0, 20), to: to.slice(0, 20) });
  }
  return period;
}

import type { LocalDate } from '#platform/kernel';

/** Age classes of the report (breakdown A), by the birth year: the birthday itself is never asked. */
export function ageGroup(birthYear: number | null, on: LocalDate): '18-24' | '25-29' | '30-34' | '35+' | 'unknown' {
  if (birthYear === null) return 'unknown';
  const age = Number(on.slice(0, 4)) - birthYear;
  if (age < 25) return '18-24';
  if (age < 30) return '25-29';
  return age < 35 ? '30-34' : '35+';
}

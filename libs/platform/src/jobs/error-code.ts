import { DomainError } from '#platform/kernel';

const CODE = /^[A-Z][A-Z0-9_]{2,40}$/;
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** What went wrong, as a code that staff may read: messages of errors can hold what people wrote, codes cannot. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  if (SQL_STATE.test(code)) return `sql-${code}`;
  return CODE.test(code) ? code : error.constructor.name;
}

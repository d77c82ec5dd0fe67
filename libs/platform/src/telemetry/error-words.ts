import { DomainError } from '#platform/kernel';

const CODE = /^[A-Z][A-Z0-9_]{2,40}$/;
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** What a message repeats of its input: it stands in quotes, or is an address. A quote that nothing closes hides the rest; an apostrophe within a word opens none. */
const REPEATED = /"[^"]*("|$)|(?<!\p{L})'[\s\S]*?('(?!\p{L})|$)|`[^`]*(`|$)|“[^”]*(”|$)|\S*@\S*/gu;
const LONGEST = 500;

/** What went wrong, as a code that staff may read: messages of errors can hold what people wrote, codes cannot. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  if (SQL_STATE.test(code)) return `sql-${code}`;
  return CODE.test(code) ? code : error.constructor.name;
}

/**
 * Why something failed, for logs and for what is stored about failures. Nothing of what people wrote: of the database's errors only which rule of
 * which table, of refused input only its fault's place, of all others the message without what it quotes.
 */
export function reasonOf(error: unknown): string {
  const code = errorCodeOf(error);
  if (code.startsWith('sql-')) return [code, ...placeInDatabase(error)].join(' ');
  if (error instanceof SyntaxError) return code;
  const issues = issuesOf(error);
  if (issues) return `${code} ${issues}`.slice(0, LONGEST);
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(REPEATED, '…').slice(0, LONGEST) || code;
}

/** The same with the lines of code it came by, for errors that nobody expected. */
export function traceOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return [reasonOf(error), ...lines.filter((line) => /^\s+at /.test(line))].join('\n');
}

/** Names of tables and rules are ours; `detail` and the message hold values. */
function placeInDatabase(error: unknown): string[] {
  const { schema, table, column, constraint } = error as Readonly<Record<string, unknown>>;
  const where = [schema, table, column].filter((name) => typeof name === 'string').join('.');
  return [where, constraint].filter((name): name is string => typeof name === 'string' && name !== '');
}

/** Zod's issues, by shape: their messages may name what was given. */
function issuesOf(error: unknown): string | undefined {
  const issues: unknown = typeof error === 'object' && error !== null && 'issues' in error ? error.issues : undefined;
  if (!Array.isArray(issues)) return undefined;
  const told = issues as readonly { readonly code?: unknown; readonly path?: readonly unknown[] }[];
  return told.map(({ code, path = [] }) => `${String(code)} at /${path.map(nameOf).join('/')}`).join(', ');
}

/** A field of ours, not a key that somebody gave. */
function nameOf(step: unknown): string {
  return /^([a-z]+([A-Z][a-z]+)*|\d+)$/.test(String(step)) ? String(step) : '…';
}

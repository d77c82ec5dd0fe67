import { parse } from 'csv-parse/sync';
import { DomainError, isLanguage, type Language } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';

/** Limits of one file; larger ones are split by whoever sends them. */
export const MAX_IMPORT_BYTES = 2 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 2000;

/** One mentor as a company or the Chamber sends her. */
export interface MentorRow {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly company: string;
  /** Y-tunnus, or null. */
  readonly businessId: string | null;
  readonly capacity: number;
}

/** A fault in one row: `code` is a text key under `staff.pages.mentor-import.faults.`, `column` the heading. */
export interface RowFault {
  readonly column: string;
  readonly code: string;
}

export interface PreviewRow {
  /** Line in the file, 1 is the heading. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  readonly mentor: MentorRow | undefined;
  readonly faults: readonly RowFault[];
}

export const MENTOR_COLUMNS = ['name', 'email', 'language', 'company', 'business_id', 'capacity'] as const;
type Column = (typeof MENTOR_COLUMNS)[number];
/** Headings as people write them in three languages. */
const HEADINGS: Readonly<Record<string, Column>> = {
  name: 'name',
  nimi: 'name',
  namn: 'name',
  email: 'email',
  'e-mail': 'email',
  sähköposti: 'email',
  'e-post': 'email',
  language: 'language',
  kieli: 'language',
  språk: 'language',
  company: 'company',
  yritys: 'company',
  företag: 'company',
  business_id: 'business_id',
  'business id': 'business_id',
  'y-tunnus': 'business_id',
  'fo-nummer': 'business_id',
  capacity: 'capacity',
  paikkoja: 'capacity',
  platser: 'capacity',
};

function decode(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError(ProgrammesError.csvEncoding);
  }
}

function parseRecords(text: string): string[][] {
  const heading = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ',';
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
      max_record_size: 20_000,
    }) as string[][];
  } catch {
    throw new DomainError(ProgrammesError.csvSyntax);
  }
}

function columnsOf(heading: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [index, title] of heading.entries()) {
    const column = HEADINGS[title.toLowerCase()];
    if (column && columns.has(column)) throw new DomainError(ProgrammesError.csvHeadingTwice, { column: title });
    if (column) columns.set(column, index);
  }
  for (const needed of ['name', 'email'] as const)
    if (!columns.has(needed)) throw new DomainError(ProgrammesError.csvHeadingMissing, { column: needed });
  return columns;
}

/** The check digit of a Finnish business id (PRH: weights 7, 9, 10, 5, 8, 4, 2 modulo 11). */
export function isBusinessId(text: string): boolean {
  if (!/^\d{7}-\d$/.test(text)) return false;
  const sum = [7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  const rest = sum % 11;
  return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === Number(text[8]);
}

function checkRow(values: Readonly<Record<Column, string>>): { mentor: MentorRow | undefined; faults: RowFault[] } {
  const language = values.language.toLowerCase() || 'en';
  const capacity = values.capacity === '' ? 1 : Number(values.capacity);
  const checks: [boolean, Column, string][] = [
    [values.name.length >= 2 && values.name.length <= 200, 'name', 'name'],
    [/^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/.test(values.email) && values.email.length <= 254, 'email', 'email'],
    [isLanguage(language), 'language', 'language'],
    [values.company.length <= 200, 'company', 'company'],
    [values.business_id === '' || isBusinessId(values.business_id), 'business_id', 'business-id'],
    [Number.isInteger(capacity) && capacity >= 1 && capacity <= 6, 'capacity', 'capacity'],
  ];
  const faults = checks.filter(([right]) => !right).map(([, column, code]) => ({ column, code }));
  if (faults.length > 0 || !isLanguage(language)) return { mentor: undefined, faults };
  return {
    mentor: {
      name: values.name,
      email: values.email,
      language,
      company: values.company,
      businessId: values.business_id || null,
      capacity,
    },
    faults,
  };
}

/**
 * Reads a CSV of mentors: UTF-8 or UTF-16, semicolon or comma, headings in fi, sv or en. Every fault of every row is found at once.
 * @throws programmes.csv-* when the file as a whole cannot be read
 */
export function readMentorCsv(bytes: Buffer): PreviewRow[] {
  if (bytes.length > MAX_IMPORT_BYTES) throw new DomainError(ProgrammesError.csvTooLarge, { megabytes: 2 });
  const [heading, ...records] = parseRecords(decode(bytes));
  if (!heading || records.length === 0) throw new DomainError(ProgrammesError.csvEmpty);
  if (records.length > MAX_IMPORT_ROWS)
    throw new DomainError(ProgrammesError.csvTooManyRows, { rows: MAX_IMPORT_ROWS });
  const columns = columnsOf(heading);
  const seen = new Set<string>();
  return records.map((record, index) => {
    const at = (column: Column) => record[columns.get(column) ?? -1] ?? '';
    const values = {
      name: at('name'),
      email: at('email'),
      language: at('language'),
      company: at('company'),
      business_id: at('business_id'),
      capacity: at('capacity'),
    };
    const checked = checkRow(values);
    const key = values.email.toLowerCase();
    const twice = key !== '' && seen.has(key);
    seen.add(key);
    const faults = twice ? [...checked.faults, { column: 'email', code: 'email-twice' }] : checked.faults;
    return { line: index + 2, values, mentor: twice ? undefined : checked.mentor, faults };
  });
}

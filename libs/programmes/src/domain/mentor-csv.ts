import { parse } from 'csv-parse/sync';
import { DomainError, isLanguage, type Language } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';

/** Limits of one file; larger ones are split by whoever sends them. */
export const MAX_IMPORT_BYTES = 2 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 2000;

/** One mentor as a company or the Chamber sends her. */
export interface MentorRow {
  readonly name: string;
  /** As the rule for addresses keeps it. */
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

/** The house's rule for addresses (identity owns it): whoever passes it can sign in. */
export type ReadAddress = (
  text: string,
) => { readonly address: string } | { readonly fault: 'malformed' | 'not-ascii' };

export interface PreviewRow {
  /** Line of the file in which the row begins, as an editor counts them. */
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

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseRecords(bytes: Buffer): CsvRecord[] {
  // One kind of line end: the parser counts a CRLF between quotes as two lines.
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const [heading = ''] = text.trimStart().split('\n', 1);
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ',';
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
      max_record_size: 20_000,
      info: true,
      raw: true,
    }) as unknown as { info: { lines: number }; raw: string; record: string[] }[];
    // The parser names the line where a row ends; `raw` also holds the empty lines above it.
    return rows.map(({ info, raw, record }) => ({
      line: info.lines - (raw.trim().split('\n').length - 1),
      cells: record,
    }));
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

const ADDRESS_FAULTS = { malformed: 'email', 'not-ascii': 'email-not-ascii' } as const;

function checkRow(
  values: Readonly<Record<Column, string>>,
  readAddress: ReadAddress,
): { mentor: MentorRow | undefined; faults: RowFault[] } {
  const email = readAddress(values.email);
  const language = values.language.toLowerCase() || 'en';
  const capacity = values.capacity === '' ? 1 : Number(values.capacity);
  const checks: [boolean, Column, string][] = [
    [values.name.length >= 2 && values.name.length <= 200, 'name', 'name'],
    ['address' in email, 'email', 'fault' in email ? ADDRESS_FAULTS[email.fault] : ''],
    [isLanguage(language), 'language', 'language'],
    [values.company.length <= 200, 'company', 'company'],
    [values.business_id === '' || isBusinessId(values.business_id), 'business_id', 'business-id'],
    [Number.isInteger(capacity) && capacity >= 1 && capacity <= 6, 'capacity', 'capacity'],
  ];
  const faults = checks.filter(([right]) => !right).map(([, column, code]) => ({ column, code }));
  if (faults.length > 0 || !isLanguage(language) || 'fault' in email) return { mentor: undefined, faults };
  return {
    mentor: {
      name: values.name,
      email: email.address,
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
export function readMentorCsv(bytes: Buffer, readAddress: ReadAddress): PreviewRow[] {
  if (bytes.length > MAX_IMPORT_BYTES) throw new DomainError(ProgrammesError.csvTooLarge, { megabytes: 2 });
  const [heading, ...records] = parseRecords(bytes);
  if (!heading || records.length === 0) throw new DomainError(ProgrammesError.csvEmpty);
  if (records.length > MAX_IMPORT_ROWS)
    throw new DomainError(ProgrammesError.csvTooManyRows, { rows: MAX_IMPORT_ROWS });
  const columns = columnsOf(heading.cells);
  const seen = new Set<string>();
  return records.map(({ line, cells }) => {
    const at = (column: Column) => cells[columns.get(column) ?? -1] ?? '';
    const values = {
      name: at('name'),
      email: at('email'),
      language: at('language'),
      company: at('company'),
      business_id: at('business_id'),
      capacity: at('capacity'),
    };
    const checked = checkRow(values, readAddress);
    const key = (checked.mentor?.email ?? values.email).toLowerCase();
    const twice = key !== '' && seen.has(key);
    seen.add(key);
    const faults = twice ? [...checked.faults, { column: 'email', code: 'email-twice' }] : checked.faults;
    return { line, values, mentor: twice ? undefined : checked.mentor, faults };
  });
}

/** How a CSV file is spelt. `fi` is what Excel in Finland opens by a double click; the other is RFC 4180. */
export interface CsvDialect {
  readonly byteOrderMark: boolean;
  readonly separator: string;
  readonly decimalMark: string;
}

export const FINNISH: CsvDialect = { byteOrderMark: true, separator: ';', decimalMark: ',' };
export const RFC_4180: CsvDialect = { byteOrderMark: false, separator: ',', decimalMark: '.' };

export type CsvValue = string | number | null;

/** A spreadsheet runs a text that begins like this as a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

function spell(value: CsvValue, dialect: CsvDialect): string {
  if (value === null) return '';
  // Not Intl: its Finnish writes a minus of U+2212 and spaces that do not break, which no program reads back.
  if (typeof value === 'number') return String(value).replace('.', dialect.decimalMark);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /["\r\n\t,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function writeCsv(rows: readonly (readonly CsvValue[])[], dialect: CsvDialect): Buffer {
  const lines = rows.map((row) => row.map((value) => spell(value, dialect)).join(dialect.separator));
  const mark = dialect.byteOrderMark ? '\uFEFF' : '';
  return Buffer.from(`${mark}${lines.map((line) => `${line}\r\n`).join('')}`);
}

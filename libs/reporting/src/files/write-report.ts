import { Injectable } from '@nestjs/common';
import { Texts } from '#platform';
import { DomainError, type Language } from '#platform/kernel';
import type { Report } from '../domain/figures.js';
import { ReportingError } from '../errors.js';
import { FINNISH, RFC_4180, writeCsv } from './csv.js';
import { csvTable, type FileText } from './report-table.js';
import { writeXlsx } from './write-xlsx.js';

export const FORMATS = ['xlsx', 'csv-fi', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportFile {
  /** Plain ASCII: it goes into a header. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const CSV = 'text/csv; charset=utf-8; header=present';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws reporting.unknown-format */
export function readFormat(text: string): Format {
  const format = FORMATS.find((candidate) => candidate === text);
  if (!format) throw new DomainError(ReportingError.unknownFormat, { format: text.slice(0, 20) });
  return format;
}

/** Writes a counted report as a file. */
@Injectable()
export class WriteReport {
  constructor(private readonly texts: Texts) {}

  async execute(report: Report, format: Format, language: Language): Promise<ReportFile> {
    const text: FileText = (wanted, key) => this.texts.t(wanted, `reporting:file.${key}`);
    const name = `luotsi-${report.period.from}-${report.period.to}-${report.sha256.slice(0, 8)}`;
    switch (format) {
      case 'xlsx':
        return { name: `${name}.xlsx`, contentType: XLSX, bytes: await writeXlsx(report, language, text) };
      case 'csv-fi':
        return { name: `${name}-fi.csv`, contentType: CSV, bytes: writeCsv(csvTable(report, text), FINNISH) };
      case 'csv':
        return { name: `${name}.csv`, contentType: CSV, bytes: writeCsv(csvTable(report, text), RFC_4180) };
    }
  }
}

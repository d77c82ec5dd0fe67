import type ExcelJS from 'exceljs';
import { HELSINKI, LANGUAGES, type Language, localise } from '#platform/kernel';
import type { Report } from '../domain/figures.js';
import { INDICATORS } from '../indicators/index.js';
import { type FileText, reportRows } from './report-table.js';

const TEXT = '@';
const HEADING: Partial<ExcelJS.Style> = {
  font: { bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0000BF' } },
  alignment: { vertical: 'middle', wrapText: true },
};

/** What stands on the cover: a label and a text for each line. */
function coverLines(report: Report, language: Language, text: FileText): [string, string][] {
  const t = (key: string) => text(language, key);
  const asOf = new Intl.DateTimeFormat('sv-SE', { timeZone: HELSINKI, dateStyle: 'short', timeStyle: 'medium' });
  const marks = LANGUAGES.map((each): [string, string] => [each === 'fi' ? t('mark-label') : '', text(each, 'mark')]);
  return [
    ...marks,
    [t('programme'), report.programme ? localise(report.programme.name, language).text : t('all-programmes')],
    [t('period'), `${report.period.from} – ${report.period.to}`],
    [t('as-of'), `${asOf.format(report.asOf)} (${HELSINKI})`],
    [t('figures-sha256'), report.sha256],
    ...report.definitions.map(({ id, version, sha256 }): [string, string] => [
      `${t('definition')} ${id}@${version}`,
      sha256,
    ]),
    ...report.codeLists.map(({ id, source, sha256 }): [string, string] => [
      `${t('code-list')} ${id} (${source})`,
      sha256,
    ]),
    ...INDICATORS.map((indicator): [string, string] => [
      `${indicator.code} ${indicator.name[language]}`,
      indicator.text[language],
    ]),
  ];
}

function addCover(book: ExcelJS.Workbook, report: Report, language: Language, text: FileText): void {
  const sheet = book.addWorksheet(text(language, 'cover'));
  sheet.columns = [{ width: 44 }, { width: 90 }];
  sheet.addRow([text(language, 'title')]).font = { bold: true, size: 16 };
  sheet.addRow([]);
  for (const [label, value] of coverLines(report, language, text)) {
    const row = sheet.addRow([label, value]);
    row.getCell(1).font = { bold: true };
    row.getCell(2).numFmt = TEXT;
    row.alignment = { vertical: 'top', wrapText: true };
  }
}

const COLUMNS = [
  ['code', 10],
  ['name', 32],
  ['organisation', 38],
  ['value', 12],
  ['unit', 18],
  ['version', 12],
  ['organisation-id', 40],
] as const;

function addFigures(book: ExcelJS.Workbook, report: Report, language: Language, text: FileText): void {
  const sheet = book.addWorksheet(text(language, 'figures'), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([key, width]) => ({ header: text(language, `columns.${key}`), key, width }));
  sheet.getRow(1).eachCell((cell) => {
    cell.style = HEADING;
  });
  for (const figure of reportRows(report)) {
    const row = sheet.addRow({
      code: figure.code,
      name: figure.name[language],
      organisation: figure.organisation
        ? localise(figure.organisation, language).text
        : text(language, String(figure.of)),
      value: figure.value,
      unit: text(language, `units.${figure.unit}`),
      version: `${figure.indicator}@${figure.version}`,
      'organisation-id': figure.organisation ? figure.of : '',
    });
    row.getCell('code').numFmt = TEXT;
    row.getCell('organisation-id').numFmt = TEXT;
    row.getCell('value').numFmt = '#,##0';
    if (figure.of === 'total') row.font = { bold: true };
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rowCount, column: COLUMNS.length } };
}

/**
 * The report as a workbook: a cover that says how it was counted, and the figures. Text cells are text: no formula can hide in a name.
 * The library is a fifth of what a process would load at its start, so it is loaded when the first workbook is written.
 */
export async function writeXlsx(report: Report, language: Language, text: FileText): Promise<Buffer> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  book.creator = 'Luotsi';
  book.title = text(language, 'title');
  book.created = report.asOf;
  book.modified = report.asOf;
  addCover(book, report, language, text);
  addFigures(book, report, language, text);
  return Buffer.from(await book.xlsx.writeBuffer());
}

import { LANGUAGES, type Language, type LocalisedText, localise } from '#platform/kernel';
import type { Figure, Report } from '../domain/figures.js';
import { INDICATORS } from '../indicators/index.js';
import type { CsvValue } from './csv.js';

/** Texts of the files; keys under `file.` in the catalogue of this lib. */
export type FileText = (language: Language, key: string) => string;

/** One figure with everything that names it. */
export interface ReportRow {
  readonly code: string;
  readonly indicator: string;
  readonly version: number;
  readonly name: Readonly<Record<Language, string>>;
  readonly unit: string;
  readonly of: Figure['of'];
  /** Null for the total and the unknown. */
  readonly organisation: LocalisedText | null;
  readonly value: number;
}

const NAMED_IN = new Intl.Collator('fi');

/** The figures as people read them: by indicator; the total first, organisations by their Finnish names, the unknown last. */
export function reportRows(report: Report): ReportRow[] {
  const names = new Map(report.organisations.map(({ id, name }) => [id, name]));
  const place = (figure: Figure) => (figure.of === 'total' ? 0 : figure.of === 'unknown' ? 2 : 1);
  const title = (figure: Figure) => localise(names.get(figure.of) ?? { source: 'fi' }, 'fi').text;
  return INDICATORS.flatMap((indicator) =>
    report.figures
      .filter((figure) => figure.indicator === indicator.id)
      .sort((left, right) => place(left) - place(right) || NAMED_IN.compare(title(left), title(right)))
      .map((figure) => ({
        code: indicator.code,
        indicator: indicator.id,
        version: indicator.version,
        name: indicator.name,
        unit: indicator.unit,
        of: figure.of,
        organisation: names.get(figure.of) ?? null,
        value: figure.value,
      })),
  );
}

const CSV_HEADING = [
  ...['code', 'indicator', 'version', 'name_fi', 'name_sv', 'name_en', 'unit'],
  ...['breakdown', 'organisation_id', 'organisation', 'value'],
  ...['period_from', 'period_to', 'programme_id', 'programme', 'as_of', 'code_list', 'code_list_sha256'],
  ...['figures_sha256', 'mark_fi', 'mark_sv', 'mark_en'],
];

function breakdownOf({ of }: ReportRow): string {
  return of === 'total' ? 'total' : of === 'unknown' ? 'home-organisation-unknown' : 'home-organisation';
}

/** One line for each figure, with the metadata on every line: a line that is cut out of the file still says what it is. */
export function csvTable(report: Report, text: FileText): CsvValue[][] {
  const { period, programme } = report;
  const [codeList] = report.codeLists;
  const meta = [
    ...[period.from, period.to, programme?.id ?? null, programme && localise(programme.name, 'fi').text],
    ...[report.asOf.toISOString(), codeList?.id ?? null, codeList?.sha256 ?? null, report.sha256],
    ...LANGUAGES.map((language) => text(language, 'mark')),
  ];
  const lines = reportRows(report).map((row) => [
    ...[row.code, row.indicator, row.version, row.name.fi, row.name.sv, row.name.en, row.unit, breakdownOf(row)],
    ...[row.organisation && row.of, row.organisation && localise(row.organisation, 'fi').text, row.value],
    ...meta,
  ]);
  return [CSV_HEADING, ...lines];
}

import type { LocalisedText } from '#platform/kernel';
import { canonicalJson, sha256 } from './canonical-json.js';
import type { Period } from './period.js';

/** Whose figure it is: all organisations together, one of them (its id), or students whose home organisation nobody told. */
export type FigureOf = 'total' | 'unknown' | (string & {});

export interface Figure {
  readonly indicator: string;
  readonly of: FigureOf;
  readonly value: number;
}

/** A definition as an export names it. */
export interface DefinitionVersion {
  readonly id: string;
  readonly version: number;
  /** Over the SQL: two exports with the same hash counted the same thing. */
  readonly sha256: string;
}

/** Which list of codes, in which version, the breakdowns use. */
export interface CodeListVersion {
  readonly id: string;
  readonly source: string;
  readonly sha256: string;
}

/** Everything that one counting found, and how it was counted. */
export interface Report {
  readonly period: Period;
  /** Null: all programmes together. */
  readonly programme: { readonly id: string; readonly name: LocalisedText } | null;
  /** What was known at this instant. */
  readonly asOf: Date;
  readonly definitions: readonly DefinitionVersion[];
  readonly codeLists: readonly CodeListVersion[];
  readonly organisations: readonly { readonly id: string; readonly name: LocalisedText }[];
  readonly figures: readonly Figure[];
  /** See `fingerprint`. */
  readonly sha256: string;
}

/**
 * sha256 over the canonical JSON of the figures with their period, programme and definitions. The as-of instant is not in it: counting the
 * same snapshot twice, or writing it in two formats, gives the same hash, and a changed figure gives another. An organisation's nought counts as
 * no line: who joins a programme later adds noughts to the reports of before, and these are the same reports.
 */
export function fingerprint(
  report: Pick<Report, 'period' | 'definitions' | 'figures'> & { readonly programmeId: string | null },
): string {
  const figures = report.figures
    .filter(({ of, value }) => value !== 0 || of === 'total' || of === 'unknown')
    .map(({ indicator, of, value }) => ({ indicator, of, value }));
  figures.sort((left, right) => (`${left.indicator} ${left.of}` < `${right.indicator} ${right.of}` ? -1 : 1));
  return sha256(
    canonicalJson({
      period: { from: report.period.from, to: report.period.to },
      programme: report.programmeId,
      definitions: report.definitions.map(({ id, version }) => ({ id, version })),
      figures,
    }),
  );
}

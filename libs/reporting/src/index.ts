/** What one counting found and how it was counted. */
export type { Figure, Report } from './domain/figures.js';
/** Who asks: a command on the server, or staff within the scope of a permission. */
export { commandScope, type ReportScope, staffScope } from './domain/reach.js';
/** The formats of an export. */
export { FORMATS } from './files/write-report.js';
/** The definitions of the indicators. */
export { INDICATORS } from './indicators/index.js';
/** What apps/house.ts lists. */
export { reportingLib } from './reporting.lib.js';
/** Counts the indicators of a period and keeps the result as a file. */
export {
  ExportIndicators,
  type ExportIndicatorsCommand,
  type IndicatorExport,
} from './usecases/export-indicators.js';
/** Makes the projection again out of the facts. */
export { RebuildProjection } from './usecases/rebuild-projection.js';

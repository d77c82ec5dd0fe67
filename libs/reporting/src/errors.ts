import { defineErrors } from '#platform/kernel';

export const ReportingError = defineErrors({
  badPeriod: { code: 'reporting.bad-period', kind: 'invalid' },
  unknownFormat: { code: 'reporting.unknown-format', kind: 'invalid' },
  unknownProgramme: { code: 'reporting.unknown-programme', kind: 'not-found' },
  programmeNeeded: { code: 'reporting.programme-needed', kind: 'invalid' },
  nothingInReach: { code: 'reporting.nothing-in-reach', kind: 'forbidden' },
  unknownExport: { code: 'reporting.unknown-export', kind: 'not-found' },
  exportExpired: { code: 'reporting.export-expired', kind: 'gone' },
});

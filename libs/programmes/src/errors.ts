import { defineErrors } from '#platform/kernel';

export const ProgrammesError = defineErrors({
  unknownCohort: { code: 'programmes.unknown-cohort', kind: 'not-found' },
  cohortClosed: { code: 'programmes.cohort-closed', kind: 'conflict' },
  notEligible: { code: 'programmes.not-eligible', kind: 'forbidden' },
  notInvited: { code: 'programmes.not-invited', kind: 'forbidden' },
  profileIncomplete: { code: 'programmes.profile-incomplete', kind: 'conflict' },
  alreadyEnrolled: { code: 'programmes.already-enrolled', kind: 'conflict' },
  unknownEnrolment: { code: 'programmes.unknown-enrolment', kind: 'not-found' },
  notPossibleNow: { code: 'programmes.not-possible-now', kind: 'conflict' },
  reasonNeeded: { code: 'programmes.reason-needed', kind: 'invalid' },
  capacityBelowTaken: { code: 'programmes.capacity-below-taken', kind: 'conflict' },
  csvEncoding: { code: 'programmes.csv-encoding', kind: 'invalid' },
  csvSyntax: { code: 'programmes.csv-syntax', kind: 'invalid' },
  csvEmpty: { code: 'programmes.csv-empty', kind: 'invalid' },
  csvTooLarge: { code: 'programmes.csv-too-large', kind: 'too-large' },
  csvTooManyRows: { code: 'programmes.csv-too-many-rows', kind: 'invalid' },
  csvHeadingMissing: { code: 'programmes.csv-heading-missing', kind: 'invalid' },
  csvHeadingTwice: { code: 'programmes.csv-heading-twice', kind: 'invalid' },
  importExpired: { code: 'programmes.import-expired', kind: 'gone' },
  noFreeSeat: { code: 'programmes.no-free-seat', kind: 'conflict' },
});

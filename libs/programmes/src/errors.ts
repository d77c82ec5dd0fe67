import { defineErrors } from '#platform/kernel';

export const ProgrammesError = defineErrors({
  unknownCohort: { code: 'programmes.unknown-cohort', kind: 'not-found' },
  cohortClosed: { code: 'programmes.cohort-closed', kind: 'conflict' },
  notEligible: { code: 'programmes.not-eligible', kind: 'forbidden' },
  profileIncomplete: { code: 'programmes.profile-incomplete', kind: 'conflict' },
  alreadyEnrolled: { code: 'programmes.already-enrolled', kind: 'conflict' },
  unknownEnrolment: { code: 'programmes.unknown-enrolment', kind: 'not-found' },
  notPossibleNow: { code: 'programmes.not-possible-now', kind: 'conflict' },
  reasonNeeded: { code: 'programmes.reason-needed', kind: 'invalid' },
  capacityBelowTaken: { code: 'programmes.capacity-below-taken', kind: 'conflict' },
  noFreeSeat: { code: 'programmes.no-free-seat', kind: 'conflict' },
});

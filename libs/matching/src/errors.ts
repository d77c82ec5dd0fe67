import { defineErrors } from '#platform/kernel';

export const MatchingError = defineErrors({
  unknownCohort: { code: 'matching.unknown-cohort', kind: 'not-found' },
  unknownRun: { code: 'matching.unknown-run', kind: 'not-found' },
  unknownProposal: { code: 'matching.unknown-proposal', kind: 'not-found' },
  runIsLive: { code: 'matching.run-is-live', kind: 'conflict' },
  nobodyMatchable: { code: 'matching.nobody-matchable', kind: 'conflict' },
  notPossibleNow: { code: 'matching.not-possible-now', kind: 'conflict' },
  proposalExpired: { code: 'matching.proposal-expired', kind: 'gone' },
  wholeProgrammeNeeded: { code: 'matching.whole-programme-needed', kind: 'forbidden' },
  notYoursToSend: { code: 'matching.not-yours-to-send', kind: 'forbidden' },
  pairNotAllowed: { code: 'matching.pair-not-allowed', kind: 'conflict' },
  inputChanged: { code: 'matching.input-changed', kind: 'conflict' },
  nothingToUndo: { code: 'matching.nothing-to-undo', kind: 'conflict' },
  pointsDoNotAddUp: { code: 'matching.points-do-not-add-up', kind: 'invalid' },
  reasonNeeded: { code: 'matching.reason-needed', kind: 'invalid' },
});

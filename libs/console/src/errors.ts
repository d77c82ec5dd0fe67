import { defineErrors } from '#platform/kernel';

export const ConsoleError = defineErrors({
  signInNeeded: { code: 'console.sign-in-needed', kind: 'unauthenticated' },
  signInTooOld: { code: 'console.sign-in-too-old', kind: 'unauthenticated' },
  notStaff: { code: 'console.not-staff', kind: 'forbidden' },
  notPermitted: { code: 'console.not-permitted', kind: 'forbidden' },
  outOfReach: { code: 'console.out-of-reach', kind: 'not-found' },
  unknownFilter: { code: 'console.unknown-filter', kind: 'invalid' },
  unknownSort: { code: 'console.unknown-sort', kind: 'invalid' },
});

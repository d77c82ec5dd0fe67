import { defineErrors } from '#platform/kernel';

export const EventsError = defineErrors({
  unknownEvent: { code: 'events.unknown-event', kind: 'not-found' },
  unknownRegistration: { code: 'events.unknown-registration', kind: 'not-found' },
  registrationClosed: { code: 'events.registration-closed', kind: 'conflict' },
  notPossibleNow: { code: 'events.not-possible-now', kind: 'conflict' },
  checkInNotOpen: { code: 'events.check-in-not-open', kind: 'conflict' },
  capacityBelowTaken: { code: 'events.capacity-below-taken', kind: 'conflict' },
  badCapacity: { code: 'events.bad-capacity', kind: 'invalid' },
  badTimes: { code: 'events.bad-times', kind: 'invalid' },
  textNeeded: { code: 'events.text-needed', kind: 'invalid' },
  titleNeeded: { code: 'events.title-needed', kind: 'invalid' },
  reasonNeeded: { code: 'events.reason-needed', kind: 'invalid' },
  programmeNeeded: { code: 'events.programme-needed', kind: 'invalid' },
  organiserNeeded: { code: 'events.organiser-needed', kind: 'invalid' },
});

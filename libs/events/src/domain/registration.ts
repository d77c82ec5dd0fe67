import { DomainError } from '#platform/kernel';
import { EventsError } from '../errors.js';

export type RegistrationState = 'confirmed' | 'waitlisted' | 'cancelled' | 'attended' | 'no_show';
export type RegistrationAct = 'promote' | 'cancel' | 'attend' | 'retract';

/** lifecycles.md D, as far as it is built: offers under 24 hours and the no-show tick are not. */
const TRANSITIONS: Readonly<Record<RegistrationAct, Partial<Record<RegistrationState, RegistrationState>>>> = {
  promote: { waitlisted: 'confirmed' },
  cancel: { confirmed: 'cancelled', waitlisted: 'cancelled' },
  attend: { confirmed: 'attended' },
  retract: { attended: 'confirmed' },
};

/** States that hold one of the event's seats: `taken` is their number. */
export function holdsSeat(state: RegistrationState): boolean {
  return state === 'confirmed' || state === 'attended';
}

/** @throws events.not-possible-now */
export function afterAct(state: RegistrationState, act: RegistrationAct): RegistrationState {
  const next = TRANSITIONS[act][state];
  if (!next) throw new DomainError(EventsError.notPossibleNow);
  return next;
}

/** What a newcomer gets: a seat only when one is free and nobody waits, so that she never overtakes. */
export function newcomerState(seats: {
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
}): 'confirmed' | 'waitlisted' {
  return seats.taken < seats.capacity && seats.waiting === 0 ? 'confirmed' : 'waitlisted';
}

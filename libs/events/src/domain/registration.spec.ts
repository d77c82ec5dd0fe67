import { describe, expect, it } from '@jest/globals';
import { afterAct, holdsSeat, newcomerState, type RegistrationAct, type RegistrationState } from './registration.js';

const STATES: RegistrationState[] = ['confirmed', 'waitlisted', 'cancelled', 'attended', 'no_show'];
const ACTS: RegistrationAct[] = ['promote', 'cancel', 'attend', 'retract'];

describe('a registration', () => {
  it('changes in these ways and in no other', () => {
    const possible = ACTS.flatMap((act) =>
      STATES.flatMap((state) => {
        try {
          return [`${state} ${act} ${afterAct(state, act)}`];
        } catch (error) {
          expect(error).toMatchObject({ code: 'events.not-possible-now' });
          return [];
        }
      }),
    );
    expect(possible).toEqual([
      'waitlisted promote confirmed',
      'confirmed cancel cancelled',
      'waitlisted cancel cancelled',
      'confirmed attend attended',
      'attended retract confirmed',
    ]);
  });

  it('holds a seat while it is confirmed or was used', () => {
    expect(STATES.filter(holdsSeat)).toEqual(['confirmed', 'attended']);
  });
});

describe('a newcomer', () => {
  it('gets a seat while one is free and nobody waits', () => {
    expect(newcomerState({ capacity: 2, taken: 1, waiting: 0 })).toBe('confirmed');
    expect(newcomerState({ capacity: 2, taken: 2, waiting: 0 })).toBe('waitlisted');
  });

  it('never overtakes those who wait, even when a seat is free', () => {
    expect(newcomerState({ capacity: 2, taken: 1, waiting: 1 })).toBe('waitlisted');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventCancelled, RegistrationCancelled, RegistrationConfirmed, RegistrationWaitlisted } from '#events/facts';
import { Deliveries, Relay } from '#platform';
import { MINUTE } from '#platform/kernel';
import { anId, openToldHouse, type ToldHouse } from './support/told-house.js';

let house: ToldHouse;
beforeAll(async () => {
  house = await openToldHouse();
});
beforeEach(() => house.forget());
afterAll(() => house.close());

const people = () => ({ ann: house.people.student.en, bo: house.people.student.fi, cy: house.people.student.sv });
const guest = (eventId: string, personId: string) => ({
  eventId,
  personId,
  registrationId: anId(),
  homeOrganisationId: null,
});

/** The facts that have been recorded and not handled yet, to be handled in whatever order. */
async function waiting(): Promise<(() => Promise<void>)[]> {
  const works = (await house.get(Relay).takeNew()).map(({ work }) => work);
  return works
    .filter(({ handler }) => handler === 'notifications.follow-guests')
    .map(
      ({ id, handler = '' }) =>
        () =>
          house.get(Deliveries).deliver(id, handler),
    );
}

async function told(): Promise<string[]> {
  await house.settle();
  return (await house.deliveries()).filter((row) => row.type === 'event-cancelled').map((row) => row.personId ?? '');
}

describe('a cancelled event', () => {
  it('is told once to everybody with a place or a number on the waiting list', async () => {
    const { ann, bo, cy } = people();
    const eventId = anId();
    await house.record(RegistrationConfirmed, { ...guest(eventId, ann), from: 'open' });
    const waiting = guest(eventId, bo);
    await house.record(RegistrationWaitlisted, { ...waiting, position: 1 });
    await house.record(RegistrationConfirmed, { ...waiting, from: 'waitlist' }, { version: 2 });
    await house.record(RegistrationConfirmed, { ...guest(anId(), cy), from: 'open' });
    await house.record(EventCancelled, { eventId });
    await house.record(EventCancelled, { eventId });
    expect((await told()).sort()).toEqual([ann, bo].sort());
  });

  it('is not told to those who had given up their place before', async () => {
    const { ann, bo } = people();
    const eventId = anId();
    const gone = guest(eventId, ann);
    await house.record(RegistrationConfirmed, { ...gone, from: 'open' });
    await house.record(RegistrationConfirmed, { ...guest(eventId, bo), from: 'open' });
    await house.record(RegistrationCancelled, gone, { version: 2 });
    house.clock.advance(MINUTE);
    await house.record(EventCancelled, { eventId });
    expect(await told()).toEqual([bo]);
  });

  it('is told to those whose registrations ended with it', async () => {
    const { ann } = people();
    const eventId = anId();
    const registration = guest(eventId, ann);
    await house.record(RegistrationConfirmed, { ...registration, from: 'open' });
    house.clock.advance(MINUTE);
    await house.record(RegistrationCancelled, registration, { version: 2 });
    await house.record(EventCancelled, { eventId });
    expect(await told()).toEqual([ann]);
  });

  it('is told to the same people in whatever order the facts arrive', async () => {
    const { ann, bo } = people();
    const eventId = anId();
    const gone = guest(eventId, ann);
    await house.record(RegistrationConfirmed, { ...gone, from: 'open' });
    await house.record(RegistrationCancelled, gone, { version: 2 });
    await house.record(RegistrationConfirmed, { ...guest(eventId, bo), from: 'open' });
    await house.record(EventCancelled, { eventId }, { occurredAt: new Date(house.clock.nowMs() + MINUTE) });
    for (const deliver of (await waiting()).reverse()) await deliver();
    expect(await told()).toEqual([bo]);
  });

  it('misses nobody when place and cancellation are handled at the same moment', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const eventId = anId();
      await house.record(RegistrationConfirmed, { ...guest(eventId, people().ann), from: 'open' });
      await house.record(EventCancelled, { eventId });
      await Promise.all((await waiting()).map((deliver) => deliver()));
    }
    expect(await told()).toHaveLength(10);
  });
});

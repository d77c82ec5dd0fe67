import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CancelEvent, CancelRegistration, EditEvent } from '#events';
import { PersonalDataHolders, Transactions } from '#platform';
import { NOON, openHouse, type TestHouse } from '../../support/house.js';
import { someId } from '../../support/people.js';
import { ENDS, expectSound, Hosted, STARTS, scopeOf } from './support.js';

let house: TestHouse;
let hosted: Hosted;
beforeAll(async () => {
  house = await openHouse();
  hosted = await Hosted.in(house);
});
afterAll(() => house.close());
afterEach(() => house.clock.set(NOON));

const cancel = (guest: { actor: Parameters<CancelRegistration['execute']>[1]; registration: { id: string } }) =>
  house.get(CancelRegistration, { strict: false }).execute(guest.registration.id, guest.actor);
const edit = (event: string, change: Parameters<EditEvent['execute']>[1]) =>
  house.get(EditEvent, { strict: false }).execute(event, change, scopeOf(hosted.manager, 'events.edit-events'));

describe('registering', () => {
  it('gives seats while there are any and numbers on the waitlist after', async () => {
    const event = await hosted.published(2);
    const guests = await hosted.guests(event, 4);
    expect(guests.map(({ registration: { state, seq } }) => [state, seq])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
    expectSound(await hosted.seats(event));
    const told = (await hosted.facts('events.registration-waitlisted')).filter((fact) => fact.data.eventId === event);
    expect(told.map((fact) => fact.data.position)).toEqual([1, 2]);
  });

  it('twice gives the same answer twice, also with a place on the waitlist', async () => {
    const event = await hosted.published(1);
    const [first, second] = await hosted.guests(event, 2);
    for (const guest of [first, second]) {
      if (guest) expect(await hosted.register(event, guest.actor)).toEqual(guest.registration);
    }
    expect(await hosted.seats(event)).toMatchObject({ taken: 1, waiting: 1 });
  });

  it('is possible within its window only', async () => {
    const times = {
      registrationOpensAt: new Date('2026-02-04T10:00:00Z'),
      registrationClosesAt: new Date('2026-02-09T10:00:00Z'),
    };
    const event = await hosted.published(2, times);
    const guest = await hosted.guest();
    await expect(hosted.register(event, guest)).rejects.toMatchObject({ code: 'events.registration-closed' });
    house.clock.set(times.registrationOpensAt);
    const registration = await hosted.register(event, guest);
    house.clock.set(times.registrationClosesAt);
    await expect(hosted.register(event, await hosted.guest())).rejects.toMatchObject({
      code: 'events.registration-closed',
    });
    // Who is registered already hears so, whatever the time.
    expect(await hosted.register(event, guest)).toEqual(registration);
  });

  it('for a draft is registering for nothing', async () => {
    const draft = await hosted.draft();
    await expect(hosted.register(draft, await hosted.guest())).rejects.toMatchObject({ code: 'events.unknown-event' });
    await expect(hosted.register(someId(), await hosted.guest())).rejects.toMatchObject({
      code: 'events.unknown-event',
    });
  });

  it('notes the home organisation of students and none of others', async () => {
    const event = await hosted.published(5);
    expect((await hosted.register(event, await hosted.student())).homeOrganisationId).toBe(hosted.university);
    expect((await hosted.register(event, await hosted.guest())).homeOrganisationId).toBeNull();
  });
});

describe('cancelling', () => {
  it('gives the seat to the first who waits, in the same moment', async () => {
    const event = await hosted.published(1);
    const [first, second, third] = await hosted.guests(event, 3);
    if (!first || !second || !third) throw new Error('three guests');
    expect((await cancel(first)).state).toBe('cancelled');
    expect(await hosted.stateOf(second.registration)).toBe('confirmed');
    expect(await hosted.stateOf(third.registration)).toBe('waitlisted');
    expectSound(await hosted.seats(event));
    const [, told] = (await hosted.facts('events.registration-confirmed')).filter(
      (fact) => fact.data.eventId === event,
    );
    expect(told?.data).toMatchObject({ registrationId: second.registration.id, from: 'waitlist' });
  });

  it('twice is cancelling once, and a new registration goes to the end', async () => {
    const event = await hosted.published(1);
    const [first, second] = await hosted.guests(event, 2);
    if (!first || !second) throw new Error('two guests');
    const once = await cancel(first);
    expect(await cancel(first)).toEqual(once);
    expect(await hosted.seats(event)).toMatchObject({ taken: 1, waiting: 0 });
    expect((await hosted.register(event, first.actor)).state).toBe('waitlisted');
    expect(
      (await hosted.facts('events.registration-cancelled')).filter((fact) => fact.data.eventId === event),
    ).toHaveLength(1);
  });

  it('on the waitlist moves nobody into a seat', async () => {
    const event = await hosted.published(1);
    const [, second, third] = await hosted.guests(event, 3);
    if (!second || !third) throw new Error('three guests');
    await cancel(second);
    expect(await hosted.stateOf(third.registration)).toBe('waitlisted');
    expectSound(await hosted.seats(event));
  });

  it('is impossible for another and after the event has begun', async () => {
    const event = await hosted.published(1);
    const [first] = await hosted.guests(event, 1);
    if (!first) throw new Error('a guest');
    await expect(cancel({ ...first, actor: await hosted.guest() })).rejects.toMatchObject({
      code: 'events.unknown-registration',
    });
    house.clock.set(STARTS);
    await expect(cancel(first)).rejects.toMatchObject({ code: 'events.not-possible-now' });
  });
});

describe('changing the number of seats', () => {
  it('upwards lets in as many as there are new seats, in their order', async () => {
    const event = await hosted.published(1);
    const guests = await hosted.guests(event, 5);
    await edit(event, { capacity: 3 });
    expect(await Promise.all(guests.map(({ registration }) => hosted.stateOf(registration)))).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'waitlisted',
      'waitlisted',
    ]);
    expectSound(await hosted.seats(event));
  });

  it('never falls below the seats given, and a cut down to them lets nobody in', async () => {
    const event = await hosted.published(3);
    const guests = await hosted.guests(event, 3);
    await expect(edit(event, { capacity: 2 })).rejects.toMatchObject({
      code: 'events.capacity-below-taken',
      params: { taken: 3 },
    });
    const [first, second] = guests;
    if (!first || !second) throw new Error('guests');
    await cancel(first);
    await edit(event, { capacity: 2 });
    const [late] = await hosted.guests(event, 1);
    expect(late?.registration.state).toBe('waitlisted');
    expectSound(await hosted.seats(event));
    await cancel(second);
    expect(await hosted.stateOf(late?.registration ?? second.registration)).toBe('confirmed');
    expect(await hosted.seats(event)).toEqual({ capacity: 2, taken: 2, confirmed: 2, waiting: 0 });
  });

  it('is refused by the database itself below the seats given', async () => {
    const event = await hosted.published(2);
    await hosted.guests(event, 2);
    await expect(
      house.database.query('update events.pool set capacity = 1 where event_id = $1', [event]),
    ).rejects.toThrow(/check constraint/);
  });

  it.each([0, 1.5, Number.NaN])('to %d is refused', async (capacity) => {
    const event = await hosted.published(2);
    await expect(edit(event, { capacity })).rejects.toMatchObject({ code: 'events.bad-capacity' });
  });
});

describe('editing an event', () => {
  it('changes words at any time before it begins and times only in a draft', async () => {
    const event = await hosted.published(2);
    await edit(event, { place: 'Oodi', title: { source: 'fi', fi: 'Tapaa mentorit' } });
    await expect(edit(event, { startsAt: new Date('2026-02-10T16:00:00Z') })).rejects.toMatchObject({
      code: 'events.not-possible-now',
    });
    await expect(edit(event, { place: ' ' })).rejects.toMatchObject({ code: 'events.text-needed' });
    const draft = await hosted.draft();
    await edit(draft, { startsAt: new Date('2026-02-10T16:00:00Z') });
    await expect(edit(draft, { startsAt: ENDS })).rejects.toMatchObject({ code: 'events.bad-times' });
    house.clock.set(STARTS);
    await expect(edit(event, { place: 'Oodi' })).rejects.toMatchObject({ code: 'events.not-possible-now' });
  });

  it('refuses an editor who saw an older version', async () => {
    const event = await hosted.published(2);
    await edit(event, { place: 'Oodi', version: 2 });
    await expect(edit(event, { place: 'Maria 01', version: 2 })).rejects.toMatchObject({
      code: 'platform.changed-meanwhile',
    });
  });
});

describe('calling an event off', () => {
  const callOff = (event: string, reason = 'Storm') =>
    house.get(CancelEvent, { strict: false }).execute(event, reason, scopeOf(hosted.manager, 'events.edit-events'));

  it('cancels every registration, promotes nobody and is told once', async () => {
    const event = await hosted.published(1);
    const guests = await hosted.guests(event, 3);
    await callOff(event);
    expect(await Promise.all(guests.map(({ registration }) => hosted.stateOf(registration)))).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await hosted.seats(event)).toEqual({ capacity: 1, taken: 0, confirmed: 0, waiting: 0 });
    await expect(callOff(event)).rejects.toMatchObject({ code: 'events.not-possible-now' });
    await expect(hosted.register(event, await hosted.guest())).rejects.toMatchObject({
      code: 'events.registration-closed',
    });
    expect((await hosted.facts('events.event-cancelled')).filter((fact) => fact.subject_id === event)).toHaveLength(1);
    expect(
      (await hosted.facts('events.registration-cancelled')).filter((fact) => fact.data.eventId === event),
    ).toHaveLength(3);
  });

  it('needs a reason, and comes too late when it has begun', async () => {
    const event = await hosted.published(1);
    await expect(callOff(event, ' ')).rejects.toMatchObject({ code: 'events.reason-needed' });
    house.clock.set(STARTS);
    await expect(callOff(event)).rejects.toMatchObject({ code: 'events.not-possible-now' });
  });
});

describe('erasing a person', () => {
  it('gives the seats of events to come to those who wait and keeps what was', async () => {
    const [event, other, past] = [
      await hosted.published(1),
      await hosted.published(1),
      await hosted.published(1, { startsAt: new Date('2026-02-03T12:00:00Z') }),
    ];
    const leaver = await hosted.guest();
    for (const one of [event, other, past]) await hosted.register(one, leaver);
    const [waiting] = await hosted.guests(event, 1);
    house.clock.set(new Date('2026-02-03T13:00:00Z'));
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find(({ lib }) => lib === 'events');
    await house.get(Transactions, { strict: false }).run(async () => holder?.erase(leaver.personId));
    expect(await hosted.stateOf(waiting?.registration ?? { id: someId() })).toBe('confirmed');
    const exported = (await holder?.exportOf(leaver.personId)) as { registrations: { state: string }[] };
    expect(exported.registrations.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'confirmed']);
    for (const one of [event, other, past]) expectSound(await hosted.seats(one));
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#identity';
import { commandScope, ExportIndicators } from '#reporting';
import { NOON, openHouse, type TestHouse } from '../../support/house.js';
import { ENDS, expectSound, Hosted, STARTS, scopeOf } from './support.js';

let house: TestHouse;
let hosted: Hosted;
beforeAll(async () => {
  house = await openHouse();
  hosted = await Hosted.in(house);
});
afterAll(() => house.close());
afterEach(() => house.clock.set(NOON));

const INPUT = {
  source: 'en',
  titleEn: 'Kick-off',
  starts: STARTS.toISOString(),
  ends: '2026-02-10T18:00:00.000Z',
  place: 'Oodi',
  capacity: '80',
};
const rows = (actor: SignedIn, catalogue: 'events' | 'registrations', filter = {}) => {
  const { permission, list } = hosted.catalogue(catalogue);
  return list.call(hosted.catalogue(catalogue), scopeOf(actor, permission), { filter, offset: 0, limit: 500 });
};
/** The same time tomorrow, when the event is on. */
const onTheDay = () => house.clock.set(new Date('2026-02-10T14:00:00Z'));

describe('staff', () => {
  it('write an event down, publish it, change its seats and call it off', async () => {
    const coordinator = await hosted.staff('university_coordinator', hosted.university);
    const created = await hosted.command(coordinator, 'events', 'create', [], INPUT);
    const [draft] = await rows(coordinator, 'events', { title: 'kick-off' });
    // Whoever has written an event down stands before it, not before the list.
    expect(created).toEqual({ done: 1, refused: [], goTo: `/resources/events/records/${draft?.id}/show` });
    expect(draft).toMatchObject({
      title: 'Kick-off',
      state: 'draft',
      capacity: 80,
      organiser: 'Metropolia',
      programme: hosted.programme,
    });
    const ids = [draft?.id ?? ''];
    expect(await hosted.command(coordinator, 'events', 'publish', ids)).toEqual({ done: 1, refused: [] });
    expect(await hosted.command(coordinator, 'events', 'publish', ids)).toEqual({
      done: 0,
      refused: [{ id: ids[0], code: 'events.not-possible-now' }],
    });
    expect(await hosted.command(coordinator, 'events', 'change-capacity', ids, { capacity: '90' })).toMatchObject({
      done: 1,
    });
    expect(await hosted.command(coordinator, 'events', 'cancel', ids, { reason: 'Storm' })).toMatchObject({ done: 1 });
    const [gone] = await rows(coordinator, 'events', { title: 'kick-off' });
    expect(gone).toMatchObject({ state: 'cancelled', capacity: 90, cancelReason: 'Storm' });
    const audited = await house.database.query<{ action: string }>(
      'select action from privacy.audit_entry where subject_id = $1 order by sequence',
      ids,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'events.draft-event',
      'events.publish-event',
      'events.edit-event',
      'events.cancel-event',
    ]);
  });

  it('write in any of the three languages, say which one is the original, and give the others where they have them', async () => {
    const input = { ...INPUT, source: 'fi', titleFi: ' Iltatilaisuus ', titleEn: '', descriptionSv: 'Vid hamnen' };
    await hosted.command(hosted.manager, 'events', 'create', [], input);
    await hosted.command(hosted.manager, 'events', 'create', [], {
      ...input,
      source: 'sv',
      titleSv: 'Kvällen',
      titleEn: 'The evening',
      descriptionEn: 'By the harbour',
    });
    const stored = await house.database.query<{ title: object; description: object }>(
      `select title, description from events.event where title->>'fi' = 'Iltatilaisuus' order by id`,
    );
    expect(stored).toEqual([
      { title: { source: 'fi', fi: 'Iltatilaisuus' }, description: { source: 'sv', sv: 'Vid hamnen' } },
      {
        title: { source: 'sv', fi: 'Iltatilaisuus', sv: 'Kvällen', en: 'The evening' },
        description: { source: 'sv', sv: 'Vid hamnen', en: 'By the harbour' },
      },
    ]);
  });

  it('are told which title is missing', async () => {
    const input = { ...INPUT, source: 'sv' };
    await expect(hosted.command(hosted.manager, 'events', 'create', [], input)).rejects.toMatchObject({
      code: 'events.title-needed',
      faults: [{ pointer: '/input/titleSv' }],
    });
  });

  it('of the whole programme hold events for its coordinator unless they say for whom', async () => {
    const title = 'Who holds it';
    await hosted.command(hosted.manager, 'events', 'create', [], { ...INPUT, titleEn: title });
    await hosted.command(hosted.manager, 'events', 'create', [], {
      ...INPUT,
      titleEn: title,
      organiser: hosted.university,
    });
    const made = await rows(hosted.manager, 'events', { title });
    expect(made.map((row) => row.organiser).sort()).toEqual(['Kauppakamari', 'Metropolia']);
  });

  it.each([
    [{ titleEn: ' ' }, 'events.title-needed'],
    [{ source: 'fi' }, 'events.title-needed'],
    [{ place: ' ' }, 'events.text-needed'],
    [{ ends: STARTS.toISOString() }, 'events.bad-times'],
    [{ starts: 'tomorrow' }, 'events.bad-times'],
    [{ starts: '2026-02-03T09:00:00.000Z' }, 'events.bad-times'],
    [{ capacity: '0' }, 'events.bad-capacity'],
    [{ programme: '0190a1b2-0000-7000-8000-000000000000' }, 'events.programme-needed'],
    [{ organiser: '0190a1b2-0000-7000-8000-000000000000' }, 'events.organiser-needed'],
  ])('cannot write down an event with %j', async (fault, code) => {
    await expect(hosted.command(hosted.manager, 'events', 'create', [], { ...INPUT, ...fault })).rejects.toMatchObject({
      code,
    });
  });

  it('reach the events of their own organisation only', async () => {
    const event = await hosted.published(2);
    const [guest] = await hosted.guests(event, 1);
    const stranger = await hosted.staff('university_coordinator', hosted.university);
    const host = await hosted.staff('company_officer', hosted.chamber);
    const sees = async (actor: SignedIn) => ({
      event: (await rows(actor, 'events')).some(({ id }) => id === event),
      guest: (await rows(actor, 'registrations', { event })).length,
    });
    expect(await sees(host)).toEqual({ event: true, guest: 1 });
    expect(await sees(stranger)).toEqual({ event: false, guest: 0 });
    expect(await sees(await hosted.staff('company_officer', hosted.chamber, null))).toEqual({ event: true, guest: 1 });
    for (const [name, input] of [
      ['publish', {}],
      ['change-capacity', { capacity: '9' }],
      ['cancel', { reason: 'No' }],
    ] as const) {
      const outcome = await hosted.command(stranger, 'events', name, [event], input);
      expect(outcome).toEqual({ done: 0, refused: [{ id: event, code: 'events.unknown-event' }] });
    }
    onTheDay();
    const id = guest?.registration.id ?? '';
    expect(await hosted.command(stranger, 'registrations', 'mark-attended', [id])).toEqual({
      done: 0,
      refused: [{ id, code: 'events.unknown-registration' }],
    });
    await expect(
      hosted.command(host, 'events', 'create', [], { ...INPUT, organiser: hosted.university }),
    ).rejects.toMatchObject({
      code: 'events.organiser-needed',
    });
  });

  it('read names, so every reading names the persons', async () => {
    const event = await hosted.published(2);
    const guests = await hosted.guests(event, 2);
    const read = await rows(hosted.manager, 'registrations', { event });
    expect([...hosted.catalogue('registrations').personsIn(read)].sort()).toEqual(
      guests.map(({ actor }) => actor.personId).sort(),
    );
  });
});

describe('check-in', () => {
  const counted = async (from = '2026-02-10', to = from) => {
    const command = {
      from,
      to,
      programme: hosted.programme,
      format: 'csv',
      language: 'fi' as const,
    };
    const { report } = await house.get(ExportIndicators, { strict: false }).execute(command, commandScope('test'));
    return Object.fromEntries(
      report.figures.filter(({ of }) => of === 'total').map(({ indicator, value }) => [indicator, value]),
    );
  };

  it('notes who came: a student becomes a participant, a mentor does not, and both are attendances in the report', async () => {
    const event = await hosted.published(3);
    const [student, mentor] = [await hosted.student(), await hosted.guest()];
    const came = [await hosted.register(event, student), await hosted.register(event, mentor)];
    onTheDay();
    const ids = came.map(({ id }) => id);
    expect(await hosted.command(hosted.manager, 'registrations', 'mark-attended', ids)).toEqual({
      done: 2,
      refused: [],
    });
    expect(await hosted.command(hosted.manager, 'registrations', 'mark-attended', ids)).toEqual({
      done: 2,
      refused: [],
    });
    const facts = (await hosted.facts('events.attendance-noted')).filter((fact) => fact.data.eventId === event);
    expect(
      facts.map((fact) => [fact.subject_id, fact.data.homeOrganisationId, fact.occurred_at, fact.programme_id]),
    ).toEqual([
      [ids[0], hosted.university, ENDS, hosted.programme],
      [ids[1], null, ENDS, hosted.programme],
    ]);
    const entered = await house.database.query<{ person_id: string }>('select person_id from programmes.participant');
    expect(entered.map((row) => row.person_id)).toEqual([student.personId]);
    expectSound(await hosted.seats(event));
    expect(await counted()).toMatchObject({ 'r3-participants': 1, 'e2-attendances': 2 });

    expect(await hosted.command(hosted.manager, 'registrations', 'retract-attendance', ids)).toEqual({
      done: 2,
      refused: [],
    });
    expect(await hosted.command(hosted.manager, 'registrations', 'retract-attendance', ids)).toEqual({
      done: 2,
      refused: [],
    });
    expect(await counted()).toMatchObject({ 'r3-participants': 0, 'e2-attendances': 0 });
    await hosted.command(hosted.manager, 'registrations', 'mark-attended', ids.slice(0, 1));
    expect(await counted()).toMatchObject({ 'r3-participants': 1, 'e2-attendances': 1 });
    expectSound(await hosted.seats(event));
  });

  it('at an event over midnight counts in the period in which the event ended, for attendances and participants alike', async () => {
    const event = await hosted.published(2, {
      startsAt: new Date('2026-02-28T18:00:00Z'),
      endsAt: new Date('2026-02-28T23:30:00Z'), // half past one on 1 March in Helsinki
    });
    const { id } = await hosted.register(event, await hosted.student());
    house.clock.set(new Date('2026-02-28T19:00:00Z'));
    expect(await hosted.command(hosted.manager, 'registrations', 'mark-attended', [id])).toMatchObject({ done: 1 });
    const figures = { 'r3-participants': 1, 'e2-attendances': 1 };
    expect(await counted('2026-02-20', '2026-02-28')).toMatchObject({ 'r3-participants': 0, 'e2-attendances': 0 });
    expect(await counted('2026-03-01', '2026-03-31')).toMatchObject(figures);
  });

  it('opens on the day of the event', async () => {
    const event = await hosted.published(1);
    const [guest] = await hosted.guests(event, 1);
    const id = guest?.registration.id ?? '';
    house.clock.set(new Date('2026-02-09T21:59:59Z'));
    expect(await hosted.command(hosted.manager, 'registrations', 'mark-attended', [id])).toMatchObject({
      refused: [{ code: 'events.check-in-not-open' }],
    });
    house.clock.set(new Date('2026-02-09T22:00:00Z'));
    expect(await hosted.command(hosted.manager, 'registrations', 'mark-attended', [id])).toMatchObject({ done: 1 });
  });

  it('is for those with a seat: neither for the waitlist nor for who cancelled', async () => {
    const event = await hosted.published(1);
    const [, waiting] = await hosted.guests(event, 2);
    onTheDay();
    const id = waiting?.registration.id ?? '';
    for (const name of ['mark-attended', 'retract-attendance']) {
      expect(await hosted.command(hosted.manager, 'registrations', name, [id])).toEqual({
        done: 0,
        refused: [{ id, code: 'events.not-possible-now' }],
      });
    }
  });

  it('keeps an event that somebody came to from being called off', async () => {
    const event = await hosted.published(1);
    const [guest] = await hosted.guests(event, 1);
    onTheDay();
    await hosted.command(hosted.manager, 'registrations', 'mark-attended', [guest?.registration.id ?? '']);
    expect(await hosted.command(hosted.manager, 'events', 'cancel', [event], { reason: 'Too late' })).toMatchObject({
      refused: [{ code: 'events.not-possible-now' }],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { signInAs, someId } from '../../support/people.js';
import { Hosted, STARTS } from './support.js';

let house: Awaited<ReturnType<typeof openApi>>;
let hosted: Hosted;
beforeAll(async () => {
  house = await openApi();
  hosted = await Hosted.in(house);
});
afterAll(() => house.close());

interface EventBody {
  readonly id: string;
}
const anybody = () => new Browser(house);
const listed = async (query = '') => {
  const answer = await anybody().get(`/api/v1/events${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: EventBody[] }).items;
};
const ids = async (query = '') => (await listed(query)).map(({ id }) => id);

describe('the calendar of events', () => {
  it('shows strangers what is published, and nothing else', async () => {
    const draft = await hosted.draft();
    const event = await hosted.published(2);
    await hosted.guests(event, 3);
    expect(await ids()).not.toContain(draft);
    const [shown] = (await listed()).filter(({ id }) => id === event);
    expect(shown).toEqual({
      id: event,
      title: { source: 'en', en: 'Meet the mentors' },
      description: { source: 'en', en: 'An evening at the harbour' },
      startsAt: STARTS.toISOString(),
      endsAt: '2026-02-10T18:00:00.000Z',
      place: 'Maria 01',
      organiser: { source: 'fi', fi: 'Kauppakamari' },
      capacity: 2,
      seatsLeft: 0,
      waiting: 1,
      registrationOpen: true,
      state: 'published',
    });
    expect(await (await anybody().get(`/api/v1/events/${event}`)).json()).toEqual(shown);
    for (const hidden of [draft, someId()]) {
      const answer = await anybody().get(`/api/v1/events/${hidden}`);
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'events.unknown-event' }]);
    }
  });

  it('is searched by words in any order and language, by day and by free seats', async () => {
    const sauna = await hosted.published(1, {
      title: { source: 'fi', fi: 'Saunailta 100 %', sv: 'Bastukväll' },
      place: 'Löyly',
    });
    expect(await ids('?q=l%C3%B6yly%20BASTU')).toEqual([sauna]);
    expect(await ids('?q=100%20%25')).toEqual([sauna]);
    expect(await ids('?q=_%25_')).toEqual([]);
    expect(await ids('?seats=free')).toContain(sauna);
    await hosted.guests(sauna, 1);
    expect(await ids('?seats=free')).not.toContain(sauna);
    expect(await ids('?from=2026-02-10')).toContain(sauna);
    expect(await ids('?from=2026-02-11')).toEqual([]);
    expect((await anybody().get('/api/v1/events?from=tomorrow')).status).toBe(400);
  });

  it('begins a day at midnight in Helsinki', async () => {
    const night = await hosted.published(1, {
      startsAt: new Date('2026-02-20T22:30:00Z'),
      endsAt: new Date('2026-02-20T23:00:00Z'),
    });
    expect(await ids('?from=2026-02-21')).toEqual([night]);
    expect(await ids('?from=2026-02-22')).toEqual([]);
  });
});

describe('more events than a page has room for', () => {
  interface Page {
    readonly items: EventBody[];
    readonly total: number;
    readonly next: string | null;
  }
  const pageAfter = async (next: string | null) => {
    const answer = await anybody().get(`/api/v1/events?q=crowd${next ? `&after=${next}` : ''}`);
    return (await answer.json()) as Page;
  };
  /** 130 events; seven at a time begin at the same moment, so that a page ends between two of one moment. */
  const crowd = async () => {
    const model = await hosted.published(3, { title: { source: 'en', en: 'Crowd' } });
    const rows = await house.database.query<{ id: string }>(
      `insert into events.event (id, programme_id, organiser_id, title, description, place, starts_at, ends_at, registration_opens_at,
         registration_closes_at, state, created_at)
       select gen_random_uuid(), programme_id, organiser_id, title, description, place, starts_at + n / 7 * interval '1 hour',
         ends_at + interval '2 days', registration_opens_at, registration_closes_at, state, created_at
       from events.event, generate_series(1, 129) n where id = $1 returning id`,
      [model],
    );
    const made = rows.map(({ id }) => id);
    await house.database.query('insert into events.pool (event_id, capacity) select unnest($1::uuid[]), 3', [made]);
    return [model, ...made];
  };

  it('come page by page, each once, in their order, with the number of all', async () => {
    const made = await crowd();
    const pages = [await pageAfter(null)];
    for (let next = pages[0]?.next ?? null; next; next = pages.at(-1)?.next ?? null) pages.push(await pageAfter(next));
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
      [60, 130],
      [60, 130],
      [10, 130],
    ]);
    const read = pages.flatMap(({ items }) => items.map(({ id }) => id));
    const inOrder = await house.database.query<{ id: string }>(
      'select id from events.event where id = any($1) order by starts_at, id',
      [made],
    );
    expect(read).toEqual(inOrder.map(({ id }) => id));
  });

  it('go on after an event that was called off while somebody read', async () => {
    const first = await pageAfter(null);
    const second = await pageAfter(first.next);
    await house.database.query(`update events.event set state = 'cancelled' where id = $1`, [first.next]);
    expect((await pageAfter(first.next)).items).toEqual(second.items);
  });

  it('are asked for by what a page said, and by nothing else', async () => {
    expect((await anybody().get('/api/v1/events?after=2')).status).toBe(400);
  });
});

describe("a person's registrations", () => {
  it('begin with one post and end with another; the place on the waitlist is told', async () => {
    const event = await hosted.published(1);
    const [first, second, third] = [await signInAs(house, {}), await signInAs(house, {}), await signInAs(house, {})];
    const path = `/api/v1/events/${event}/registration`;
    const answer = await first.post(path);
    expect(answer.status).toBe(201);
    const registration = (await answer.json()) as { id: string };
    expect(registration).toEqual({
      id: expect.any(String),
      eventId: event,
      eventTitle: { source: 'en', en: 'Meet the mentors' },
      startsAt: STARTS.toISOString(),
      place: 'Maria 01',
      state: 'confirmed',
      position: null,
      version: 1,
    });
    expect(await (await second.post(path)).json()).toMatchObject({ state: 'waitlisted', position: 1 });
    expect(await (await third.post(path)).json()).toMatchObject({ state: 'waitlisted', position: 2 });
    const mine = async (browser: Browser) =>
      ((await (await browser.get('/api/v1/me/registrations')).json()) as { items: object[] }).items;
    expect(await mine(second)).toMatchObject([{ position: 1 }]);
    expect((await third.post(`/api/v1/me/registrations/${registration.id}/cancellation`)).status).toBe(404);
    const cancelled = await first.post(`/api/v1/me/registrations/${registration.id}/cancellation`);
    expect([cancelled.status, await cancelled.json()]).toMatchObject([200, { state: 'cancelled', position: null }]);
    expect(await mine(second)).toMatchObject([{ state: 'confirmed', position: null }]);
    expect(await mine(third)).toMatchObject([{ state: 'waitlisted', position: 1 }]);
  });

  it('need a sign-in', async () => {
    const event = await hosted.published(1);
    expect((await anybody().post(`/api/v1/events/${event}/registration`)).status).toBe(401);
    expect((await anybody().get('/api/v1/me/registrations')).status).toBe(401);
  });

  it('are told in the language of the reader when they cannot be', async () => {
    const event = await hosted.published(1, { registrationClosesAt: new Date(house.clock.nowMs() + 1000) });
    const person = await signInAs(house, {});
    house.clock.advance(2000);
    const finn = new Browser(house, person.cookies, 'fi');
    const answer = await finn.post(`/api/v1/events/${event}/registration`);
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { code: 'events.registration-closed', title: 'Ilmoittautuminen ei ole auki' },
    ]);
  });
});

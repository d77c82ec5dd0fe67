import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditEvent } from '#events';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import { expectSound, Hosted, scopeOf } from './support.js';

const WRITERS = 40;

let house: Awaited<ReturnType<typeof openApi>>;
let hosted: Hosted;
const browsers: Browser[] = [];
beforeAll(async () => {
  house = await openApi();
  hosted = await Hosted.in(house);
  for (let person = 0; person < WRITERS; person += 1) {
    const { address } = await aPerson(house);
    browsers.push(await signInWith(house, address));
  }
}, 60_000);
afterAll(() => house.close());

const register = async (browser: Browser, event: string) => {
  const answer = await browser.post(`/api/v1/events/${event}/registration`);
  return {
    status: answer.status,
    body: (await answer.json()) as { id: string; state: string; position: number | null },
  };
};
const cancel = async (browser: Browser, id: string) =>
  (await browser.post(`/api/v1/me/registrations/${id}/cancellation`)).status;

/** Looks at the seats as often as it can until the work is done. */
async function watched(event: string, work: Promise<unknown>): Promise<number> {
  let done = false;
  let looks = 0;
  void work.finally(() => {
    done = true;
  });
  while (!done) {
    expectSound(await hosted.seats(event));
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await work;
  expectSound(await hosted.seats(event));
  return looks;
}

/**
 * Follows the facts of an event in the order in which they became true: newcomers get a seat only when nobody waits, seats of the waitlist go to
 * its first, and nobody has two registrations.
 */
async function expectOrder(event: string): Promise<{ readonly confirmed: number; readonly promoted: number }> {
  const facts = await house.database.query<{
    type: string;
    data: { registrationId: string; personId: string; from?: string };
  }>(
    `select type, data from platform.fact where data->>'eventId' = $1 and type like 'events.registration-%' order by sequence`,
    [event],
  );
  const waiting: string[] = [];
  const live = new Map<string, string>();
  let promoted = 0;
  for (const { type, data } of facts) {
    const { registrationId: id, personId, from } = data;
    if (type === 'events.registration-cancelled') {
      live.delete(personId);
      if (waiting.includes(id)) waiting.splice(waiting.indexOf(id), 1);
    } else if (from === 'waitlist') {
      expect(waiting.shift()).toBe(id);
      promoted += 1;
    } else {
      expect(live.has(personId)).toBe(false);
      live.set(personId, id);
      if (type === 'events.registration-confirmed') expect(waiting).toEqual([]);
      else waiting.push(id);
    }
  }
  return { confirmed: facts.filter(({ type }) => type === 'events.registration-confirmed').length, promoted };
}

describe('forty people at once', () => {
  it('get exactly the seats there are, and the others distinct places on the waitlist', async () => {
    const event = await hosted.published(10);
    let answers: Awaited<ReturnType<typeof register>>[] = [];
    await watched(
      event,
      Promise.all(browsers.map((browser) => register(browser, event))).then((all) => (answers = all)),
    );
    expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 201));
    expect(answers.filter(({ body }) => body.state === 'confirmed')).toHaveLength(10);
    expect(await hosted.seats(event)).toEqual({ capacity: 10, taken: 10, confirmed: 10, waiting: 30 });
    const seqs = await house.database.query<{ seq: number }>(
      `select seq from events.registration where event_id = $1 and state = 'waitlisted' order by seq`,
      [event],
    );
    expect(seqs.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    await expectOrder(event);
  });

  it('who click twice have one registration each and the same answer twice', async () => {
    const event = await hosted.published(5);
    const [one = [], two = []] = await Promise.all(
      [0, 1].map(() => Promise.all(browsers.slice(0, 20).map((browser) => register(browser, event)))),
    );
    const told = (answers: typeof one) =>
      answers.map(({ status, body }) => [status, body.id, body.state === 'cancelled']);
    expect(told(one)).toEqual(told(two));
    const rows = await house.database.query('select 1 from events.registration where event_id = $1', [event]);
    expect(rows).toHaveLength(20);
    expectSound(await hosted.seats(event));
  });

  it('come, go and come back while the room grows: seats are never too many, never empty while somebody waits, and given in order', async () => {
    const event = await hosted.published(6);
    const person = async (browser: Browser, index: number) => {
      for (let turn = 0; turn < 3; turn += 1) {
        const { status, body } = await register(browser, event);
        expect(status).toBe(201);
        if ((index + turn) % 3 !== 0) expect(await cancel(browser, body.id)).toBe(200);
      }
    };
    const staff = async () => {
      for (const capacity of [7, 9, 12]) {
        const scope = scopeOf(hosted.manager, 'events.edit-events');
        await house.get(EditEvent, { strict: false }).execute(event, { capacity }, scope);
      }
    };
    const looks = await watched(event, Promise.all([...browsers.map(person), staff()]));
    expect(looks).toBeGreaterThan(5);
    const { promoted } = await expectOrder(event);
    expect(promoted).toBeGreaterThan(10);
    const { capacity, confirmed, waiting } = await hosted.seats(event);
    expect(capacity).toBe(12);
    // Who stays after the last turn is live; the others went.
    expect(confirmed + waiting).toBe(browsers.filter((_, index) => (index + 2) % 3 === 0).length);
  }, 60_000);
});

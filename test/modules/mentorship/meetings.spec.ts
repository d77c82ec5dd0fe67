import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, DAY, helsinkiInstant, localDate } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { signInAs, signInWith, someId } from '../../support/people.js';
import { factsOf, type Pair, Round } from './a-round.js';

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
let pair: Pair;
let student: Browser;
let mentor: Browser;
beforeAll(async () => {
  house = await openApi();
  round = await Round.open(house);
});
afterAll(() => house.close());

beforeEach(async () => {
  pair = await round.pair();
  await bothSignIn();
});

async function bothSignIn(): Promise<void> {
  student = await signInWith(house, pair.student.address);
  mentor = await signInWith(house, pair.mentor.address);
}
/** Moves on; sessions do not outlive a day. */
async function itIs(at: Date): Promise<void> {
  house.clock.set(at);
  await bothSignIn();
}
const daysLater = (days: number) => itIs(new Date(house.clock.nowMs() + days * DAY));

const today = () => localDate(house.clock.now());
const path = () => `/api/v1/me/mentorships/${pair.id}`;
const log = (browser: Browser, body: object = {}) =>
  browser.post(`${path()}/meetings`, { heldOn: today(), minutes: 60, mode: 'remote', ...body });

interface MeetingJson {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
async function meetingsOf(answer: Response | Promise<Response>): Promise<MeetingJson[]> {
  return ((await (await answer).json()) as { meetings: MeetingJson[] }).meetings;
}
async function logged(browser = student, body: object = {}): Promise<MeetingJson> {
  const [meeting] = await meetingsOf(log(browser, body));
  if (!meeting) throw new Error('No meeting was logged');
  return meeting;
}
const answer = (browser: Browser, { id, version }: MeetingJson, said: string) =>
  browser.post(`${path()}/meetings/${id}/answer`, { answer: said, version });
const facts = (type: string) => factsOf(house, `mentorship.${type}`, pair.id);

describe('logging a meeting', () => {
  it('starts the pair on the day they met, once', async () => {
    const heldOn = today();
    await daysLater(2);
    const answered = await log(student, { heldOn });
    expect(answered.status).toBe(201);
    expect(await answered.json()).toMatchObject({ id: pair.id, state: 'active', startedOn: heldOn });
    await log(mentor, { minutes: 45 });
    const [started, ...more] = await facts('pair-started');
    expect(more).toEqual([]);
    expect(started).toMatchObject({
      organisationId: round.metropolia,
      data: { studentPersonIds: [pair.student.personId] },
    });
    expect(localDate(started?.occurredAt ?? new Date(0))).toBe(heldOn);
  });

  it('dates a start in the past at noon, and one of this morning not later than now', async () => {
    await itIs(helsinkiInstant(addDays(today(), 3), '09:30'));
    await log(student, { heldOn: addDays(today(), -1) });
    expect((await facts('pair-started'))[0]?.occurredAt).toEqual(helsinkiInstant(addDays(today(), -1), '12:00'));
    const other = await round.pair();
    const browser = await signInWith(house, other.student.address);
    await browser.post(`/api/v1/me/mentorships/${other.id}/meetings`, { heldOn: today(), minutes: 30, mode: 'remote' });
    const [started] = await factsOf(house, 'mentorship.pair-started', other.id);
    expect(started?.occurredAt).toEqual(house.clock.now());
  });

  it('asks the other side and not the one who logged it', async () => {
    const meeting = await logged(student, { minutes: 50, mode: 'in_person' });
    expect(meeting).toMatchObject({
      minutes: 50,
      mode: 'in_person',
      state: 'logged',
      loggedByMe: true,
      awaitsMe: false,
    });
    const [seen] = await meetingsOf(mentor.get(path()));
    expect(seen).toMatchObject({ id: meeting.id, loggedByMe: false, awaitsMe: true });
    expect(seen?.countsAt).toEqual(new Date(house.clock.nowMs() + 7 * DAY).toISOString());
    expect(await facts('meeting-logged')).toMatchObject([
      {
        data: {
          meetingId: meeting.id,
          loggedBy: pair.student.personId,
          heldOn: today(),
          minutes: 50,
          mode: 'in_person',
        },
      },
    ]);
  });

  it('happens once when both write it down: the second word confirms the first', async () => {
    const meeting = await logged(student, { minutes: 60 });
    expect((await log(mentor, { minutes: 45, mode: 'in_person' })).status).toBe(201);
    expect(await meetingsOf(student.get(path()))).toMatchObject([{ id: meeting.id, minutes: 60, state: 'confirmed' }]);
    await log(mentor, { minutes: 45, mode: 'in_person' });
    expect(await facts('meeting-logged')).toHaveLength(1);
    expect(await facts('meeting-counted')).toMatchObject([{ data: { meetingId: meeting.id, by: 'confirmation' } }]);
  });

  it('happens once when both write it down at the same moment', async () => {
    await Promise.all([log(student), log(mentor)]);
    expect(await meetingsOf(student.get(path()))).toMatchObject([{ state: 'confirmed' }]);
    expect(await facts('meeting-counted')).toHaveLength(1);
  });

  it('is another meeting when the first of the day is settled: they met twice', async () => {
    await answer(mentor, await logged(student), 'confirm');
    house.clock.advance(2 * 60 * 60_000);
    await log(mentor, { minutes: 30 });
    await log(student, { minutes: 30 });
    expect(await meetingsOf(student.get(path()))).toMatchObject([{ state: 'confirmed' }, { state: 'confirmed' }]);
    expect(await facts('meeting-counted')).toHaveLength(2);
  });

  it('is another meeting when the first of the day was objected to', async () => {
    await answer(mentor, await logged(student), 'object');
    await log(mentor, { minutes: 45 });
    expect((await meetingsOf(student.get(path()))).map(({ state }) => state).sort()).toEqual(['logged', 'objected']);
  });

  it('happens once on a double click', async () => {
    const [first, second] = await Promise.all([log(student), log(student)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await meetingsOf(student.get(path()))).toHaveLength(1);
    expect(await facts('meeting-logged')).toHaveLength(1);
  });

  it.each([
    ['tomorrow', { days: 1 }, '/heldOn', 'Choose today or an earlier day. A meeting is logged after it was held.'],
    ['before the pair was agreed', { days: -3 }, '/heldOn', 'or a later day: that is when your mentorship was agreed.'],
    ['of nine minutes', { minutes: 9 }, '/minutes', 'At least 10.'],
    ['of more than eight hours', { minutes: 481 }, '/minutes', 'At most 480.'],
  ])(
    'refuses one %s with a pointer and a text',
    async (_name, { days = 0, minutes = 60 }: { days?: number; minutes?: number }, pointer, detail) => {
      await daysLater(2);
      const refused = await log(student, { heldOn: addDays(today(), days), minutes });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({
        code: 'platform.invalid-input',
        faults: [{ pointer, detail: expect.stringContaining(detail) }],
      });
      expect(await facts('pair-started')).toEqual([]);
    },
  );

  it('takes the day of the agreement, and the Helsinki day, not the one in London', async () => {
    await itIs(helsinkiInstant(addDays(today(), 1), '00:30'));
    expect((await log(student, { heldOn: today() })).status).toBe(201);
    const agreedOn = localDate((await facts('pair-agreed'))[0]?.occurredAt ?? new Date(0));
    expect((await log(student, { heldOn: agreedOn })).status).toBe(201);
  });
});

describe('a logged meeting', () => {
  it('counts at once when the other side confirms it, on the day it was held', async () => {
    const heldOn = today();
    await daysLater(3);
    const meeting = await logged(student, { heldOn });
    const confirmed = await answer(mentor, meeting, 'confirm');
    expect(confirmed.status).toBe(200);
    expect(await meetingsOf(confirmed)).toMatchObject([{ state: 'confirmed', countsAt: null, awaitsMe: false }]);
    const [counted, ...more] = await facts('meeting-counted');
    expect(more).toEqual([]);
    expect(counted).toMatchObject({ data: { meetingId: meeting.id, heldOn, minutes: 60, by: 'confirmation' } });
    expect(localDate(counted?.occurredAt ?? new Date(0))).toBe(heldOn);
  });

  it('counts once when it is confirmed twice at the same moment', async () => {
    const meeting = await logged();
    const both = await Promise.all([answer(mentor, meeting, 'confirm'), answer(mentor, meeting, 'confirm')]);
    expect(both.map((response) => response.status)).toEqual([200, 200]);
    expect(await facts('meeting-counted')).toHaveLength(1);
  });

  it('is not confirmed by the one who logged it', async () => {
    const meeting = await logged();
    const refused = await answer(student, meeting, 'confirm');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'mentorship.own-meeting',
      title: expect.stringMatching(/other person/),
    });
    expect(await facts('meeting-counted')).toEqual([]);
  });

  it('does not count once the other side objects, whoever confirms it after', async () => {
    const meeting = await logged();
    expect(await meetingsOf(answer(mentor, meeting, 'object'))).toMatchObject([
      { state: 'objected', countsAt: null, awaitsMe: false },
    ]);
    const [objected] = await meetingsOf(mentor.get(path()));
    const late = await answer(mentor, objected ?? meeting, 'confirm');
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'mentorship.meeting-settled' });
    house.clock.advance(8 * DAY);
    await house.tick();
    expect(await facts('meeting-counted')).toEqual([]);
    expect(await facts('meeting-objected')).toHaveLength(1);
  });

  it('is not answered from a page that has grown old', async () => {
    const meeting = await logged();
    const stale = await answer(mentor, { ...meeting, version: meeting.version + 1 }, 'confirm');
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ code: 'platform.changed-meanwhile' });
  });

  it('of another pair is unknown here', async () => {
    const meeting = await logged();
    const { mentor: own } = pair;
    pair = await round.pair();
    const browser = await signInWith(house, pair.mentor.address);
    const refused = await answer(browser, meeting, 'confirm');
    expect(own.personId).not.toBe(pair.mentor.personId);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ code: 'mentorship.unknown-meeting' });
  });
});

describe('a stranger', () => {
  it('finds no pair, no meeting and nothing to log to, staff included', async () => {
    const meeting = await logged();
    for (const stranger of [await signInAs(house, {}), await signInAs(house, { role: 'programme_manager' })]) {
      const tries = [
        await stranger.get(path()),
        await log(stranger),
        await answer(stranger, meeting, 'confirm'),
        await stranger.get(`/api/v1/me/mentorships/${someId()}`),
      ];
      for (const refused of tries) {
        expect(refused.status).toBe(404);
        expect(await refused.json()).toMatchObject({ code: 'mentorship.unknown-mentorship' });
      }
      expect(await (await stranger.get('/api/v1/me/mentorships')).json()).toEqual({ items: [] });
    }
    expect(await facts('meeting-logged')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AskMentor, ChangeMentorChoice, StartRun, WithdrawProposal } from '#matching';
import { TickRunner } from '#platform';
import { addDaysInHelsinki, MINUTE } from '#platform/kernel';
import type { mentorPage } from '../../../libs/matching/src/api/mentors.contract.js';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { signInWith } from '../../support/people.js';
import { type Enrolled, Round } from './builders.js';

type Page = z.infer<typeof mentorPage>;

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
let aino: Enrolled;
let maija: Enrolled;
let browser: Browser;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  round = await Round.open(house);
  aino = await round.student('Aino');
  maija = await round.mentor('Maija');
  browser = await signInWith(house, aino.address);
});
afterAll(() => house.close());

const allow = async (requests = 3, isOn = true) =>
  house
    .get(ChangeMentorChoice, { strict: false })
    .execute({ cohortId: round.cohortId, isOn, requests }, await round.staff());
const ask = async (mentor: Enrolled, message?: string, student = aino) =>
  house
    .get(AskMentor, { strict: false })
    .execute(
      { cohortId: round.cohortId, mentorEnrolmentId: mentor.enrolmentId, message },
      await round.signedIn(student.personId),
    );
const mentors = async (query = ''): Promise<Page> =>
  (await (await browser.get(`/api/v1/mentors?cohort=${round.cohortId}${query}`)).json()) as Page;
const namesIn = ({ items }: Page) => items.map((card) => card.displayName);
const choice = async () => {
  const { items } = (await (await browser.get('/api/v1/me/mentor-choices')).json()) as { items: unknown[] };
  return items[0];
};
const takeBack = async (id: string) => browser.post(`/api/v1/me/proposals/${id}/take-back`, {});
const told = async (person: Enrolled): Promise<string[]> => {
  await house.settle();
  const rows = await house.database.query<{ type: string }>(
    `select type from notifications.notification where person_id = $1 and type ~ 'proposal|request' order by id`,
    [person.personId],
  );
  return rows.map((row) => row.type);
};

describe('where staff do not let students choose', () => {
  it('nobody sees or asks a mentor', async () => {
    expect(await choice()).toBeUndefined();
    expect((await browser.get(`/api/v1/mentors?cohort=${round.cohortId}`)).status).toBe(409);
    await expect(ask(maija)).rejects.toThrow('matching.no-mentor-choice');
    expect((await browser.put(`/api/v1/bookmarks/${maija.enrolmentId}`, {})).status).toBe(404);
  });

  it('a request that waits when they end it is answered all the same', async () => {
    await allow();
    await ask(maija);
    await allow(3, false);
    await round.answer(maija, 'accept');
    expect((await round.proposalOf(aino)).state).toBe('accepted');
  });
});

describe('a student who may choose', () => {
  beforeEach(() => allow());

  it('sees mentors of her round who are free and whom the rules allow, the best first, and no address', async () => {
    await round.mentor('Nina', { offers: ['sales'] });
    await round.mentor('Olli', { languages: [{ language: 'fi', level: 'native' }] });
    const full = await round.mentor('Pia');
    await ask(full, undefined, await round.student('Bo'));
    const page = await mentors();
    expect(namesIn(page)).toEqual(['Maija', 'Nina']);
    expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(
      ['displayName', 'headline', 'id', 'isMarked', 'languages', 'reasons', 'text', 'topics'].sort(),
    );
    expect(page.items[0]?.reasons[0]?.text).toContain('interview');
    expect(JSON.stringify(page)).not.toContain('@');
  });

  it('finds them by language, field, topic, way of meeting and words, and those she marked first', async () => {
    const nina = await round.mentor('Nina', { offers: ['sales'], field: '04', modes: ['in_person', 'remote'] });
    expect(namesIn(await mentors('&topic=sales'))).toEqual(['Nina']);
    expect(namesIn(await mentors('&field=06'))).toEqual(['Maija']);
    expect(namesIn(await mentors('&mode=in_person'))).toEqual(['Nina']);
    expect(namesIn(await mentors('&language=sv'))).toEqual([]);
    expect(namesIn(await mentors('&q=MAI'))).toEqual(['Maija']);
    expect((await mentors()).filters).toMatchObject({
      topics: [{ code: 'interviews' }, { code: 'sales' }],
      modes: ['in_person', 'remote'],
    });
    for (let twice = 0; twice < 2; twice += 1)
      expect((await browser.put(`/api/v1/bookmarks/${nina.enrolmentId}`, {})).status).toBe(204);
    expect(namesIn(await mentors())).toEqual(['Nina', 'Maija']);
    expect((await browser.send('DELETE', `/api/v1/bookmarks/${nina.enrolmentId}`)).status).toBe(204);
    expect(namesIn(await mentors())).toEqual(['Maija', 'Nina']);
  });

  it('asks, which takes a seat and tells the mentor alone, with her own words', async () => {
    expect(await choice()).toMatchObject({ state: 'open', allowed: 3, left: 3, days: 3 });
    const id = await ask(maija, '  You do what I want to learn. ');
    expect(await round.seatsTaken(maija)).toBe(1);
    expect(await round.proposalOf(maija)).toMatchObject({
      ...{ id, state: 'half_accepted', cameFrom: 'request', myAnswer: 'none', otherAnswer: 'accepted' },
      ...{ message: 'You do what I want to learn.', expiresAt: addDaysInHelsinki(house.clock.now(), 3).toISOString() },
    });
    expect(await choice()).toMatchObject({ state: 'asked', left: 2, proposalId: id });
    expect([await told(maija), await told(aino)]).toEqual([['request-for-mentor'], []]);
  });

  it('becomes a pair with the mentor’s yes alone', async () => {
    await ask(maija);
    await round.answer(maija, 'accept');
    await house.settle();
    expect((await round.proposalOf(aino)).mentorshipId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await round.seatsTaken(maija)).toBe(1);
  });

  it('asks once by two clicks at the same time, and one mentor at a time', async () => {
    const nina = await round.mentor('Nina');
    const [one, other] = await Promise.all([ask(maija), ask(maija)]);
    expect(one).toBe(other);
    await expect(ask(nina)).rejects.toThrow('matching.request-is-open');
    expect(await round.facts()).toEqual(['matching.proposal-sent']);
  });

  it('asks no more often than staff allow, whatever she clicks at once', async () => {
    await allow(1);
    const nina = await round.mentor('Nina');
    const outcomes = await Promise.allSettled([ask(maija), ask(nina)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id } = await round.proposalOf(aino);
    expect((await takeBack(id)).status).toBe(200);
    await expect(ask(maija)).rejects.toThrow('matching.no-requests-left');
  });

  it('gets the last seat of a mentor or hears that it is gone: two who ask at once share none', async () => {
    const bo = await round.student('Bo');
    const outcomes = await Promise.allSettled([ask(maija), ask(maija, undefined, bo)]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    expect(refused).toEqual([expect.stringContaining('matching.mentor-not-free')]);
    expect(await round.seatsTaken(maija)).toBe(1);
  });

  it('may think better of it: the seat is free, the mentor is told, and both may meet another time', async () => {
    const id = await ask(maija);
    for (let twice = 0; twice < 2; twice += 1) expect((await takeBack(id)).status).toBe(200);
    expect(await round.seatsTaken(maija)).toBe(0);
    expect(await told(maija)).toEqual(['request-for-mentor', 'request-withdrawn']);
    expect(namesIn(await mentors())).toEqual(['Maija']);
    await expect(round.answer(maija, 'accept')).rejects.toThrow('matching.not-possible-now');
  });

  it('does not find a mentor again who has declined', async () => {
    await ask(maija);
    await round.answer(maija, 'decline');
    expect(await told(aino)).toEqual(['request-declined']);
    expect(namesIn(await mentors())).toEqual([]);
    await expect(ask(maija)).rejects.toThrow('matching.mentor-not-free');
    expect(await choice()).toMatchObject({ state: 'open', left: 2 });
  });

  it('hears after three days of silence, the mentor being reminded on the second', async () => {
    await ask(maija);
    const asked = house.clock.now();
    const toldAfter = async (days: number, minutes: number) => {
      house.clock.set(new Date(addDaysInHelsinki(asked, days).getTime() + minutes * MINUTE));
      await house.get(TickRunner, { strict: false }).runDue();
      return told(maija);
    };
    expect(await toldAfter(2, -1)).toEqual(['request-for-mentor']);
    expect(await toldAfter(2, 0)).toEqual(['request-for-mentor', 'request-reminder']);
    expect(await toldAfter(3, -1)).toHaveLength(2);
    expect(await toldAfter(3, 0)).toEqual(['request-for-mentor', 'request-reminder', 'request-missed']);
    expect(await told(aino)).toEqual(['request-expired']);
    expect(await round.seatsTaken(maija)).toBe(0);
  });

  it('is left to herself by a run while her request waits, and her mentor’s seat is counted', async () => {
    await ask(maija);
    await round.student('Bo');
    await round.mentor('Nina');
    const run = await round.run();
    expect(await round.runRow(run)).toMatchObject({ students: 1, seats: 1 });
    expect(await round.pairsOf(run)).toEqual(['Bo - Nina']);
  });

  it('does not ask while pairs are computed, nor learn of a pair that nobody was told of', async () => {
    await house.get(StartRun, { strict: false }).execute({ cohortId: round.cohortId }, await round.staff());
    await expect(ask(maija)).rejects.toThrow('matching.run-is-computing');
    await house.settle();
    expect(await choice()).toMatchObject({ state: 'paused', proposalId: null });
    expect(namesIn(await mentors())).toEqual([]);
    await expect(ask(maija)).rejects.toThrow('matching.request-is-open');
  });

  it('keeps her requests when staff end one, who may bar the pair', async () => {
    const id = await ask(maija);
    const withdraw = house.get(WithdrawProposal, { strict: false });
    const staff = await round.staff();
    await expect(withdraw.execute({ proposalId: id, reason: ' ' }, staff)).rejects.toThrow('matching.reason-needed');
    await withdraw.execute({ proposalId: id, reason: 'Her uncle.', bar: 'relative' }, staff);
    expect(await told(aino)).toEqual(['request-withdrawn']);
    expect(await choice()).toMatchObject({ state: 'open', left: 3 });
    expect(namesIn(await mentors())).toEqual([]);
  });
});

describe('staff', () => {
  it('of the whole programme say how many a student may ask, between one and ten', async () => {
    const one = await round.staff('programme_manager', { organisationId: round.laurea });
    const change = house.get(ChangeMentorChoice, { strict: false });
    const command = { cohortId: round.cohortId, isOn: true, requests: 3 };
    await expect(change.execute(command, one)).rejects.toThrow('matching.whole-programme-needed');
    for (const requests of [0, 11, 1.5]) await expect(allow(requests)).rejects.toThrow('platform.invalid-input');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { SetUpMentorGroup } from '#programmes';
import type { substitutes, withoutPairList } from '../../../libs/matching/src/api/substitutes.contract.js';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';
import { managerOf } from './support/desk-round.js';

type Waiting = z.infer<typeof withoutPairList>;
type Found = z.infer<typeof substitutes>;

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
let aino: Enrolled;
let maija: Enrolled;
let nina: Enrolled;
let desk: Browser;
let staff: string;
beforeAll(async () => {
  house = await openApi();
});
/** Aino's mentor has not turned up and has left; Nina is free, and Olli fits less. */
beforeEach(async () => {
  round = await Round.open(house);
  aino = await round.student('Aino');
  maija = await round.mentor('Maija');
  const manager = await managerOf(house, round);
  desk = manager.browser;
  staff = manager.actor.personId;
});
afterAll(() => house.close());

const DESK = '/api/v1/match-desk';
async function loseMentor(): Promise<void> {
  await round.runAndPublish();
  await round.answer(aino, 'accept');
  await round.answer(maija, 'accept');
  await house.settle();
  await round.leave(maija);
  nina = await round.mentor('Nina');
  await round.mentor('Olli', { offers: ['sales'] });
}
const waiting = async (role: 'student' | 'mentor', browser = desk, q = ''): Promise<Waiting> =>
  (await (await browser.get(`${DESK}/cohorts/${round.cohortId}/without-pair?role=${role}&q=${q}`)).json()) as Waiting;
const find = async (person: Enrolled, browser = desk): Promise<Found> =>
  (await (await browser.get(`${DESK}/enrolments/${person.enrolmentId}/substitutes`)).json()) as Found;
const propose = (person: Enrolled, other: Enrolled, browser = desk) =>
  browser.post(`${DESK}/enrolments/${person.enrolmentId}/substitutes`, { otherId: other.enrolmentId });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('somebody whose pair came to nothing', () => {
  beforeEach(loseMentor);

  it('stands first among those without a pair, and is offered the best who are free', async () => {
    await round.student('Bo');
    const { items, total } = await waiting('student');
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ name: 'Aino', place: 'Metropolia', pairEndedAt: expect.any(String) });
    expect((await waiting('student', desk, 'bo')).items.map((one) => one.name)).toEqual(['Bo']);
    const { person, options, days } = await find(aino);
    expect([person.name, person.cohort, days]).toEqual(['Aino', 'Spring', 7]);
    // Maija, who was her mentor, is not among them.
    expect(options.map(({ name, place, freeSeats }) => [name, place, freeSeats])).toEqual([
      ['Nina', 'Nokia', 1],
      ['Olli', 'Nokia', 1],
    ]);
    expect(options[0]?.score).toBeGreaterThan(options[1]?.score ?? 0);
    expect(options[0]?.reasons[0]?.text).toContain('interview');
  });

  it('gets another one at once: both have the letter and the days of the round, and the seat is held', async () => {
    const answer = await propose(aino, nina);
    expect(answer.status).toBe(200);
    await house.settle();
    expect(await round.proposalOf(aino)).toMatchObject({ state: 'sent', cameFrom: 'substitute', message: '' });
    expect([await round.toldOf(nina, 'proposal-for-mentor'), await round.seatsTaken(nina)]).toEqual([1, 1]);
    expect((await waiting('student')).items).toEqual([]);
    expect(await codeOf(await propose(aino, nina))).toBe('matching.pair-not-allowed');
    await round.answer(aino, 'accept');
    await round.answer(nina, 'accept');
    await house.settle();
    expect((await round.proposalOf(aino)).mentorshipId).toMatch(/^[0-9a-f-]{36}$/);
    const trail = await house.database.query<{ action: string }>(
      `select action from privacy.audit_entry where actor_kind = 'person' and actor = $1 and action = 'matching.propose-substitute'`,
      [staff],
    );
    expect(trail).toHaveLength(1);
  });

  it('is a mentor too, who gets a student', async () => {
    const { options } = await find(nina);
    expect(options.map((option) => option.name)).toEqual(['Aino']);
    expect((await propose(nina, aino)).status).toBe(200);
    expect((await round.proposalOf(nina)).role).toBe('mentor');
  });

  it('is nobody who takes students in a group: a run fills it', async () => {
    const [lead, second] = [await round.mentor('Lead'), await round.mentor('Second')];
    expect((await waiting('mentor')).items.map((one) => one.name).sort()).toEqual(['Lead', 'Nina', 'Olli', 'Second']);
    await house.get(SetUpMentorGroup, { strict: false }).execute(
      {
        ...{ kind: 'group', leadEnrolmentId: lead.enrolmentId, secondEnrolmentId: second.enrolmentId, least: 2 },
        ...{ seats: 4, homeOrganisationIds: [], fields: [] },
      },
      await round.staff(),
    );
    expect((await waiting('mentor')).items.map((one) => one.name).sort()).toEqual(['Nina', 'Olli']);
  });

  it('is given one of two by two staff at once', async () => {
    const answers = await Promise.all([propose(aino, nina), propose(aino, nina)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await round.seatsTaken(nina)).toBe(1);
  });
});

describe('staff who look for a substitute', () => {
  it('of one university see and serve their own students only, and every reading is logged', async () => {
    const bo = await round.student('Bo', { home: round.laurea });
    const { browser: laurea, actor } = await managerOf(house, round, round.laurea);
    expect((await waiting('student', laurea)).items.map((one) => one.name)).toEqual(['Bo']);
    expect((await find(maija, laurea)).options.map((option) => option.name)).toEqual(['Bo']);
    expect(await codeOf(await propose(aino, maija, laurea))).toBe('matching.unknown-enrolment');
    expect(await codeOf(await propose(maija, aino, laurea))).toBe('matching.unknown-enrolment');
    expect((await propose(maija, bo, laurea)).status).toBe(200);
    const entries = await house.database.query<{ ids: string[] }>(
      `select person_ids as ids from privacy.access_entry where reader_id = $1 and resource = 'matching.without-pair'`,
      [actor.personId],
    );
    const seen = new Set(entries.flatMap(({ ids }) => ids));
    expect([seen.has(bo.personId), seen.has(maija.personId), seen.has(aino.personId)]).toEqual([true, true, false]);
  });

  it('do not bring together whom a rule keeps apart, two of one side, or anybody while pairs are computed', async () => {
    const pia = await round.mentor('Pia', { languages: [{ language: 'fi', level: 'native' }] });
    const bo = await round.student('Bo');
    expect(await codeOf(await propose(aino, pia))).toBe('matching.pair-not-allowed');
    expect(await codeOf(await propose(aino, bo))).toBe('matching.unknown-enrolment');
    await round.startRun();
    expect(await codeOf(await propose(aino, maija))).toBe('matching.run-is-computing');
    await house.settle();
  });

  it('touch nothing of a run that they look through: its pairs hold their seats', async () => {
    const bo = await round.student('Bo');
    const run = await round.run();
    const [pair = ''] = await round.pairsOf(run);
    const taken = pair.startsWith('Aino') ? aino : bo;
    expect((await find(taken)).options).toEqual([]);
    expect((await find(taken === aino ? bo : aino)).options).toEqual([]);
    await round.publish(run);
    expect(await round.pairsOf(run)).toEqual([pair]);
  });
});

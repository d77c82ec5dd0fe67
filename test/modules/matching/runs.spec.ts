import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelRun, StartRun } from '#matching';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
});
afterAll(() => house.close());

const english = { language: 'en', level: 'C1' as const };
const finnish = { language: 'fi', level: 'B2' as const };

describe('a match run', () => {
  it('goes from start to proposals that hold their seats, and says so once', async () => {
    await round.student('Sami Student');
    const mentor = await round.mentor('Maija Mentori', { seats: 2 });
    const id = await round.run();
    expect(await round.runRow(id)).toMatchObject({
      ...{ state: 'done', stage: 'finished', progress: 100, students: 1, mentors: 1, seats: 2 },
      ...{ pairs_considered: 1, matched: 1, score: expect.any(Number), finished_at: house.clock.now() },
    });
    expect(await round.pairsOf(id)).toEqual(['Sami Student - Maija Mentori']);
    expect(await round.seatsTaken(mentor)).toBe(1);
    expect(await round.facts()).toEqual(['matching.run-finished']);
  });

  it('never gives a mentor more students than she has seats', async () => {
    for (let count = 1; count <= 6; count += 1) await round.student(`Student ${count}`);
    const [two, one] = [await round.mentor('Two Seats', { seats: 2 }), await round.mentor('One Seat')];
    const id = await round.run();
    expect(await round.runRow(id)).toMatchObject({ students: 6, seats: 3, matched: 3 });
    expect([await round.seatsTaken(two), await round.seatsTaken(one)]).toEqual([2, 1]);
  });

  it('serves both students where taking the best pair first would leave one without', async () => {
    // Aino fits Maija best, but Bo can talk with nobody else.
    await round.student('Aino', { languages: [english, finnish], wishes: ['interviews', 'networking'] });
    await round.student('Bo', { languages: [finnish] });
    await round.mentor('Maija', { languages: [english, finnish], offers: ['interviews', 'networking'] });
    await round.mentor('Nina', { languages: [english], offers: ['sales'] });
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Nina', 'Bo - Maija']);
  });

  it('proposes nobody without a working language or a way of meeting in common', async () => {
    await round.student('Aino', { languages: [{ language: 'en', level: 'B1' }] });
    await round.student('Bo', { modes: ['in_person'] });
    await round.mentor('Maija', { seats: 3 });
    const id = await round.run();
    expect(await round.runRow(id)).toMatchObject({ pairs_considered: 0, matched: 0 });
  });

  it('is over at once when it finds no pair, so that the next one may start', async () => {
    await round.student('Aino', { modes: ['in_person'] });
    await round.mentor('Maija');
    const id = await round.run();
    expect(await round.runRow(id)).toMatchObject({ state: 'published', stage: 'finished', matched: 0 });
    await round.student('Bo');
    expect(await round.pairsOf(await round.run())).toEqual(['Bo - Maija']);
  });

  it('gives the same result for the same input, in whatever order the rows lie', async () => {
    for (let count = 1; count <= 5; count += 1) await round.student(`Student ${count}`);
    for (let count = 1; count <= 3; count += 1) await round.mentor(`Mentor ${count}`, { seats: 1 });
    const first = await round.run();
    await house.get(CancelRun, { strict: false }).execute({ runId: first }, await round.staff());
    // An update moves a row to the end of its table.
    await house.database.query('update programmes.enrolment set version = version where role = $1 and cohort_id = $2', [
      'student',
      round.cohortId,
    ]);
    const second = await round.run();
    expect(await round.pairsOf(second)).toEqual(await round.pairsOf(first));
    const [one, two] = [await round.runRow(first), await round.runRow(second)];
    expect(one.input_hash).toMatch(/^[0-9a-f]{64}$/);
    expect([two.input_hash, two.score]).toEqual([one.input_hash, one.score]);
  });

  it('gives another hash for another input', async () => {
    await round.student('Aino');
    await round.mentor('Maija', { seats: 2 });
    const first = await round.run();
    await house.get(CancelRun, { strict: false }).execute({ runId: first }, await round.staff());
    await round.student('Bo');
    const second = await round.run();
    expect((await round.runRow(second)).input_hash).not.toBe((await round.runRow(first)).input_hash);
  });

  it('finds the same pairs in whatever order people apply', async () => {
    const people = [
      (into: Round) => into.student('Aino', { wishes: ['sales', 'marketing'] }),
      (into: Round) => into.student('Bo', { wishes: ['data', 'software'], field: '061' }),
      (into: Round) => into.student('Cem', { wishes: ['finance'], slots: ['weekend'] }),
      (into: Round) => into.mentor('Maija', { offers: ['marketing', 'sales'] }),
      (into: Round) => into.mentor('Nina', { offers: ['data'], field: '061' }),
      (into: Round) => into.mentor('Olli', { offers: ['finance', 'sales'], slots: ['weekend'] }),
    ];
    for (const apply of people) await apply(round);
    const other = await Round.open(house);
    for (const apply of people.toReversed()) await apply(other);
    const pairs = await round.pairsOf(await round.run());
    expect(pairs).toEqual(['Aino - Maija', 'Bo - Nina', 'Cem - Olli']);
    expect(await other.pairsOf(await other.run())).toEqual(pairs);
  });

  it('leaves out who has a proposal already, and proposes again who is free again', async () => {
    await round.student('Aino');
    const mentor = await round.mentor('Maija', { seats: 2 });
    await round.runAndPublish();
    const bo = await round.student('Bo');
    const second = await round.runAndPublish();
    expect(await round.pairsOf(second)).toEqual(['Bo - Maija']);
    await round.answer(bo, 'decline');
    await round.mentor('Nina');
    expect(await round.pairsOf(await round.run())).toEqual(['Bo - Nina']);
    expect(await round.seatsTaken(mentor)).toBe(1);
  });
});

describe('starting a run', () => {
  const start = async (cohortId: string, actor: Awaited<ReturnType<Round['staff']>>) =>
    house.get(StartRun, { strict: false }).execute({ cohortId }, actor);

  it('is refused while another is live in the cohort, also when two staff press at once', async () => {
    await round.student('Aino');
    await round.mentor('Maija');
    const staff = await round.staff();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => start(round.cohortId, staff)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await house.settle();
    await expect(start(round.cohortId, staff)).rejects.toThrow('matching.run-is-live');
  });

  it('is refused when nobody can be matched', async () => {
    await round.student('Aino');
    await expect(start(round.cohortId, await round.staff())).rejects.toMatchObject({
      code: 'matching.nobody-matchable',
      params: { students: 1, mentors: 0 },
    });
  });

  it('is refused to staff of another programme and to roles without the permission', async () => {
    await round.student('Aino');
    await round.mentor('Maija');
    const other = await Round.open(house);
    await expect(start(round.cohortId, await other.staff())).rejects.toThrow('matching.unknown-cohort');
    await expect(start('no cohort', await round.staff())).rejects.toThrow('matching.unknown-cohort');
    const coordinator = await round.staff('university_coordinator', { organisationId: round.metropolia });
    await expect(start(round.cohortId, coordinator)).rejects.toThrow('identity.not-allowed');
  });
});

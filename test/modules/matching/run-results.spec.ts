import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FrozenRuns, replay, StartRun } from '#matching';
import { PersonalDataHolders, Transactions } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let aino: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  aino = await round.student('Aino', { wishes: ['sales', 'marketing'] });
});
afterAll(() => house.close());

const again = async (runId: string) => replay(await house.get(FrozenRuns, { strict: false }).get(runId));
const dryRun = async () => {
  const id = await house
    .get(StartRun, { strict: false })
    .execute({ cohortId: round.cohortId, dry: true }, await round.staff());
  await house.settle();
  return id;
};
const plannedPairs = (runId: string) =>
  house.database.query('select score, locked from matching.run_pair where run_id = $1', [runId]);

describe('what a run leaves behind', () => {
  it('is enough to compute it again, to the byte', async () => {
    await round.student('Bo', { slots: ['weekend'] });
    await round.mentor('Maija', { seats: 1, offers: ['sales'] });
    const id = await round.run();
    expect(await again(id)).toMatchObject({
      sameEngine: true,
      sameInput: true,
      sameResult: true,
      plan: { matched: 1 },
    });
  });

  it('does not change when people change their answers afterwards', async () => {
    await round.mentor('Maija');
    const id = await round.run();
    await house.database.query(`update profiles.student_profile set wishes = '{data}' where person_id = $1`, [
      aino.personId,
    ]);
    expect(await again(id)).toMatchObject({
      sameInput: true,
      sameResult: true,
    });
  });

  it('shows that it is not whole any more once somebody was erased, whose answers are gone', async () => {
    await round.mentor('Maija');
    const id = await round.run();
    const holders = house.get(PersonalDataHolders, { strict: false }).all();
    const holder = holders.find((one) => one.lib === 'matching');
    await house.get(Transactions, { strict: false }).run(async () => holder?.erase(aino.personId));
    expect(await again(id)).toMatchObject({
      sameInput: false,
      sameResult: false,
      plan: { matched: 0 },
    });
  });

  it('holds why no plan serves more, and what it found of everybody', async () => {
    await round.student('Bo');
    await round.student('Cem', { modes: ['in_person'] });
    const maija = await round.mentor('Maija');
    const id = await round.run();
    // Aino and Bo want the one place; nobody meets in person.
    expect(await house.database.one('select * from matching.run_result where run_id = $1', [id])).toMatchObject({
      ...{
        cover_students: 0,
        cover_places: 1,
        removed: { possible: 3, removed: { 'meeting-mode': 1 }, remain: 2 },
        broken_locks: [],
        met: [0, 0, 0, expect.any(Number), expect.any(Number)],
      },
      timings: {
        read: expect.any(Number),
        score: expect.any(Number),
        solve: expect.any(Number),
        store: expect.any(Number),
      },
    });
    const findings = await house.database.query<{
      enrolment_id: string;
      finding: unknown;
    }>('select enrolment_id, finding from matching.run_person where run_id = $1', [id]);
    const of = (enrolmentId: string) => findings.find((one) => one.enrolment_id === enrolmentId)?.finding;
    expect(of(aino.enrolmentId)).toMatchObject({ options: 1, contested: true });
    expect(of(maija.enrolmentId)).toMatchObject({
      options: 2,
      contested: true,
    });
    expect(findings).toHaveLength(4);
  });
});

describe('a dry run', () => {
  it('comes to the same pairs as a real one, tells nobody and holds no seat', async () => {
    const maija = await round.mentor('Maija');
    const dry = await dryRun();
    expect(await round.runRow(dry)).toMatchObject({
      state: 'done',
      dry: true,
      matched: 1,
    });
    expect([await round.pairsOf(dry), await round.seatsTaken(maija), await round.facts()]).toEqual([[], 0, []]);
    const real = await round.run();
    expect(await plannedPairs(dry)).toEqual(await plannedPairs(real));
    expect((await round.runRow(dry)).input_hash).toBe((await round.runRow(real)).input_hash);
  });

  it('may be made beside another, and tells what could stand in the place of the plan that waits for staff', async () => {
    await round.mentor('Maija', { seats: 2 });
    await dryRun();
    await round.run();
    await round.student('Bo');
    const dry = await dryRun();
    expect(await round.runRow(dry)).toMatchObject({ state: 'done', matched: 2 });
    expect(await plannedPairs(dry)).toHaveLength(2);
  });

  it('publishes nothing', async () => {
    await round.mentor('Maija');
    await expect(round.publish(await dryRun())).rejects.toThrow('matching.not-possible-now');
  });
});

describe('who was passed over', () => {
  it('comes first in the next round', async () => {
    await round.mentor('Maija', { offers: ['sales', 'marketing'] });
    const bo = await round.student('Bo', { wishes: ['data'] });
    expect(await round.pairsOf(await round.runAndPublish())).toEqual(['Aino - Maija']);
    await round.student('Cem', { wishes: ['sales', 'marketing'] });
    await round.mentor('Nina', { offers: ['sales', 'marketing'] });
    expect(await round.pairsOf(await round.run())).toEqual(['Bo - Nina']);
    expect(bo.name).toBe('Bo');
  });

  it('is not who declined a proposal herself', async () => {
    const maija = await round.mentor('Maija', { offers: ['sales', 'marketing'] });
    await round.runAndPublish();
    await round.answer(aino, 'decline');
    await round.leave(maija);
    await round.student('Cem', { wishes: ['data'] });
    await round.mentor('Nina', { offers: ['data'] });
    expect(await round.pairsOf(await round.run())).toEqual(['Cem - Nina']);
  });

  it('is also whose mentor declined', async () => {
    const maija = await round.mentor('Maija', {
      offers: ['sales', 'marketing'],
    });
    await round.runAndPublish();
    await round.answer(maija, 'decline');
    await round.student('Cem', { wishes: ['data'] });
    await round.mentor('Nina', { offers: ['data'] });
    await house.database.query(`update programmes.enrolment set state = 'withdrawn' where id = $1`, [
      maija.enrolmentId,
    ]);
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Nina']);
  });
});

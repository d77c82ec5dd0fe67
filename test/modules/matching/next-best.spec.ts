import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TickRunner } from '#platform';
import { addDaysInHelsinki } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let aino: Enrolled;
let maija: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  aino = await round.student('Aino', { wishes: ['sales'] });
  maija = await round.mentor('Maija', { offers: ['sales'] });
});
afterAll(() => house.close());

const GOES_ON = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0, goOn: true } as const;

const runs = () =>
  house.database.query<{ id: string; state: string; because: string }>(
    'select id, state, because from matching.match_run where cohort_id = $1 order by created_at, id',
    [round.cohortId],
  );

/** The next morning but one, as often as asked: whatever is daily has happened, and the worker has worked. */
async function mornings(count = 1): Promise<void> {
  for (let day = 1; day <= count; day += 1) {
    house.clock.set(addDaysInHelsinki(house.clock.now(), 1));
    await house.get(TickRunner, { strict: false }).runDue();
    await house.settle();
  }
}

describe('the morning after a decline', () => {
  it('the next best wait for staff, by the settings of the last run; what was sent stands', async () => {
    const bo = await round.student('Bo', { wishes: ['data'] });
    const nina = await round.mentor('Nina', { offers: ['data'], seats: 2 });
    await round.runAndPublish(GOES_ON);
    await round.answer(maija, 'decline');
    await mornings();
    const [, next] = await runs();
    expect(next).toMatchObject({ state: 'done', because: 'places-came-free' });
    expect(await round.pairsOf(next?.id ?? '')).toEqual(['Aino - Nina']);
    expect([(await round.proposalOf(bo)).state, await round.seatsTaken(nina)]).toEqual(['sent', 2]);
    expect(await round.publish(next?.id ?? '')).toBe(1);
    expect((await round.proposalOf(aino)).state).toBe('sent');
  });

  it('nothing happens twice: not while staff look it through, not when nothing changed since', async () => {
    await round.mentor('Nina');
    await round.runAndPublish(GOES_ON);
    await round.answer(maija, 'decline');
    await mornings(2);
    expect(await runs()).toHaveLength(2);
    await round.publish((await runs())[1]?.id ?? '');
    await mornings(2);
    expect(await runs()).toHaveLength(2);
  });

  it('nothing happens where staff did not choose so for the run', async () => {
    await round.mentor('Nina');
    await round.runAndPublish({ ...GOES_ON, goOn: false });
    await round.answer(maija, 'decline');
    await mornings();
    expect(await runs()).toHaveLength(1);
  });

  it('what was prepared gives way to a run that staff ask for, unless they have changed it', async () => {
    const nina = await round.mentor('Nina');
    await round.runAndPublish(GOES_ON);
    await round.answer(maija, 'decline');
    await mornings();
    const own = await round.run(GOES_ON);
    expect((await runs()).map((run) => run.state)).toEqual(['published', 'cancelled', 'done']);
    expect([await round.pairsOf(own), await round.seatsTaken(nina)]).toEqual([['Aino - Nina'], 1]);
    await expect(round.run(GOES_ON)).rejects.toThrow('matching.run-is-live');
  });

  it('nothing happens where nobody is free to take her, or she has left', async () => {
    await round.runAndPublish(GOES_ON);
    await round.answer(maija, 'decline');
    await mornings();
    // Maija is barred and there is nobody else: the run found no pair and is over.
    expect((await runs()).map((run) => run.state)).toEqual(['published', 'published']);
    await round.mentor('Nina');
    await round.leave(aino);
    await mornings();
    expect(await runs()).toHaveLength(2);
  });
});

describe('after silence', () => {
  it('the next best wait as well', async () => {
    await round.mentor('Nina');
    await round.runAndPublish(GOES_ON);
    await mornings(9);
    const all = await runs();
    expect(all).toHaveLength(2);
    expect(all[1]).toMatchObject({ state: 'done', because: 'places-came-free' });
  });
});

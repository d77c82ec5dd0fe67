import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JobNotes } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  await round.student('Aino');
  await round.mentor('Maija');
});
afterAll(() => house.close());

const newestJob = async () =>
  (
    await house.database.one<{ id: string }>(
      `select id from platform.job_note where name = 'matching.run-match' order by created_at desc, id desc limit 1`,
    )
  )?.id ?? '';

const work = async (signal = new AbortController().signal) =>
  house.get(JobNotes, { strict: false }).run(await newestJob(), signal);

/** What workers that were killed in the middle leave behind. */
const kill = async (times: number) =>
  house.database.query('update platform.job_note set starts = starts + $2 where id = $1', [await newestJob(), times]);

describe('a match run', () => {
  it('outlives a dozen orderly stops', async () => {
    const id = await round.startRun();
    for (let stop = 1; stop <= 12; stop += 1) await work(AbortSignal.abort());
    expect(await round.runRow(id)).toMatchObject({ state: 'running', failure: null });
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'done', matched: 1 });
  });

  it('outlives twenty kills and a stop', async () => {
    const id = await round.startRun();
    await work(AbortSignal.abort());
    await kill(20);
    await work(AbortSignal.abort());
    await kill(20);
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'done', matched: 1, failure: null });
  });

  it('that ends every worker fails, says why, and leaves the cohort free for another', async () => {
    const id = await round.startRun();
    await work(AbortSignal.abort());
    await kill(50);
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('50 workers') });
    const note = await house.database.one('select state from platform.job_note where id = $1', [await newestJob()]);
    expect(note).toEqual({ state: 'given_up' });
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Maija']);
  });
});

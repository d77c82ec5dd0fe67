import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelRun } from '#matching';
import { JobNotes } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let student: Enrolled;
let mentor: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  student = await round.student('Aino');
  mentor = await round.mentor('Maija', { seats: 2 });
});
afterEach(async () => {
  for (const table of ['programmes.seat_hold', 'matching.match_run'])
    await house.database.query(`drop trigger if exists mishap on ${table}`);
});
afterAll(() => house.close());

/** What the worker does when the queue wakes it for the newest job. */
async function work(signal = new AbortController().signal): Promise<void> {
  const note = await house.database.one<{ id: string }>(
    `select id from platform.job_note where name = 'matching.run-match' order by created_at desc, id desc limit 1`,
  );
  await house.get(JobNotes, { strict: false }).run(note?.id ?? '', signal);
}

/** Something that happens in the database at a certain moment, as if from another process. */
async function mishap(when: string, what: string): Promise<void> {
  await house.database.query(`create or replace function pg_temp_mishap() returns trigger language plpgsql as
    $$ begin ${what}; return new; end $$`);
  await house.database.query(`create trigger mishap ${when} for each row execute function pg_temp_mishap()`);
}

const WHEN_A_STAGE_BEGINS = 'after update of stage on matching.match_run';

describe('a run that is killed', () => {
  it('stores its result once when two workers run it at the same time', async () => {
    const id = await round.startRun();
    await Promise.all([work(), work(), work()]);
    expect(await round.runRow(id)).toMatchObject({ state: 'done', matched: 1 });
    expect(await round.pairsOf(id)).toEqual(['Aino - Maija']);
    expect(await round.seatsTaken(mentor)).toBe(1);
    expect(await round.facts()).toEqual(['matching.run-finished']);
  });

  it('stores nothing when it dies half-way through storing, and all of it when it runs again', async () => {
    const bo = await round.student('Bo');
    const second = `if (select count(*) from programmes.seat_hold where mentor_enrolment_id = new.mentor_enrolment_id) >= 2`;
    await mishap('after insert on programmes.seat_hold', `${second} then raise exception 'the power failed'; end if`);
    const id = await round.startRun();
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'running', stage: 'storing', matched: 0 });
    expect(await round.pairsOf(id)).toEqual([]);
    expect(await round.seatsTaken(mentor)).toBe(0);
    await house.database.query('drop trigger mishap on programmes.seat_hold');
    await work();
    expect(await round.pairsOf(id)).toEqual(['Aino - Maija', 'Bo - Maija']);
    expect(await round.seatsTaken(mentor)).toBe(2);
    expect(bo.enrolmentId).not.toBe(student.enrolmentId);
  });

  it('stops at a safe point when the worker drains, and finishes elsewhere', async () => {
    const id = await round.startRun();
    await work(AbortSignal.abort());
    expect(await round.runRow(id)).toMatchObject({ state: 'running', matched: 0 });
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'done', matched: 1 });
  });

  it('fails in the end when it cannot be stored, and leaves the cohort free for another', async () => {
    await mishap(
      'before insert on programmes.seat_hold',
      `raise exception 'the disk is full' using errcode = 'disk_full'`,
    );
    const id = await round.startRun();
    for (let attempt = 1; attempt <= 8; attempt += 1) await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'failed', failure: 'sql-53100' });
    await house.database.query('drop trigger mishap on programmes.seat_hold');
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Maija']);
  });

  it('computes again when somebody leaves between reading and storing', async () => {
    await round.student('Bo');
    await mishap(
      WHEN_A_STAGE_BEGINS,
      `if new.stage = 'storing' then update programmes.enrolment set state = 'withdrawn' where id = '${student.enrolmentId}'; end if`,
    );
    const id = await round.run();
    expect(await round.pairsOf(id)).toEqual(['Bo - Maija']);
    expect(await round.runRow(id)).toMatchObject({ state: 'done', students: 1, matched: 1 });
    expect(await round.seatsTaken(mentor)).toBe(1);
  });
});

describe('cancelling a run', () => {
  const cancel = async (runId: string) =>
    house.get(CancelRun, { strict: false }).execute({ runId }, await round.staff());

  it('ends one that waits at once; the worker finds nothing to do', async () => {
    const id = await round.startRun();
    await cancel(id);
    await work();
    expect(await round.runRow(id)).toMatchObject({ state: 'cancelled', started_at: null });
    expect(await round.pairsOf(id)).toEqual([]);
  });

  it.each([
    ['scoring', 70],
    ['solving', 90],
    ['storing', 90],
  ])('is honoured by one that works, at the next safe point after %s', async (stage, progress) => {
    await mishap(
      WHEN_A_STAGE_BEGINS,
      `if new.stage = '${stage}' then update matching.match_run set cancel_requested = true where id = new.id; end if`,
    );
    const id = await round.run();
    expect(await round.runRow(id)).toMatchObject({ state: 'cancelled', stage: 'finished', progress, matched: 0 });
    expect(await round.seatsTaken(mentor)).toBe(0);
  });

  it('throws away what a finished one proposes and frees the seats', async () => {
    const id = await round.run();
    expect(await round.seatsTaken(mentor)).toBe(1);
    await cancel(id);
    expect(await round.runRow(id)).toMatchObject({ state: 'cancelled' });
    expect(await round.seatsTaken(mentor)).toBe(0);
    await expect(cancel(id)).rejects.toThrow('matching.not-possible-now');
  });

  it('is not possible once a run is published, nor from another programme', async () => {
    const id = await round.runAndPublish();
    await expect(cancel(id)).rejects.toThrow('matching.not-possible-now');
    const stranger = await (await Round.open(house)).staff();
    await expect(house.get(CancelRun, { strict: false }).execute({ runId: id }, stranger)).rejects.toThrow(
      'matching.unknown-run',
    );
  });
});

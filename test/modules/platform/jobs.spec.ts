import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Drained, defineJob, Handles, type JobContext, type JobHandler, JobNotes, JobRequests, Relay } from '#platform';
import { HOUR, MINUTE, SECOND } from '#platform/kernel';
import { type Floor, openFloor } from './support/floor.js';

const WORK = defineJob({ name: 'floor.do-work', queue: 'reports', data: z.object({ key: z.string() }), attempts: 3 });

@Injectable()
@Handles(WORK)
class DoWork implements JobHandler<{ key: string }> {
  readonly runs: { key: string; attempt: number }[] = [];
  failing: (attempt: number) => boolean = () => false;
  takes: (attempt: number) => number = () => 0;
  drains = false;

  async run({ key }: { key: string }, { attempt }: JobContext): Promise<void> {
    this.runs.push({ key, attempt });
    await pause(this.takes(attempt));
    if (this.drains) throw new Drained();
    if (this.failing(attempt)) throw new Error('not today');
  }
}

let floor: Floor;
let work: DoWork;
beforeAll(async () => {
  floor = await openFloor([DoWork]);
  work = floor.get(DoWork);
});
beforeEach(async () => {
  await floor.database.query('truncate platform.job_note');
  work.runs.length = 0;
  work.failing = () => false;
  work.takes = () => 0;
  work.drains = false;
});
afterAll(() => floor.close());

const request = (key: string, options = {}) =>
  floor.transactions.run(() => floor.get(JobRequests).request(WORK, { key }, options));
const note = () => floor.database.one('select state, attempts, last_error as error from platform.job_note');
const run = (id: string) => floor.get(JobNotes).run(id, new AbortController().signal);

/** What so many workers leave behind that began the job and were killed (`queue-backend.spec.ts` kills real ones). */
const endWorkersAt = (id: string, times: number) =>
  floor.database.query('update platform.job_note set starts = starts + $2, touched_at = $3 where id = $1', [
    id,
    times,
    floor.clock.now(),
  ]);

describe('a job', () => {
  it('is one job however often it is requested under one key', async () => {
    await Promise.all([
      request('a', { dedupeKey: 'same' }),
      request('b', { dedupeKey: 'same' }),
      request('c', { dedupeKey: 'same' }),
    ]);
    await request('d', { dedupeKey: 'same' });
    await request('e', { dedupeKey: 'other' });
    await floor.settle();
    await request('f', { dedupeKey: 'same' });
    await floor.settle();
    expect(work.runs).toHaveLength(2);
  });

  it('is not asked for by a transaction that is rolled back', async () => {
    const undone = floor.transactions.run(async () => {
      await floor.get(JobRequests).request(WORK, { key: 'undone' });
      throw new Error('never mind');
    });
    await expect(undone).rejects.toThrow('never mind');
    await floor.settle();
    expect(work.runs).toEqual([]);
  });

  it('waits until it is due', async () => {
    await request('later', { dueAt: new Date(floor.clock.nowMs() + HOUR) });
    await floor.later(HOUR - SECOND);
    expect(work.runs).toEqual([]);
    await floor.later(SECOND);
    expect(work.runs).toEqual([{ key: 'later', attempt: 1 }]);
  });

  it('is tried again after a growing pause, and then is left to a person', async () => {
    work.failing = () => true;
    await request('hopeless');
    await floor.settle();
    expect(await note()).toEqual({ state: 'pending', attempts: 1, error: 'not today' });
    await floor.later(SECOND);
    expect(work.runs).toHaveLength(1);
    await floor.later(SECOND);
    expect(work.runs).toHaveLength(2);
    await floor.later(3 * SECOND);
    expect(work.runs).toHaveLength(2);
    await floor.later(SECOND);
    await floor.later(HOUR);
    expect(work.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await note()).toEqual({ state: 'failed', attempts: 3, error: 'not today' });
  });

  it('is done when a later try succeeds', async () => {
    work.failing = (attempt) => attempt === 1;
    await request('second try');
    await floor.settle();
    await floor.later(MINUTE);
    expect(await note()).toEqual({ state: 'done', attempts: 2, error: null });
  });

  it('is not used up by workers that are told to stop, and goes to another one at once', async () => {
    work.drains = true;
    const id = await request('drained');
    for (let stop = 1; stop <= 2 * WORK.attempts; stop += 1) {
      const handedOver = await floor.get(Relay).takeNew();
      expect(handedOver.map((wakeup) => wakeup.work.id)).toEqual([id]);
      await run(id);
    }
    expect(await note()).toEqual({ state: 'pending', attempts: 0, error: null });
    work.drains = false;
    await floor.settle();
    expect(await note()).toMatchObject({ state: 'done' });
    expect(new Set(work.runs.map(({ attempt }) => attempt))).toEqual(new Set([1]));
  });

  it('is not used up by workers that are killed', async () => {
    const id = await request('killed');
    await endWorkersAt(id, 2 * WORK.attempts);
    work.failing = (attempt) => attempt === 1;
    await run(id);
    expect(await note()).toEqual({ state: 'pending', attempts: 1, error: 'not today' });
    await endWorkersAt(id, 2 * WORK.attempts);
    await run(id);
    expect(await note()).toMatchObject({ state: 'done' });
  });

  it('that ends every worker it meets is not started for ever', async () => {
    const id = await request('poison');
    await endWorkersAt(id, 50);
    expect(await note()).toMatchObject({ state: 'pending' });
    await run(id);
    expect(work.runs).toEqual([]);
    expect(await note()).toEqual({ state: 'failed', attempts: 1, error: expect.stringContaining('50 workers') });
  });

  it('that came to an end in between is started again however many workers it has ended', async () => {
    work.failing = (attempt) => attempt === 1;
    const id = await request('unlucky');
    await endWorkersAt(id, 49);
    await run(id);
    await endWorkersAt(id, 49);
    await run(id);
    expect(await note()).toMatchObject({ state: 'done' });
  });

  it('does nothing when the queue wakes it once more', async () => {
    const id = await request('done');
    await floor.settle();
    await run(id);
    await floor.later(HOUR);
    expect(work.runs).toHaveLength(1);
  });

  it('stays done when a second run of it, begun before, fails after', async () => {
    const id = await request('twice');
    work.takes = (attempt) => (attempt === 2 ? 60 : 20);
    work.failing = (attempt) => attempt === 2;
    await Promise.all([run(id), run(id)]);
    expect(await note()).toMatchObject({ state: 'done' });
  });

  it('is handed over again after half a minute in which nobody touched it', async () => {
    await request('lost');
    await floor.get(Relay).takeNew();
    await floor.later(29 * SECOND);
    expect(work.runs).toEqual([]);
    await floor.later(2 * SECOND);
    expect(work.runs).toEqual([{ key: 'lost', attempt: 1 }]);
  });

  it('has exactly one handler, or the process does not start', async () => {
    @Injectable()
    @Handles(WORK)
    class DoWorkToo implements JobHandler<{ key: string }> {
      run(): Promise<void> {
        return Promise.resolve();
      }
    }
    await expect(openFloor([DoWork, DoWorkToo], undefined, floor.url)).rejects.toThrow('two handlers');
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  Database,
  Deliveries,
  defineFact,
  type Fact,
  type FactHandler,
  FailedWork,
  HandlesFacts,
  JobRequests,
  Outbox,
  Relay,
} from '#platform';
import { HOUR, MINUTE, newId, SECOND } from '#platform/kernel';
import { type Floor, openFloor } from './support/floor.js';

const THING_MADE = defineFact('floor.thing-made', 1, z.object({ key: z.string() }));

/** Writes in its transaction what it heard, and fails while it is told to. */
@Injectable()
@HandlesFacts('floor.remember-things', THING_MADE)
class RememberThings implements FactHandler<{ key: string }> {
  failing = false;
  takes = 0;

  constructor(private readonly database: Database) {}

  async handle({ data }: Fact<{ key: string }>): Promise<void> {
    await this.database.query('insert into public.heard (key, by) values ($1, $2)', [data.key, 'remember']);
    await pause(this.takes);
    if (this.failing) throw new Error('not today');
  }
}

@Injectable()
@HandlesFacts('floor.count-things', THING_MADE)
class CountThings implements FactHandler<{ key: string }> {
  constructor(private readonly database: Database) {}

  async handle({ data }: Fact<{ key: string }>): Promise<void> {
    await this.database.query('insert into public.heard (key, by) values ($1, $2)', [data.key, 'count']);
  }
}

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor([RememberThings, CountThings]);
  await floor.database.query('create table public.heard (key text, by text)');
});
beforeEach(() => {
  floor.get(RememberThings).failing = false;
  floor.get(RememberThings).takes = 0;
});
afterAll(() => floor.close());

const record = (key: string) => {
  const subject = { kind: 'thing', id: newId(floor.clock.nowMs()), version: 1 };
  return floor.get(Outbox).record(THING_MADE, { subject, data: { key } });
};
const heard = async (key: string) =>
  (await floor.database.query<{ by: string }>('select by from public.heard where key = $1 order by by', [key])).map(
    ({ by }) => by,
  );
const deliveries = (key: string) =>
  floor.database.query<{ handler: string; state: string; attempts: number }>(
    `select d.handler, d.state, d.attempts from platform.delivery d join platform.fact f on f.id = d.fact_id
     where f.data->>'key' = $1 order by d.handler`,
    [key],
  );

/** What so many workers leave behind that began to remember it and were killed (`queue-backend.spec.ts` kills real ones). */
const endWorkersAt = (key: string, times: number) =>
  floor.database.query(
    `update platform.delivery d set starts = starts + $2 from platform.fact f
     where f.id = d.fact_id and f.data->>'key' = $1 and d.handler = 'floor.remember-things'`,
    [key, times],
  );

describe('a transaction', () => {
  it('holds what is done in a transaction within it', async () => {
    const work = floor.transactions.run(async () => {
      await floor.database.query(`insert into public.heard values ('joined', 'outer')`);
      await floor.transactions.run(() => floor.database.query(`insert into public.heard values ('joined', 'inner')`));
      throw new Error('never mind');
    });
    await expect(work).rejects.toThrow('never mind');
    expect(await heard('joined')).toEqual([]);
  });

  it('is one of its own for each piece of work that runs at the same time', async () => {
    const one = async (key: string, fails: boolean) =>
      floor.transactions.run(async () => {
        await floor.database.query('insert into public.heard values ($1, $1)', [key]);
        await pause(20);
        if (fails) throw new Error('never mind');
      });
    await Promise.allSettled([one('left', true), one('right', false)]);
    expect([await heard('left'), await heard('right')]).toEqual([[], ['right']]);
  });

  it('must be open where facts are recorded and jobs are requested', async () => {
    await expect(record('loose')).rejects.toThrow('outside a transaction');
    const job = { name: 'floor.any', queue: 'mail', data: z.object({}), attempts: 1 } as const;
    await expect(floor.get(JobRequests).request(job, {})).rejects.toThrow('outside a transaction');
  });

  it('takes a snapshot where figures must not move under the reader', async () => {
    const counts = await floor.transactions.runSnapshot(async () => {
      const count = async () => (await floor.database.query('select 1 from public.heard')).length;
      const first = await count();
      await pause(1).then(() => outside(`insert into public.heard values ('late', 'other')`));
      return [first, await count()];
    });
    expect(counts[0]).toBe(counts[1]);
    expect(await heard('late')).toEqual(['other']);
  });
});

/** As another connection: not in the transaction that is open here. */
async function outside(sql: string): Promise<unknown[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: floor.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a fact', () => {
  it('is nobody’s news before its transaction commits, and no news when it is rolled back', async () => {
    await floor.transactions.run(async () => {
      await record('early');
      expect(await outside(`select 1 from platform.fact where data->>'key' = 'early'`)).toEqual([]);
      expect(await heard('early')).toEqual([]);
    });
    await floor.transactions
      .run(() => record('undone').then(() => Promise.reject(new Error('no'))))
      .catch(() => undefined);
    await floor.settle();
    expect(await heard('early')).toEqual(['count', 'remember']);
    expect(await heard('undone')).toEqual([]);
  });

  it('is not used up by workers that are killed while they handle it', async () => {
    await floor.transactions.run(() => record('killed'));
    await floor.get(Relay).takeNew();
    await endWorkersAt('killed', 40);
    floor.get(RememberThings).failing = true;
    await floor.later(MINUTE);
    floor.get(RememberThings).failing = false;
    await endWorkersAt('killed', 40);
    await floor.later(MINUTE);
    expect(await heard('killed')).toEqual(['count', 'remember']);
  });

  it('whose handler ends every worker it meets is put aside for a person, who can have it tried again', async () => {
    await floor.transactions.run(() => record('poison'));
    await floor.get(Relay).takeNew();
    await endWorkersAt('poison', 50);
    await floor.later(MINUTE);
    expect(await heard('poison')).toEqual(['count']);
    const failed = await floor.database.query<{ id: string; error: string }>(
      `select w.id, d.last_error as error from platform.failed_work w join platform.delivery d using (id)`,
    );
    expect(failed).toMatchObject([{ error: '50 workers ended in the middle of it' }]);
    await floor.get(FailedWork).retry(failed[0]?.id ?? '');
    await floor.later(0);
    expect(await heard('poison')).toEqual(['count', 'remember']);
  });

  it('is handed over once by two relays that run at the same time', async () => {
    await floor.transactions.run(() => record('raced'));
    const relay = floor.get(Relay);
    const taken = await Promise.all([relay.takeNew(), relay.takeNew(), relay.takeNew()]);
    expect(taken.flat()).toHaveLength(2);
    for (const { work } of taken.flat()) await floor.get(Deliveries).deliver(work.id, work.handler ?? '');
  });

  it('is handled once though it is delivered three times at the same moment', async () => {
    floor.get(RememberThings).takes = 50;
    const id = await floor.transactions.run(() => record('thrice'));
    await floor.get(Relay).takeNew();
    const deliver = () => floor.get(Deliveries).deliver(id, 'floor.remember-things');
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    expect(await heard('thrice')).toEqual(['remember']);
  });

  it('comes again later to a handler that failed, and holds up nobody else', async () => {
    floor.get(RememberThings).failing = true;
    await floor.transactions.run(() => record('stubborn'));
    await floor.settle();
    expect(await heard('stubborn')).toEqual(['count']);
    expect(await deliveries('stubborn')).toEqual([
      { handler: 'floor.count-things', state: 'done', attempts: 1 },
      { handler: 'floor.remember-things', state: 'pending', attempts: 1 },
    ]);
    floor.get(RememberThings).failing = false;
    await floor.later(SECOND);
    expect(await heard('stubborn')).toEqual(['count']);
    await floor.later(2 * SECOND);
    expect(await heard('stubborn')).toEqual(['count', 'remember']);
    expect((await deliveries('stubborn'))[1]).toEqual({ handler: 'floor.remember-things', state: 'done', attempts: 2 });
  });

  it('is handed to a person in the end', async () => {
    floor.get(RememberThings).failing = true;
    await floor.transactions.run(() => record('hopeless'));
    await floor.settle();
    for (let turn = 0; turn < 14; turn += 1) await floor.later(HOUR);
    expect((await deliveries('hopeless'))[1]).toEqual({
      handler: 'floor.remember-things',
      state: 'failed',
      attempts: 12,
    });
    expect(await heard('hopeless')).toEqual(['count']);
  });

  it('comes again when the queue forgets it', async () => {
    await floor.transactions.run(() => record('forgotten'));
    await floor.get(Relay).takeNew();
    await floor.later(29 * SECOND);
    expect(await heard('forgotten')).toEqual([]);
    await floor.later(MINUTE);
    expect(await heard('forgotten')).toEqual(['count', 'remember']);
  });

  it('can neither be changed nor deleted', async () => {
    await floor.transactions.run(() => record('firm'));
    const change = (sql: string) => floor.database.query(`${sql} where data->>'key' = 'firm'`);
    await expect(change('delete from platform.fact')).rejects.toThrow('kept for ever');
    await expect(change(`update platform.fact set occurred_at = now()`)).rejects.toThrow('never changed');
    await expect(change(`update platform.fact set data = '{}'`)).rejects.toThrow('never changed');
    await floor.settle();
  });

  it('holds only what its definition allows', async () => {
    const wrong = { subject: { kind: 'thing', id: newId(0), version: 1 }, data: { key: 3 as unknown as string } };
    await expect(floor.transactions.run(() => floor.get(Outbox).record(THING_MADE, wrong))).rejects.toThrow(/string/);
  });
});

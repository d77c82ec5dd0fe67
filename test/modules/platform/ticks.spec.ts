import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Clockwork, Database, Rehearsal, type Tick, TickRunner, Ticks } from '#platform';
import { HOUR, MINUTE, wallClock } from '#platform/kernel';
import { eventually } from '../../launcher/support/child-program.js';
import { type Floor, openFloor } from './support/floor.js';

@Injectable()
class Runs {
  failing = '';
  /** The hourly tick goes on only then. */
  held: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  async note(name: string, now: Date): Promise<void> {
    await this.database.query('insert into public.run (name, at) values ($1, $2)', [name, now]);
    if (name === 'hourly') await this.held;
    if (this.failing === name) throw new Error('not today');
  }
}

@Injectable()
@Ticks('floor.daily', 'day')
class Daily implements Tick {
  constructor(private readonly runs: Runs) {}
  tick(now: Date): Promise<void> {
    return this.runs.note('daily', now);
  }
}

@Injectable()
@Ticks('floor.hourly', 'hour')
class Hourly implements Tick {
  constructor(private readonly runs: Runs) {}
  tick(now: Date): Promise<void> {
    return this.runs.note('hourly', now);
  }
}

@Injectable()
@Ticks('floor.minutely', 'minute')
class Minutely implements Tick {
  constructor(private readonly runs: Runs) {}
  tick(now: Date): Promise<void> {
    return this.runs.note('minutely', now);
  }
}

const TICKS = [Runs, Daily, Hourly, Minutely];
let one: Floor;
let other: Floor;
beforeAll(async () => {
  one = await openFloor(TICKS);
  other = await openFloor(TICKS, undefined, one.url);
  await one.database.query('create table public.run (name text, at timestamptz)');
});
beforeEach(() => one.database.query('truncate public.run'));
afterAll(async () => {
  await other.close();
  await one.close();
});

/** Both workers look at the same moment, several times. */
async function look(at: string | number): Promise<void> {
  for (const floor of [one, other]) floor.clock.set(new Date(at));
  const [left, right] = [one.get(TickRunner), other.get(TickRunner)];
  await Promise.all([left.runDue(), right.runDue(), left.runDue()]);
}

const runs = async (name: string) =>
  (await one.database.query<{ at: Date }>('select at from public.run where name = $1 order by at', [name])).map(
    ({ at }) => at,
  );

/** How often the lock of the hourly tick is held. */
async function locks(): Promise<number> {
  const sql = `select 1 from pg_locks where locktype = 'advisory' and granted and objid = (hashtext('tick floor.hourly')::bigint & 4294967295)::oid
     and database = (select oid from pg_database where datname = current_database())`;
  return (await other.database.query(sql)).length;
}

/** Keeps the first worker at its hourly tick until what is answered here is called. */
function hold(): () => void {
  let release = () => {};
  one.get(Runs).held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return () => release();
}

async function clockworkIsWaitedFor(): Promise<boolean> {
  const sql = `select 1 from pg_locks where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`;
  return (await one.database.query(sql)).length > 0;
}

describe('a tick', () => {
  it('runs once in its slot with two workers that look at the same moment', async () => {
    await look('2026-03-10T10:00:05Z');
    await look('2026-03-10T10:00:45Z');
    expect((await runs('minutely')).length).toBe(1);
    expect((await runs('hourly')).length).toBe(1);
    await look('2026-03-10T10:01:02Z');
    expect((await runs('minutely')).length).toBe(2);
    expect((await runs('hourly')).length).toBe(1);
  });

  it('that fails leaves nothing behind and runs again at the next look', async () => {
    for (const floor of [one, other]) floor.get(Runs).failing = 'hourly';
    await look('2026-03-11T10:00:05Z');
    expect(await runs('hourly')).toEqual([]);
    expect(await runs('minutely')).toHaveLength(1);
    for (const floor of [one, other]) floor.get(Runs).failing = '';
    await look('2026-03-11T10:00:30Z');
    expect(await runs('hourly')).toHaveLength(1);
  });

  it('is taken over by a worker that looked while the other one was failing at it', async () => {
    for (const floor of [one, other]) floor.clock.set(new Date('2026-03-12T10:00:05Z'));
    const release = hold();
    one.get(Runs).failing = 'hourly';
    const fails = one.get(TickRunner).runDue();
    await eventually('the first worker is at it', async () => (await locks()) > 0);
    await other.get(TickRunner).runDue();
    release();
    await fails;
    one.get(Runs).failing = '';
    expect(await runs('hourly')).toEqual([]);
    await other.get(TickRunner).runDue();
    expect(await runs('hourly')).toHaveLength(1);
  });

  it('waits while somebody who lives in another time has the clockwork, and comes after', async () => {
    await one.get(Clockwork).alone(async () => {
      await look('2026-03-13T10:00:05Z');
      expect(await runs('minutely')).toEqual([]);
      const past = await openFloor(TICKS, new Date('2022-09-20T09:00:00Z'), one.url, 'past');
      await past.get(TickRunner).runDue();
      await past.close();
      expect(await runs('minutely')).toEqual([new Date('2022-09-20T09:00:00Z')]);
    });
    await look('2026-03-13T10:00:35Z');
    expect(await runs('minutely')).toEqual([new Date('2022-09-20T09:00:00Z'), new Date('2026-03-13T10:00:35Z')]);
  });

  it('waits until a past that was cut short is lived to its end, but not where nobody goes on with it', async () => {
    const step = { name: 'applications', answer: null, clockAt: new Date('2022-09-20T09:00:00Z'), chance: 1 };
    const rehearsal = one.get(Rehearsal);
    await rehearsal.note(0, step);
    await expect(rehearsal.note(0, step)).rejects.toThrow(/duplicate key/);
    await look('2026-03-13T12:00:05Z');
    expect(await runs('minutely')).toEqual([]);
    const alone = await openFloor(TICKS, new Date('2026-03-13T12:01:05Z'), one.url, undefined, {
      LUOTSI_SEED: 'sign-ins',
    });
    await alone.get(TickRunner).runDue();
    await alone.close();
    expect(await runs('minutely')).toEqual([new Date('2026-03-13T12:01:05Z')]);
    await rehearsal.end();
    await look('2026-03-13T12:02:05Z');
    expect(await runs('minutely')).toEqual([new Date('2026-03-13T12:01:05Z'), new Date('2026-03-13T12:02:05Z')]);
  });

  it('that is running is waited for before anybody has the clockwork', async () => {
    for (const floor of [one, other]) floor.clock.set(new Date('2026-03-14T10:00:05Z'));
    const release = hold();
    const ticks = one.get(TickRunner).runDue();
    await eventually('a tick is at work', async () => (await locks()) > 0);
    let isAlone = false;
    const seen = other.get(Clockwork).alone(() => {
      isAlone = true;
      return runs('hourly');
    });
    await eventually('the clockwork is asked for', clockworkIsWaitedFor);
    expect(isAlone).toBe(false);
    release();
    expect(await seen).toHaveLength(1);
    await ticks;
  });

  it.each([
    ['an ordinary day', '2026-03-17T22:00:00Z', 24],
    ['the day on which the clocks go forward', '2026-03-28T22:00:00Z', 23],
    ['the day on which the clocks go back', '2026-10-24T21:00:00Z', 25],
  ])('of the day runs once on %s, from 05:00 in Helsinki and never before', async (_day, midnight, hours) => {
    for (let at = Date.parse(midnight); at < Date.parse(midnight) + hours * HOUR; at += 30 * MINUTE) await look(at);
    const found = await runs('daily');
    expect(found.map((at) => wallClock(at))).toMatchObject([{ hour: 5, minute: 0 }]);
    expect(await runs('hourly')).toHaveLength(hours);
  });

  it('of the day comes later on a day on which no worker ran at five', async () => {
    await look('2026-04-08T01:30:00Z');
    expect(await runs('daily')).toEqual([]);
    await look('2026-04-08T15:00:00Z');
    await look('2026-04-08T16:00:00Z');
    expect(await runs('daily')).toHaveLength(1);
  });
});

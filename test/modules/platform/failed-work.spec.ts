import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  Catalogues,
  DashboardTiles,
  FindSignedIn,
  GrantRole,
  RegisterPerson,
  type SignedIn,
  type StaffRole,
  scopeFor,
} from '#identity';
import {
  Database,
  Deliveries,
  defineFact,
  defineJob,
  type FactHandler,
  Handles,
  HandlesFacts,
  type JobHandler,
  JobRequests,
  metrics,
  Outbox,
  SYSTEM,
} from '#platform';
import { HOUR, newId } from '#platform/kernel';
import { RetryFailedWork } from '../../../libs/identity/src/usecases/retry-failed-work.js';
import { type Floor, openFloor } from './support/floor.js';

const HAPPENED = defineFact('floor.thing-broken', 1, z.object({ key: z.string() }));
const WORK = defineJob({ name: 'floor.mend-things', queue: 'reports', data: z.object({}), attempts: 2 });

/** What is broken until somebody mends it. */
@Injectable()
class Cause {
  isMended = false;
  readonly done: string[] = [];

  constructor(private readonly database: Database) {}

  async meet(what: string): Promise<void> {
    if (!this.isMended) await this.database.query(`select 'maija@example.org'::uuid`);
    this.done.push(what);
  }
}

@Injectable()
@HandlesFacts('floor.follow-things', HAPPENED)
class FollowThings implements FactHandler {
  constructor(private readonly cause: Cause) {}
  handle(): Promise<void> {
    return this.cause.meet('fact');
  }
}

@Injectable()
@Handles(WORK)
class MendThings implements JobHandler<object> {
  constructor(private readonly cause: Cause) {}
  run(): Promise<void> {
    return this.cause.meet('job');
  }
}

let floor: Floor;
let administrator: SignedIn;
let manager: SignedIn;
beforeAll(async () => {
  floor = await openFloor([Cause, FollowThings, MendThings]);
  administrator = await staff('administrator');
  manager = await staff('programme_manager');
});
beforeEach(async () => {
  await floor.database.query('truncate platform.delivery, platform.job_note');
  Object.assign(floor.get(Cause), { isMended: false });
  floor.get(Cause).done.length = 0;
});
afterAll(() => floor.close());

async function staff(role: StaffRole): Promise<SignedIn> {
  const { personId } = await floor
    .get(RegisterPerson, { strict: false })
    .byAddress({ displayName: role, address: `${role}@example.org`, language: 'en' }, SYSTEM);
  const grant = { personId, role, organisationId: null, programmeId: null };
  await floor.get(GrantRole, { strict: false }).execute(grant, SYSTEM);
  const actor = await floor.get(FindSignedIn, { strict: false }).execute(personId, floor.clock.now());
  if (!actor) throw new Error('no such person');
  return actor;
}

/** A fact whose handler fails until nobody tries any more. */
async function failAFact(): Promise<string> {
  const id = await floor.transactions.run(() =>
    floor.get(Outbox).record(HAPPENED, {
      subject: { kind: 'thing', id: newId(floor.clock.nowMs()), version: 1 },
      data: { key: 'a' },
    }),
  );
  await floor.settle();
  for (let turn = 1; turn <= 12; turn += 1) await floor.later(HOUR);
  return id;
}

async function failAJob(): Promise<string> {
  const id = await floor.transactions.run(() => floor.get(JobRequests).request(WORK, {}));
  await floor.settle();
  for (let turn = 1; turn <= 2; turn += 1) await floor.later(HOUR);
  return id;
}

const catalogue = () => {
  const found = floor.get(Catalogues, { strict: false }).get('failed-work');
  if (!found) throw new Error('there is no catalogue of failed work');
  return found;
};

const list = async (actor: SignedIn) => {
  const scope = scopeFor(actor, catalogue().permission);
  return scope ? catalogue().list(scope, { filter: {}, offset: 0, limit: 50 }) : undefined;
};

const retry = async (actor: SignedIn, ids: readonly string[]) =>
  catalogue()
    .commands.find(({ name }) => name === 'retry')
    ?.execute(actor, ids, {});

const figures = () => metrics.getSingleMetricAsString('luotsi_failed_work');

describe('work that has failed for good', () => {
  it('is listed with what it was, since when, and why as a code that names nobody', async () => {
    const begun = floor.clock.now();
    const factId = await failAFact();
    const jobId = await failAJob();
    const rows = (await list(administrator)) ?? [];
    expect(rows).toMatchObject([
      { what: 'floor.mend-things', handler: null, kind: 'job', attempts: 2, error: 'sql-22P02', logId: jobId },
      {
        what: 'floor.thing-broken',
        handler: 'floor.follow-things',
        kind: 'fact',
        attempts: 12,
        error: 'sql-22P02',
        logId: factId,
        since: begun,
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('maija');
    expect(catalogue().personsIn(rows)).toEqual([]);
    const stored = await floor.database.query(
      `select error from (select last_error as error from platform.delivery union all select last_error from platform.job_note) stored
       where error is not null`,
    );
    expect(stored).toEqual([{ error: 'sql-22P02' }, { error: 'sql-22P02' }]);
  });

  it('is done once its cause is mended and an administrator has it tried again, and the trail says who did', async () => {
    await failAFact();
    await failAJob();
    const ids = ((await list(administrator)) ?? []).map(({ id }) => id);
    floor.get(Cause).isMended = true;
    expect(await retry(administrator, ids)).toEqual({ done: 2, refused: [] });
    expect(await list(administrator)).toEqual([]);
    await floor.later(0);
    expect(floor.get(Cause).done.sort()).toEqual(['fact', 'job']);
    const states = await floor.database.query(
      'select state from platform.delivery union all select state from platform.job_note',
    );
    expect(states).toEqual([{ state: 'done' }, { state: 'done' }]);
    const trail = await floor.database.query<{ actor: string; subject_id: string }>(
      `select actor, subject_id from privacy.audit_entry where action = 'platform.retry-failed-work'`,
    );
    expect(trail).toEqual(ids.map((id) => ({ actor: administrator.personId, subject_id: id })));
  });

  it('comes back with all its attempts when its cause is not mended', async () => {
    await failAFact();
    const [row] = (await list(administrator)) ?? [];
    await retry(administrator, [row?.id ?? '']);
    for (let turn = 1; turn <= 11; turn += 1) await floor.later(HOUR);
    expect(await list(administrator)).toEqual([]);
    await floor.later(HOUR);
    expect(await list(administrator)).toMatchObject([{ attempts: 12 }]);
  });

  it('is not tried again twice, nor what has not failed', async () => {
    const factId = await failAFact();
    const [row] = (await list(administrator)) ?? [];
    const id = row?.id ?? '';
    await retry(administrator, [id]);
    expect(await retry(administrator, [id])).toEqual({
      done: 0,
      refused: [{ id, code: 'platform.not-found' }],
    });
    await floor.get(Deliveries).deliver(factId, 'floor.follow-things');
    expect(await list(administrator)).toEqual([]);
    const again = floor.get(RetryFailedWork, { strict: false }).execute(id, SYSTEM);
    await expect(again).rejects.toMatchObject({ code: 'identity.work-not-failed', kind: 'conflict' });
  });

  it('that two administrators take up at the same moment is tried again once', async () => {
    await failAFact();
    const [row] = (await list(administrator)) ?? [];
    const id = row?.id ?? '';
    const outcomes = await Promise.all([retry(administrator, [id]), retry(administrator, [id])]);
    expect(outcomes.map((outcome) => outcome?.done).sort()).toEqual([0, 1]);
    const refused = outcomes.flatMap((outcome) => outcome?.refused ?? []);
    expect(['identity.work-not-failed', 'platform.not-found']).toContain(refused[0]?.code);
  });

  it('is nobody else’s to see or to try again', async () => {
    await failAFact();
    const [row] = (await list(administrator)) ?? [];
    expect(await list(manager)).toBeUndefined();
    await expect(retry(manager, [row?.id ?? ''])).rejects.toMatchObject({ code: 'identity.not-allowed' });
  });

  it('stands on the dashboard and among the figures of the process', async () => {
    await failAFact();
    await failAJob();
    const tile = floor
      .get(DashboardTiles, { strict: false })
      .all()
      .find(({ id }) => id === 'failed-work');
    const scope = tile && scopeFor(administrator, tile.permission);
    expect(scope && (await tile.count(scope))).toBe(2);
    expect(await figures()).toMatch(/kind="fact"\} 1\n[\s\S]*kind="job"\} 1/);
    await floor.database.query('truncate platform.delivery');
    expect(await figures()).toMatch(/kind="fact"\} 0\n[\s\S]*kind="job"\} 1/);
  });

  it('is no figure at all, rather than an old one, while nothing can be counted', async () => {
    await floor.database.query('alter view platform.failed_work rename to gone');
    expect(await figures()).not.toMatch(/\} \d/);
    await floor.database.query('alter view platform.gone rename to failed_work');
  });
});

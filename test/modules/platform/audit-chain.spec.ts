import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditSink, SYSTEM, Transactions } from '#platform';
import { MINUTE } from '#platform/kernel';
import { VerifyAuditChain } from '#privacy';
import { openHouse, type TestHouse } from '../../support/house.js';

let house: TestHouse;
/** Does something as another request would: not in the transaction that is open where it is called. */
let elsewhere: <Result>(work: () => Promise<Result>) => Promise<Result>;
beforeAll(async () => {
  house = await openHouse();
  elsewhere = AsyncLocalStorage.snapshot();
});
afterAll(() => house.close());

const record = (id: string) =>
  house.get(AuditSink).record({
    actor: SYSTEM,
    action: 'test.do-something',
    subject: { kind: 'thing', id },
    details: { z: 1, a: 'ä', nothing: null },
  });
const verify = () => house.get(VerifyAuditChain).execute();

const subjects = async () =>
  (
    await house.database.query<{ subject_id: string }>('select subject_id from privacy.audit_entry order by sequence')
  ).map((row) => row.subject_id);
const chainLocks = () =>
  elsewhere(() =>
    house.database.query(
      `select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
    ),
  );

/** What only somebody with the keys of the database can do. */
async function forge(sql: string): Promise<void> {
  await house.database.query('alter table privacy.audit_entry disable trigger audit_is_append_only');
  await house.database.query(sql);
  await house.database.query('alter table privacy.audit_entry enable trigger audit_is_append_only');
}

describe('the trail of changes', () => {
  beforeEach(async () => {
    await forge('delete from privacy.audit_entry');
    for (const id of ['a', 'b', 'c', 'd']) await record(id);
  });

  it('holds together', async () => {
    expect(await verify()).toEqual({ entries: 4, brokenAt: undefined });
  });

  it('keeps its order when many write at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(`parallel ${index}`)));
    expect(await verify()).toEqual({ entries: 24, brokenAt: undefined });
  });

  it('has no entry of a change that was rolled back, and no gap where it would stand', async () => {
    const undone = house.get(Transactions).run(() => record('undone').then(() => Promise.reject(new Error('no'))));
    await expect(undone).rejects.toThrow('no');
    await record('after');
    expect(await verify()).toEqual({ entries: 5, brokenAt: undefined });
  });

  it('keeps the order of one transaction, also of those that joined it, without another’s between', async () => {
    const transactions = house.get(Transactions);
    await transactions.run(async () => {
      await record('outer');
      await transactions.run(() => record('inner'));
      // Somebody else, on a connection of his own, while ours is open.
      await elsewhere(() => record('meanwhile'));
      await record('outer again');
    });
    expect(await subjects()).toEqual(['a', 'b', 'c', 'd', 'meanwhile', 'outer', 'inner', 'outer again']);
    expect(await verify()).toEqual({ entries: 8, brokenAt: undefined });
  });

  it('is held up by no transaction that stands open', async () => {
    await house.get(Transactions).run(async () => {
      await record('long work');
      expect(await chainLocks()).toEqual([]);
      await elsewhere(() => record('somebody else'));
    });
    expect(await subjects()).toEqual(['a', 'b', 'c', 'd', 'somebody else', 'long work']);
    expect(await verify()).toEqual({ entries: 6, brokenAt: undefined });
  });

  it('says when something was done, however long its transaction stood open after', async () => {
    const done = house.clock.now();
    await house.get(Transactions).run(async () => {
      await record('done');
      house.clock.advance(MINUTE);
    });
    const row = await house.database.one(`select recorded_at from privacy.audit_entry where subject_id = 'done'`);
    expect(row).toEqual({ recorded_at: done });
  });

  it('takes the change with it when it cannot be written', async () => {
    await house.database.query('create table public.changed (what text)');
    await house.database.query(`alter table privacy.audit_entry add constraint full_disk check (subject_id <> 'lost')`);
    const work = house.get(Transactions).run(async () => {
      await house.database.query(`insert into public.changed values ('lost')`);
      await record('lost');
    });
    await expect(work).rejects.toThrow('full_disk');
    await house.database.query('alter table privacy.audit_entry drop constraint full_disk');
    expect(await house.database.query('select what from public.changed')).toEqual([]);
  });

  it('is not written to from a snapshot, which cannot see its end', async () => {
    await expect(house.get(Transactions).runSnapshot(() => record('snapshot'))).rejects.toThrow('snapshot');
  });

  it('refuses a change and a deletion', async () => {
    const change = house.database.query(`update privacy.audit_entry set actor = 'somebody else'`);
    await expect(change).rejects.toThrow('append-only');
    await expect(house.database.query('delete from privacy.audit_entry')).rejects.toThrow('append-only');
  });

  it.each([
    ['a changed entry', `update privacy.audit_entry set details = '{"z": 2}' where sequence = 2`, 2],
    ['a changed actor', `update privacy.audit_entry set actor = 'nobody' where sequence = 3`, 3],
    ['a changed hash', `update privacy.audit_entry set hash = repeat('0', 64) where sequence = 2`, 2],
    ['a changed link', `update privacy.audit_entry set previous_hash = repeat('1', 64) where sequence = 3`, 3],
    ['a missing entry', 'delete from privacy.audit_entry where sequence = 2', 3],
  ])('shows %s', async (_what, sql, brokenAt) => {
    await forge(sql);
    expect(await verify()).toMatchObject({ brokenAt });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditSink, SYSTEM, Transactions } from '#platform';
import { VerifyAuditChain } from '#privacy';
import { openHouse, type TestHouse } from '../../support/house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
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

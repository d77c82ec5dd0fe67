import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Catalogues, GrantRole, RegisterPerson, type SignedIn, scopeFor } from '#identity';
import { PersonalDataHolders, SYSTEM } from '#platform';
import type { ProgrammeId } from '#platform/kernel';
import { MentorInvited } from '#programmes/facts';
import { anId, openToldHouse, type ToldHouse } from './support/told-house.js';

const OURS = anId() as string as ProgrammeId;
const OTHERS = anId() as string as ProgrammeId;
let house: ToldHouse;
let administrator: SignedIn;
let manager: SignedIn;
beforeAll(async () => {
  house = await openToldHouse();
  administrator = await staff('administrator', null);
  manager = await staff('programme_manager', OURS);
});
beforeEach(() => house.forget());
afterAll(() => house.close());

async function staff(role: string, programmeId: ProgrammeId | null): Promise<SignedIn> {
  const address = `${role}@example.org`;
  const { personId } = await house
    .get(RegisterPerson)
    .byAddress({ displayName: role, address, language: 'en' }, SYSTEM);
  await house.get(GrantRole).execute({ personId, role, organisationId: null, programmeId }, SYSTEM);
  return {
    personId,
    displayName: role,
    language: 'en',
    signedInAt: house.clock.now(),
    grants: [{ role: role as 'administrator', organisationId: null, programmeId }],
  };
}

const catalogue = () => {
  const found = house.get(Catalogues).get('deliveries');
  if (!found) throw new Error('There is no catalogue of deliveries');
  return found;
};

const list = async (actor: SignedIn, filter = {}) => {
  const scope = scopeFor(actor, 'notifications.list-deliveries');
  return scope ? catalogue().list(scope, { filter, offset: 0, limit: 50 }) : [];
};

async function fail(programmeId: string): Promise<void> {
  house.smtp.before = (step) => (step === 'RCPT' ? '550 5.1.1 no such user' : undefined);
  await house.record(MentorInvited, { personId: house.people.mentor.en, enrolmentId: anId() }, { programmeId });
  await house.settle();
  house.smtp.before = () => undefined;
}

const retry = (actor: SignedIn, ids: readonly string[]) => {
  const command = catalogue().commands.find(({ name }) => name === 'retry');
  if (!command) throw new Error('There is no command to retry');
  return command.execute(actor, ids, {});
};

describe('the staff list of mails', () => {
  it('shows what happened to a mail and not to whom it went', async () => {
    await fail(OURS);
    const rows = await list(manager);
    expect(rows).toMatchObject([
      { type: 'mentor-invited', state: 'failed', attempts: 1, error: '550 5.1.1', sentAt: null },
    ]);
    expect(JSON.stringify(rows)).not.toContain(house.people.mentor.en);
    expect(catalogue().personsIn(rows)).toEqual([]);
    expect(await list(manager, { state: 'sent' })).toEqual([]);
  });

  it('reaches as far as the reader’s grants', async () => {
    await fail(OTHERS);
    expect(await list(manager)).toHaveLength(0);
    expect(await list(administrator)).toHaveLength(1);
  });

  it('sends a failed mail again, once, and the trail says who did it', async () => {
    await fail(OURS);
    const [row] = await house.deliveries();
    const id = row?.id ?? '';
    expect(await retry(manager, [id])).toEqual({ done: 1, refused: [] });
    expect(await retry(manager, [id])).toEqual({ done: 0, refused: [{ id, code: 'notifications.not-failed' }] });
    await house.settle();
    expect(house.smtp.taken).toHaveLength(1);
    expect(await house.deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }]);
    const trail = await house.database.query(
      `select actor, subject_id from privacy.audit_entry where action = 'notifications.retry-delivery'`,
    );
    expect(trail).toEqual([{ actor: manager.personId, subject_id: id }]);
  });

  it('sends again after a second failure', async () => {
    await fail(OURS);
    const [row] = await house.deliveries();
    await retry(manager, [row?.id ?? '']);
    house.smtp.before = (step) => (step === 'RCPT' ? '550 5.1.1 still not' : undefined);
    await house.settle();
    house.smtp.before = () => undefined;
    expect(await retry(manager, [row?.id ?? ''])).toEqual({ done: 1, refused: [] });
    await house.settle();
    expect(house.smtp.taken).toHaveLength(1);
  });

  it('does not let staff of another programme send it again', async () => {
    await fail(OTHERS);
    const [row] = await house.deliveries();
    const id = row?.id ?? '';
    expect(await retry(manager, [id])).toEqual({ done: 0, refused: [{ id, code: 'notifications.unknown-delivery' }] });
    await expect(retry({ ...manager, grants: [] }, [id])).rejects.toMatchObject({ code: 'identity.not-allowed' });
  });
});

describe('what notifications know about a person', () => {
  const holder = () => {
    const found = house
      .get(PersonalDataHolders)
      .all()
      .find(({ lib }) => lib === 'notifications');
    if (!found) throw new Error('notifications hold no personal data');
    return found;
  };

  it('is every table with a person in it', async () => {
    const tables = await house.database.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where table_schema = 'notifications' and column_name like '%person_id' order by name`,
    );
    expect([...holder().tables].sort()).toEqual(tables.map(({ name }) => name));
  });

  it('comes with the person’s own export', async () => {
    await house.record(MentorInvited, { personId: house.people.mentor.en, enrolmentId: anId() });
    await house.settle();
    expect(await holder().exportOf(house.people.mentor.en)).toMatchObject({
      mails: [{ type: 'mentor-invited', state: 'sent' }],
    });
    expect(await holder().exportOf(house.people.mentor.fi)).toMatchObject({ mails: [] });
  });

  it('stops mails to somebody who is erased', async () => {
    await fail(OURS);
    await holder().erase(house.people.mentor.en);
    expect(await house.deliveries()).toMatchObject([{ state: 'suppressed' }]);
  });
});

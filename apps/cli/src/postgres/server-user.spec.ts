import { describe, expect, it } from '@jest/globals';
import { type Accounts, OWN_ACCOUNT, type ServerUser, unprivilegedUser } from './server-user.js';

/** A machine with these accounts, which can or cannot make new ones. */
function machine(known: Readonly<Record<string, number>>, canCreate: boolean): Accounts & { readonly made: string[] } {
  const uids = new Map(Object.entries(known));
  const made: string[] = [];
  return {
    made,
    async find(name): Promise<ServerUser | undefined> {
      const uid = uids.get(name);
      return uid === undefined ? undefined : { name, uid, gid: uid };
    },
    async create(name) {
      if (!canCreate) throw new Error('useradd: not found');
      made.push(name);
      uids.set(name, 990);
    },
  };
}

describe('the account of the database server', () => {
  it('is postgres where the machine has it', async () => {
    const accounts = machine({ postgres: 101, [OWN_ACCOUNT]: 990 }, true);
    expect(await unprivilegedUser(accounts)).toEqual({ name: 'postgres', uid: 101, gid: 101 });
    expect(accounts.made).toEqual([]);
  });

  it('is made once where there is no postgres', async () => {
    const accounts = machine({}, true);
    expect((await unprivilegedUser(accounts)).name).toBe(OWN_ACCOUNT);
    expect((await unprivilegedUser(accounts)).uid).toBe(990);
    expect(accounts.made).toEqual([OWN_ACCOUNT]);
  });

  it('is nobody where accounts cannot be made', async () => {
    expect(await unprivilegedUser(machine({}, false))).toEqual({ name: 'nobody', uid: 65_534, gid: 65_534 });
  });

  it('is never an account that is root under another name', async () => {
    expect((await unprivilegedUser(machine({ postgres: 0 }, false))).uid).toBe(65_534);
  });
});

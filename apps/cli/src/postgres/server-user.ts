import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An operating system account to run the server as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The accounts of this machine. */
export interface Accounts {
  find(name: string): Promise<ServerUser | undefined>;
  create(name: string): Promise<void>;
}

export const OWN_ACCOUNT = 'luotsi-postgres';

export const machineAccounts: Accounts = {
  async find(name) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      return undefined;
    }
  },
  async create(name) {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      name,
    ]);
  },
};

/** PostgreSQL refuses to run as root. `postgres` if the machine has it, else an account of our own, else nobody. */
export async function unprivilegedUser(accounts: Accounts = machineAccounts): Promise<ServerUser> {
  for (const name of ['postgres', OWN_ACCOUNT]) {
    const known = await accounts.find(name);
    if (known && known.uid !== 0) return known;
  }
  await accounts.create(OWN_ACCOUNT).catch(() => undefined);
  return (await accounts.find(OWN_ACCOUNT)) ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/** The account the server must change to, or undefined when we are an ordinary user already. */
export async function serverUser(accounts: Accounts = machineAccounts): Promise<ServerUser | undefined> {
  return process.getuid?.() === 0 ? unprivilegedUser(accounts) : undefined;
}

/** Whoever made a cluster must run it: an ordinary user's data is not taken over by a later start as root. */
export async function ownerOf(path: string): Promise<ServerUser | undefined> {
  const { uid, gid } = await stat(path);
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid };
}

/** Whether a command of the shell's `test` holds for that account. Asks the system, so lists of access rights count too. */
export async function canAccess(
  user: ServerUser | undefined,
  checks: readonly (readonly ['-x' | '-r', string])[],
): Promise<boolean> {
  const script = checks.map(([kind], index) => `test ${kind} "$${index + 1}"`).join(' && ');
  const paths = checks.map(([, path]) => path);
  return run('/bin/sh', ['-c', script, 'sh', ...paths], { cwd: '/', ...asUser(user) }).then(
    () => true,
    () => false,
  );
}

/** Options for `spawn` that make the child run as that account. */
export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** No PGHOST, PGDATA or PGOPTIONS of the person at the terminal, and none of our own secrets. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TMPDIR: '/tmp', LC_ALL: 'C', TZ: 'UTC' };
}

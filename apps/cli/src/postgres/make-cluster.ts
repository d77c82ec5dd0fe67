import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ROLE } from './connection.js';
import { hasCluster, type Place, placeIn } from './place.js';
import { PostgresError } from './postgres-error.js';
import { fingerprint, groupHasGone, processesMentioning, sendSignal } from './process-table.js';
import { tailOf, withLog } from './server-log.js';
import { asUser, cleanEnvironment } from './server-user.js';

const HALF = '.half-';

/**
 * Makes the database cluster in a temporary folder beside its place and renames it at the end, so that a cluster either is whole or is not
 * there. Whoever comes second to the rename throws his own away.
 */
export async function makeCluster(place: Place, native: string, signal: AbortSignal | undefined): Promise<void> {
  await removeHalfMade(place.folder);
  const half = placeIn(`${place.folder}${HALF}${randomBytes(6).toString('hex')}`, place.user);
  try {
    await mkdir(half.folder, { mode: 0o700 });
    await writeFile(
      join(half.folder, 'maker.json'),
      JSON.stringify({ pid: process.pid, born: fingerprint(process.pid) }),
    );
    await prepareFolders(half);
    await runInitdb(half, native, signal);
    await rm(join(half.folder, 'maker.json'));
    await rename(half.folder, place.folder);
  } catch (error) {
    await rm(half.folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    signal?.throwIfAborted();
    if (!hasCluster(place.folder)) throw withAdvice(error, place.folder);
  }
}

function withAdvice(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') {
    return new PostgresError(
      `${folder} holds something that is no database of Luotsi. Move it away, or give another LUOTSI_DATA_DIR.`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new PostgresError(
      `${dirname(folder)} belongs to another user. Start as its owner, or give another LUOTSI_DATA_DIR.`,
    );
  }
  return error;
}

/** The account may pass through our folder to its cluster, and neither list nor change what else is there. */
async function prepareFolders(half: Place): Promise<void> {
  await mkdir(half.cluster, { mode: 0o700 });
  if (!half.user) return;
  await chown(half.folder, 0, half.user.gid);
  await chmod(half.folder, 0o710);
  await chown(half.cluster, half.user.uid, half.user.gid);
}

/** initdb reads the first password from a file: arguments and environments can be read by others. */
async function writePasswords(half: Place): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const forInitdb = join(half.folder, 'initdb-password');
  await writeFile(half.passwordFile, password, { mode: 0o600 });
  await writeFile(forInitdb, `${password}\n`, { mode: 0o600 });
  if (half.user) await chown(forInitdb, half.user.uid, half.user.gid);
  return forInitdb;
}

function initdbArguments(half: Place, passwordFile: string): string[] {
  // macOS has no C.UTF-8 of its own; the built-in provider, which sorts and folds, is the same everywhere.
  const locale = process.platform === 'darwin' ? ['--locale=C', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
  return [
    ...['-D', half.cluster, '-U', ROLE, '-A', 'scram-sha-256', '-E', 'UTF8', `--pwfile=${passwordFile}`],
    ...['--locale-provider=builtin', ...locale, '--no-instructions'],
  ];
}

async function runInitdb(half: Place, native: string, signal: AbortSignal | undefined): Promise<void> {
  const passwordFile = await writePasswords(half);
  const logFile = join(half.folder, 'initdb.log');
  signal?.throwIfAborted();
  const child = withLog(logFile, (log) =>
    spawn(join(native, 'bin', 'initdb'), initdbArguments(half, passwordFile), {
      ...asUser(half.user),
      cwd: half.cluster,
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    }),
  );
  const code = await endOf(child, half.folder, signal);
  signal?.throwIfAborted();
  if (code !== 0)
    throw new PostgresError(`The database could not be made (initdb ended with ${code}):\n${tailOf(logFile)}`);
  await Promise.all([rm(passwordFile), rm(logFile)]);
}

/** Waits for initdb. An abort, or our own end, ends it with all its children. */
async function endOf(child: ChildProcess, folder: string, signal: AbortSignal | undefined): Promise<number | string> {
  const kill = () => child.pid !== undefined && sendSignal(-child.pid, 'SIGKILL');
  const atExit = () => {
    kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  signal?.addEventListener('abort', kill);
  process.once('exit', atExit);
  try {
    return await new Promise((settle, fail) => {
      child.once('error', fail);
      child.once('exit', (code, killedBy) => settle(code ?? killedBy ?? 'unknown'));
    });
  } finally {
    signal?.removeEventListener('abort', kill);
    process.removeListener('exit', atExit);
    if (child.pid !== undefined) await groupHasGone(child.pid, 2000);
  }
}

/** Clears away what a maker that was killed with no chance to do so left behind: its initdb and its folder. */
async function removeHalfMade(folder: string): Promise<void> {
  const siblings = await readdir(dirname(folder)).catch(() => []);
  for (const name of siblings.filter((sibling) => sibling.startsWith(`${basename(folder)}${HALF}`))) {
    const half = join(dirname(folder), name);
    if (await makerRuns(half)) continue;
    for (const pid of processesMentioning(half)) {
      sendSignal(-pid, 'SIGKILL');
      await groupHasGone(pid, 2000);
    }
    await rm(half, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A maker notes itself just after it has made its folder, and takes the note away just before the end. */
const NOTED_WITHIN_MS = 10_000;

async function makerRuns(half: string): Promise<boolean> {
  try {
    const { pid, born } = JSON.parse(await readFile(join(half, 'maker.json'), 'utf8'));
    return fingerprint(pid) === born;
  } catch {
    const changed = await stat(half).catch(() => undefined);
    return changed !== undefined && Date.now() - changed.mtimeMs < NOTED_WITHIN_MS;
  }
}

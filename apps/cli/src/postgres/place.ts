import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeDataFolder } from './data-folder.js';
import { PostgresError } from './postgres-error.js';
import { canAccess, ownerOf, type ServerUser, serverUser } from './server-user.js';

/** For what the database's account must reach when the checkout is closed to it. */
export const MACHINE_DIR = '/var/lib/luotsi';

/** Where one server keeps its things. Only `cluster` belongs to the database's account. */
export interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  /** Undefined when the server runs as ourselves. */
  readonly user: ServerUser | undefined;
}

export function placeIn(folder: string, user: ServerUser | undefined): Place {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    passwordFile: join(folder, 'password'),
    portFile: join(folder, 'port'),
    logFile: join(folder, 'server.log'),
    user,
  };
}

export function hasCluster(folder: string): boolean {
  return existsSync(join(folder, 'cluster', 'PG_VERSION'));
}

/** One folder per data folder, so that two checkouts on a machine never share a database. */
export function folderOnMachine(dataDir: string, machineDir: string): string {
  return join(machineDir, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

async function realFolder(dataDir: string): Promise<string> {
  const wanted = resolve(dataDir);
  if (!existsSync(dirname(wanted))) await makeDataFolder(dirname(wanted));
  return join(await realpath(dirname(wanted)), basename(wanted));
}

async function existingPlace(folder: string): Promise<Place> {
  const cluster = join(folder, 'cluster');
  const user = process.getuid?.() === 0 ? await ownerOf(cluster) : undefined;
  if (!(await canAccess(user, [['-x', cluster]]))) {
    throw new PostgresError(
      `The database in ${folder} belongs to ${user?.name ?? 'another user'}, who cannot reach it there. ` +
        'Start as its owner, open the folders above it (chmod o+x), or give another LUOTSI_DATA_DIR.',
    );
  }
  return placeIn(folder, user);
}

/**
 * Decides where the data lives: in the data folder, or, as root when the database's account cannot reach that, in a folder of the machine.
 * Data that exists already stays where it is.
 */
export async function choosePlace(dataDir: string, machineDir: string): Promise<Place> {
  const folder = await realFolder(dataDir);
  if (hasCluster(folder)) return existingPlace(folder);
  const user = await serverUser();
  if (!user) return placeIn(folder, undefined);
  const onMachine = folderOnMachine(folder, machineDir);
  if (hasCluster(onMachine)) return existingPlace(onMachine);
  if (await canAccess(user, [['-x', dirname(folder)]])) return placeIn(folder, user);
  await makeMachineDir(machineDir);
  return placeIn(onMachine, user);
}

/** The place of data that exists already; makes nothing. */
export async function findPlace(dataDir: string, machineDir: string): Promise<Place | undefined> {
  const parent = await realpath(dirname(resolve(dataDir))).catch(() => dirname(resolve(dataDir)));
  const folder = join(parent, basename(dataDir));
  const found = [folder, folderOnMachine(folder, machineDir)].find(hasCluster);
  return found === undefined ? undefined : placeIn(found, undefined);
}

/** Open to all for passing through, whatever the umask: everything in it guards itself. */
export async function makeMachineDir(machineDir: string): Promise<void> {
  await mkdir(machineDir, { recursive: true });
  await chmod(machineDir, 0o755);
}

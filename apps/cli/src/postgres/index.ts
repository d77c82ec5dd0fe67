import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reachableBinaries } from './binaries.js';
import { openWhenReady, urlOf } from './connection.js';
import { makeCluster } from './make-cluster.js';
import { choosePlace, findPlace, hasCluster, MACHINE_DIR, type Place } from './place.js';
import { killPostmaster, runningPostmaster, stopPostmaster } from './postmaster.js';
import { runServer, type Server } from './run-server.js';

export { makeDataFolder } from './data-folder.js';
export { freePort, tryPort } from './free-port.js';
export { PostgresError } from './postgres-error.js';

export interface PostgresOptions {
  /** Folder of the server: its cluster, password, port and log. Its parent is made when missing. */
  readonly dataDir: string;
  /** Ends the start at any point, initdb too, and leaves no process and no half-made data. */
  readonly signal?: AbortSignal;
  /** Told what a person should know, e.g. that the data lives elsewhere. */
  readonly onNotice: (text: string) => void;
  /** As root: folder for what the database's account must reach. Default: /var/lib/luotsi. */
  readonly machineDir?: string;
}

export interface RunningPostgres {
  /** Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the data really is. */
  readonly folder: string;
  /** True when the server of a killed start was still running and is used again. */
  readonly adopted: boolean;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** The quick way out; the next start repairs from the journal. */
  kill(): Promise<void>;
}

/** Starts the embedded PostgreSQL on 127.0.0.1 with a database `luotsi`, making everything at the first start. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, signal, onNotice, machineDir = MACHINE_DIR } = options;
  signal?.throwIfAborted();
  const place = await choosePlace(dataDir, machineDir);
  if (place.folder.startsWith(`${machineDir}/`)) {
    onNotice(`The database's account cannot reach ${resolve(dataDir)}: the data is kept in ${place.folder}.`);
  }
  const native = await reachableBinaries(place, machineDir, onNotice);
  if (!hasCluster(place.folder)) await makeCluster(place, native, signal);
  const server = await runServer(place, native, signal);
  try {
    return await describe(place, server, signal);
  } catch (error) {
    await stopPostmaster(server.pid);
    throw error;
  }
}

/** The address of the server that runs on this data folder now, for commands beside `luotsi up`. Holds the password. */
export async function runningPostgresUrl(dataDir: string, machineDir = MACHINE_DIR): Promise<string | undefined> {
  const place = await findPlace(dataDir, machineDir);
  const server = place && runningPostmaster(place.cluster);
  if (!place || server?.status !== 'ready') return undefined;
  return urlOf({ port: server.port, password: await readFile(place.passwordFile, 'utf8') });
}

async function describe(place: Place, server: Server, signal: AbortSignal | undefined): Promise<RunningPostgres> {
  const address = { port: server.port, password: await readFile(place.passwordFile, 'utf8') };
  await openWhenReady(address);
  signal?.throwIfAborted();
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(address),
    port: server.port,
    pid: server.pid,
    folder: place.folder,
    adopted: server.adopted,
    ended: server.ended,
    stop: () => {
      stopping ??= stopPostmaster(server.pid);
      return stopping;
    },
    kill: () => killPostmaster(server.pid),
  };
}

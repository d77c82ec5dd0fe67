import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';
import type { Place } from './place.js';
import { PostgresError } from './postgres-error.js';
import { readPostmaster, removeForeignLock, runningPostmaster, stopPostmaster } from './postmaster.js';
import { hasGone, isRunning } from './process-table.js';
import { readFrom, rotate, sizeOf, tailOf, withLog } from './server-log.js';
import { asUser, cleanEnvironment } from './server-user.js';

export interface Server {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
  readonly ended: Promise<void>;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  logging_collector: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Recovery after a crash may take its time; a server that is merely slow is not given up. */
const READY_WITHIN_MS = 120_000;

/** The server on this cluster: the one that runs already, else a new one. */
export async function runServer(place: Place, native: string, signal: AbortSignal | undefined): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const adopted = await adoptServer(place, signal);
    if (adopted) return adopted;
    const outcome = await launchServer(place, native, signal);
    if ('pid' in outcome) return outcome;
    if (attempt === 5 || !mayPass(outcome.failure)) {
      throw new PostgresError(`The database does not start. Its log ${place.logFile} ends with:\n${outcome.failure}`);
    }
    await pause(200 * attempt);
  }
}

/** Another program was quicker to take the port, another start was quicker, or sessions of a killed server are just ending. */
function mayPass(failure: string): boolean {
  return /Address already in use|"postmaster\.pid" already exists|still in use/.test(failure);
}

/** A server survives `kill -9` of the program that started it. It is as good as a new one. */
async function adoptServer(place: Place, signal: AbortSignal | undefined): Promise<Server | undefined> {
  for (const end = Date.now() + READY_WITHIN_MS; ; await pause(20)) {
    signal?.throwIfAborted();
    const found = runningPostmaster(place.cluster);
    if (!found) return undefined;
    if (found.status === 'ready')
      return { pid: found.pid, port: found.port, adopted: true, ended: untilGone(found.pid) };
    if (Date.now() > end)
      throw new PostgresError(`The database of an earlier start (pid ${found.pid}) neither gets ready nor ends.`);
    if (found.status === 'stopping') await hasGone(found.pid, 30_000);
  }
}

function lastPort(place: Place): number {
  try {
    return Number(readFileSync(place.portFile, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

async function launchServer(
  place: Place,
  native: string,
  signal: AbortSignal | undefined,
): Promise<Server | { failure: string }> {
  removeForeignLock(place.cluster);
  rotate(place.logFile);
  const logStart = sizeOf(place.logFile);
  const port = await freePort(lastPort(place));
  const child = spawnServer(place, native, port);
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const failure = await failureBeforeReady(place, child, signal);
  if (failure !== undefined) return { failure: failure + failureIn(place.logFile, logStart) };
  await writeFile(place.portFile, String(port), { mode: 0o600 });
  return { pid: child.pid ?? 0, port, adopted: false, ended };
}

function failureIn(logFile: string, offset: number): string {
  const all = readFrom(logFile, offset);
  const reason = all.split('\n').filter((line) => /Address already in use|FATAL/.test(line));
  return [...reason, tailOf(logFile, offset)].join('\n');
}

function spawnServer(place: Place, native: string, port: number): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return withLog(place.logFile, (log) => {
    // A process group of its own: Ctrl-C must not reach the database before the application has drained.
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', place.cluster, ...settings], {
      ...asUser(place.user),
      cwd: place.cluster,
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  });
}

async function failureBeforeReady(
  place: Place,
  child: ChildProcess,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = `${error.message}\n`;
  });
  child.once('exit', () => {
    failure ??= '';
  });
  for (const end = Date.now() + READY_WITHIN_MS; failure === undefined; await pause(15)) {
    const seen = readPostmaster(place.cluster);
    if (seen?.pid === child.pid && seen?.status === 'ready') return undefined;
    if (child.pid === undefined || !(signal?.aborted || Date.now() > end)) continue;
    await stopPostmaster(child.pid);
    signal?.throwIfAborted();
    return `It was not ready after ${READY_WITHIN_MS / 1000} s.\n`;
  }
  return failure;
}

async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await pause(1000, undefined, { ref: false });
}

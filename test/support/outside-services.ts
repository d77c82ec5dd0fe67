import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.js';

/** A PostgreSQL 15 and a Redis of their own, as a city's server room has them beside Luotsi. */
export interface OutsideServices {
  /** The settings that lead Luotsi to them. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const PASSWORD = 'for-this-journey-only';
const ATTEMPTS = 600;
const PAUSE_MS = 100;

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function databaseUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilItAnswers(ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

async function startPostgres15(folder: string, bin: string): Promise<{ url: string; server: ChildProcess }> {
  const user = databaseUser();
  const data = join(folder, 'data');
  const asUser = { ...user, cwd: folder, stdio: 'ignore' } as const;
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'luotsi', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust'],
    asUser,
  );
  const port = await freePort();
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(join(bin, 'postgres'), [...flags, '-c', 'max_connections=200'], asUser);
  const url = `postgres://luotsi:${PASSWORD}@127.0.0.1:${port}`;
  await untilItAnswers(async () => {
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create database luotsi');
    await client.end();
  });
  return { url: `${url}/luotsi`, server };
}

async function startRedis(folder: string, program: string): Promise<{ url: string; server: ChildProcess }> {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
  return { url: `redis://127.0.0.1:${port}`, server: spawn(program, flags, { stdio: 'ignore' }) };
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('close', () => resolve());
    server.kill(signal);
  });
}

/** Starts both in a temporary folder. @throws when the machine lacks one of them */
export async function startOutsideServices(): Promise<OutsideServices> {
  const { POSTGRES15_BIN, REDIS_SERVER_PATH } = process.env;
  if (!POSTGRES15_BIN || !REDIS_SERVER_PATH) throw new Error('PostgreSQL 15 or Redis is missing');
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-outside-'));
  const user = databaseUser();
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const redisFolder = mkdtempSync(join(tmpdir(), 'luotsi-redis-'));
  const database = await startPostgres15(folder, POSTGRES15_BIN);
  const queue = await startRedis(redisFolder, REDIS_SERVER_PATH);
  return {
    env: { DATABASE_URL: database.url, QUEUE_BACKEND: 'redis', REDIS_URL: queue.url },
    stop: async () => {
      await ended(queue.server, 'SIGTERM');
      await ended(database.server, 'SIGINT');
      for (const made of [folder, redisFolder]) rmSync(made, { recursive: true, force: true });
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** The program of a Redis or Valkey; undefined where there is none. */
const redisProgram =
  process.env.REDIS_SERVER_PATH ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'redis-server'), join(folder, 'valkey-server')])
    .find((file) => existsSync(file));

/** `describe`, skipped on a machine without Redis; the test runner lists that as missing. */
export const describeOnRedis = redisProgram ? describe : describe.skip;

/** A Redis of the test's own that can die and come back at the same address, with nothing in it. */
export class RedisServer {
  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly port: number,
    private server: ChildProcess,
  ) {}

  /** @throws when the machine has none */
  static async start(): Promise<RedisServer> {
    if (!redisProgram) throw new Error('There is no Redis on this machine');
    const folder = mkdtempSync(join(tmpdir(), 'luotsi-redis-'));
    const port = await freePort();
    const redis = new RedisServer(redisProgram, folder, port, launch(redisProgram, folder, port));
    await redis.answers();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** It stands still and keeps its connections, as behind a cable that was pulled. */
  freeze(): void {
    this.server.kill('SIGSTOP');
  }

  thaw(): void {
    this.server.kill('SIGCONT');
  }

  async die(): Promise<void> {
    const gone = once(this.server, 'exit');
    this.server.kill('SIGKILL');
    await gone;
  }

  async comeBack(): Promise<void> {
    this.server = launch(this.program, this.folder, this.port);
    await this.answers();
  }

  async forgetAll(): Promise<void> {
    await this.ask((redis) => redis.flushall());
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) await this.die();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<void> {
    return this.ask((redis) => redis.ping());
  }

  private async ask(question: (redis: Redis) => Promise<unknown>): Promise<void> {
    const redis = new Redis(this.port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    try {
      await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}

function launch(program: string, folder: string, port: number): ChildProcess {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  return spawn(program, flags, { stdio: 'ignore' });
}

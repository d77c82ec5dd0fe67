import { createPostgresBackend, type Processor, Queue, Worker as RedisWorker, type Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Env } from '#config/env';

/** What travels through BullMQ: only ids. The work itself stands in Postgres. */
export interface QueuedWork {
  readonly kind: 'fact' | 'job';
  /** Fact id or job note id. */
  readonly id: string;
  /** The handler's name, for a fact. */
  readonly handler?: string;
}

/** A worker that was killed is noticed after lock + interval; our tables count the attempts, so BullMQ never gives up. */
const WORKER_OPTIONS = {
  lockDuration: 5000,
  stalledInterval: 3000,
  maxStalledCount: 1_000_000,
  removeOnComplete: { age: 0 },
  removeOnFail: { age: 0 },
};

/** BullMQ on PostgreSQL (default) or on Redis: the same code behind one small face. */
export interface QueueBackend {
  queue(name: string): Queue<QueuedWork>;
  worker(name: string, processor: Processor<QueuedWork, void>, concurrency: number): Worker<QueuedWork, void>;
  close(): Promise<void>;
}

function postgresBackend(url: string): QueueBackend {
  const bound = withBackend(createPostgresBackend);
  const connection = (max: number, application_name: string) => ({
    connectionString: url,
    max,
    application_name,
    keepAlive: true,
  });
  return {
    // The bound classes differ from the plain ones only in type parameters of the connection.
    queue: (name) =>
      new bound.Queue<QueuedWork>(name, { connection: connection(2, 'luotsi-queue') }) as unknown as Queue<QueuedWork>,
    worker: (name, processor, concurrency) =>
      new bound.Worker<QueuedWork, void>(name, processor, {
        ...WORKER_OPTIONS,
        concurrency,
        connection: connection(2, 'luotsi-worker'),
      }) as unknown as Worker<QueuedWork, void>,
    close: () => Promise.resolve(),
  };
}

function redisBackend(url: string): QueueBackend {
  const connections: Redis[] = [];
  const connect = () => {
    const redis = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true });
    redis.on('error', () => {
      // BullMQ reports lost connections through its own error events; without a listener ioredis would crash the process.
    });
    connections.push(redis);
    return redis;
  };
  return {
    queue: (name) => new Queue<QueuedWork>(name, { connection: connect() }),
    worker: (name, processor, concurrency) =>
      new RedisWorker<QueuedWork, void>(name, processor, { ...WORKER_OPTIONS, concurrency, connection: connect() }),
    close: async () => {
      await Promise.all(connections.map((redis) => redis.quit().catch(() => redis.disconnect())));
    },
  };
}

export function createQueueBackend(env: Env): QueueBackend {
  return env.QUEUE_BACKEND === 'redis' ? redisBackend(env.REDIS_URL ?? '') : postgresBackend(env.DATABASE_URL);
}

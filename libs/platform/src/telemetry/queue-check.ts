import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { SECOND } from '#platform/kernel';
import { Settings } from '../config/settings.js';

/**
 * Whether the Redis answers that carries work to the workers. Asked over a line of its own that keeps no question for later: what is not
 * answered at once is down.
 */
@Injectable()
export class QueueCheck implements OnApplicationShutdown {
  private redis: Redis | undefined;
  private opened: Promise<void> | undefined;

  constructor(private readonly settings: Settings) {}

  /** A queue in PostgreSQL is no part by itself: it is up when the database is. */
  get isPart(): boolean {
    return this.settings.env.QUEUE_BACKEND === 'redis';
  }

  async isUp(): Promise<boolean> {
    this.redis ??= this.line();
    // It goes on trying by itself when the first try fails.
    this.opened ??= this.redis.connect().catch(() => undefined);
    await this.opened;
    return (await this.redis.ping()) === 'PONG';
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private line(): Redis {
    const patience = { connectTimeout: 2 * SECOND, commandTimeout: 2 * SECOND };
    const redis = new Redis(this.settings.env.REDIS_URL ?? '', {
      ...patience,
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
    });
    // Readiness says it; without a listener ioredis would write each try to the console.
    redis.on('error', () => undefined);
    return redis;
  }
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Settings } from '#platform';

/** Any number: the second half of the locks' names, apart from the locks of other libs. */
const SPACE = 7_215_340;

/**
 * Sees to it that one mail is sent by one run at a time, also when the queue wakes two workers for it. The locks belong to a connection of
 * their own: no transaction is open while a mail server is slow, a worker that is killed lets go at once, one that is only slow does not.
 */
@Injectable()
export class SendingLocks implements OnApplicationShutdown {
  private readonly held = new Set<string>();
  private client: Promise<pg.Client> | undefined;

  constructor(private readonly settings: Settings) {}

  /** Runs `work` while nobody else works on `id`; false when somebody does, here or in another process. */
  async alone(id: string, work: () => Promise<void>): Promise<boolean> {
    // The same connection would be given the same lock twice.
    if (this.held.has(id)) return false;
    this.held.add(id);
    try {
      return await this.withLock(id, work);
    } finally {
      this.held.delete(id);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async withLock(id: string, work: () => Promise<void>): Promise<boolean> {
    const client = await this.connected();
    const { rows } = await client.query<{ free: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, $2)) as free',
      [id, SPACE],
    );
    if (!rows[0]?.free) return false;
    try {
      await work();
    } finally {
      // On a lost connection there is nothing left to let go.
      await client.query('select pg_advisory_unlock(hashtextextended($1, $2))', [id, SPACE]).catch(() => undefined);
    }
    return true;
  }

  private connected(): Promise<pg.Client> {
    this.client ??= this.connect();
    return this.client;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.settings.env.DATABASE_URL,
      application_name: 'luotsi-mail-locks',
      keepAlive: true,
    });
    const forget = () => {
      this.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
    } catch (error) {
      forget();
      throw error;
    }
    return client;
  }
}

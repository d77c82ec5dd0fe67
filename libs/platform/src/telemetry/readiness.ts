import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { SECOND } from '#platform/kernel';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { HouseLibs } from '../house-libs.js';
import { Processes, type ProcessKind } from './processes.js';
import { QueueCheck } from './queue-check.js';

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, 'up' | 'down'>>;
}

/** A part that has not answered by then is down: whoever asks about readiness does not wait either. */
const PATIENCE = 3 * SECOND;

type Check = () => Promise<boolean>;

/** Whether all parts are up: the database, its schema, the queue if it is a Redis, the other process, and in local running the demo identity provider. */
@Injectable()
export class ReadinessCheck {
  constructor(
    private readonly database: Database,
    private readonly processes: Processes,
    private readonly libs: HouseLibs,
    private readonly queue: QueueCheck,
    private readonly settings: Settings,
  ) {}

  async check(needs: readonly ProcessKind[]): Promise<Readiness> {
    const states = this.checks(needs).map(async ([part, check]) => [part, await stateOf(check)] as const);
    const parts = Object.fromEntries(await Promise.all(states));
    return { ready: Object.values(parts).every((state) => state === 'up'), parts };
  }

  /** For a process that cannot work on an older schema, nor on none: it starts beside the program that migrates, and waits for it. */
  async untilMigrated(): Promise<void> {
    for (let looks = 0; (await stateOf(() => this.isSchemaNew())) === 'down'; looks += 1) {
      if (looks === 0)
        new Logger(ReadinessCheck.name).warn('waiting for a database that luotsi migrate has brought up to date');
      await pause(SECOND);
    }
  }

  private checks(needs: readonly ProcessKind[]): (readonly [string, Check])[] {
    const idp = this.settings.env.DEMO_IDP_URL;
    return [
      ['database', async () => (await this.database.query('select 1')).length === 1],
      ['schema', () => this.isSchemaNew()],
      ...(this.queue.isPart ? [['queue', () => this.queue.isUp()] as const] : []),
      ...needs.map((kind) => [kind, () => this.processes.isUp(kind)] as const),
      ...(idp ? [['demo-idp', async () => (await fetch(`${idp}/health`)).ok] as const] : []),
    ];
  }

  private async isSchemaNew(): Promise<boolean> {
    const pending = await pendingMigrations((sql) => this.database.query(sql), this.libs.list);
    // The queue's own schema comes last, and is made on either back end.
    const [queue] = await this.database.query<{ exists: boolean }>(
      `select to_regclass('bullmq.job') is not null as exists`,
    );
    return pending.length === 0 && queue?.exists === true;
  }
}

async function stateOf(check: Check): Promise<'up' | 'down'> {
  const givenUp = new AbortController();
  try {
    const late = pause(PATIENCE, false, { signal: givenUp.signal });
    late.catch(() => undefined);
    return (await Promise.race([check(), late])) ? 'up' : 'down';
  } catch {
    return 'down';
  } finally {
    givenUp.abort();
  }
}

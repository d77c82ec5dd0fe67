import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { HouseLibs } from '../house-libs.js';
import { Processes, type ProcessKind } from './processes.js';

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, 'up' | 'down'>>;
}

/** Whether all parts are up: the database, its schema, the other process, and in local running the demo identity provider. */
@Injectable()
export class ReadinessCheck {
  constructor(
    private readonly database: Database,
    private readonly processes: Processes,
    private readonly libs: HouseLibs,
    private readonly settings: Settings,
  ) {}

  async check(needs: readonly ProcessKind[]): Promise<Readiness> {
    const parts: Record<string, 'up' | 'down'> = {};
    parts.database = await up(async () => (await this.database.query('select 1')).length === 1);
    parts.schema = await up(
      async () => (await pendingMigrations((sql) => this.database.query(sql), this.libs.list)).length === 0,
    );
    for (const kind of needs) parts[kind] = await up(() => this.processes.isUp(kind));
    const idp = this.settings.env.DEMO_IDP_URL;
    if (idp)
      parts['demo-idp'] = await up(
        async () => (await fetch(`${idp}/health`, { signal: AbortSignal.timeout(2000) })).ok,
      );
    return { ready: Object.values(parts).every((state) => state === 'up'), parts };
  }
}

async function up(check: () => Promise<boolean>): Promise<'up' | 'down'> {
  try {
    return (await check()) ? 'up' : 'down';
  } catch {
    return 'down';
  }
}

import { loadEnv } from '#config/env';
import { migrate } from '#platform';
import { HOUSE } from '../../../house.js';
import type { Output } from '../output.js';

/** `luotsi migrate`: brings the database to the newest schema. Safe from many processes at once. */
export async function migrateCommand(env: Record<string, string | undefined>, out: Output): Promise<number> {
  const ran = await migrate(loadEnv(env).DATABASE_URL, HOUSE);
  out.write(ran.length > 0 ? `Migrated: ${ran.length} step(s), newest ${ran.at(-1)}` : 'The database is up to date.');
  return 0;
}

import { resolve } from 'node:path';
import { type Env, loadEnv } from '#config/env';
import { makeDataFolder } from '../postgres/index.js';
import { readOrMakeSecrets } from './secrets.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of this run, checked as a whole before anything is started. */
export interface UpSettings {
  readonly env: Env;
  readonly dataDir: string;
  readonly embeddedDatabase: boolean;
}

/** Stands in for the address of the embedded server, which is known only once it runs. */
const NOT_YET = 'postgres://127.0.0.1/not-yet';
const NO_KEY_YET = Buffer.alloc(32, 1).toString('base64');

/** @throws EnvError that names every fault at once. */
export async function readSettings(source: Environment, root: string): Promise<UpSettings> {
  const embeddedDatabase = !source.DATABASE_URL;
  const withDatabase = { ...source, DATABASE_URL: source.DATABASE_URL || NOT_YET };
  const production = source.LUOTSI_ENV === 'production';
  const makesKey = !source.LUOTSI_SECRET_KEY && !production;
  const env = loadEnv(makesKey ? { ...withDatabase, LUOTSI_SECRET_KEY: NO_KEY_YET } : withDatabase);
  const dataDir = resolve(root, env.LUOTSI_DATA_DIR);
  await makeDataFolder(dataDir);
  return { env: makesKey ? { ...env, ...readOrMakeSecrets(dataDir) } : env, dataDir, embeddedDatabase };
}

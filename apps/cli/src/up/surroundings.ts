import { join } from 'node:path';
import type { Env } from '#config/env';
import type { PartSettings } from './part.js';
import type { Ports } from './ports.js';
import type { RunFacts } from './run-file.js';
import type { Environment, UpSettings } from './settings.js';

/** Where the database is; its folder only when it is ours. The address holds the password. */
export interface DatabasePlace {
  readonly url: string;
  readonly folder?: string;
}

/** Address of the application for us, wherever it listens. */
function ownAddress(env: Env, port: number): string {
  const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function publicUrl({ env }: UpSettings, ports: Ports): string {
  return env.PORT === 0 && env.PUBLIC_URL.endsWith(':0') ? `http://localhost:${ports.app}` : env.PUBLIC_URL;
}

/** The environment of all parts: what the person gave, and what this run has found out. */
export function environmentOf(
  source: Environment,
  settings: UpSettings,
  ports: Ports,
  databaseUrl: string,
): NodeJS.ProcessEnv {
  return {
    ...source,
    NODE_ENV: 'production',
    ADMIN_JS_SKIP_BUNDLE: 'true',
    ADMIN_JS_TMP_DIR: 'dist/admin',
    LUOTSI_ENV: settings.env.LUOTSI_ENV,
    LUOTSI_DATA_DIR: settings.dataDir,
    LUOTSI_SECRET_KEY: settings.env.LUOTSI_SECRET_KEY,
    DATABASE_URL: databaseUrl,
    PORT: String(ports.app),
    PUBLIC_URL: publicUrl(settings, ports),
    WORKER_PORT: String(ports.worker),
    ...(ports.mailSink && { SMTP_URL: `smtp://127.0.0.1:${ports.mailSink}` }),
    ...(ports.demoIdp && { DEMO_IDP_URL: `http://127.0.0.1:${ports.demoIdp}` }),
  };
}

export function partSettingsOf(settings: UpSettings, ports: Ports, build: string | undefined): PartSettings {
  return {
    local: settings.env.LUOTSI_ENV === 'local',
    build,
    fills: settings.env.LUOTSI_SEED !== 'sign-ins',
    publicUrl: publicUrl(settings, ports),
    healthUrl: `${ownAddress(settings.env, ports.app)}/health/ready`,
    workerHealthUrl: `http://127.0.0.1:${ports.worker}/health/ready`,
    mailSinkPort: ports.mailSink,
    demoIdpPort: ports.demoIdp,
  };
}

function withoutPassword(databaseUrl: string): { url: string; port: number } {
  const url = new URL(databaseUrl);
  url.password = '';
  url.search = '';
  return { url: url.href, port: Number(url.port) || 5432 };
}

/** What `run.json` says of this run. */
export function factsOf(settings: UpSettings, ports: Ports, { url: databaseUrl, folder }: DatabasePlace): RunFacts {
  const database = withoutPassword(databaseUrl);
  return {
    url: publicUrl(settings, ports),
    ports: {
      app: ports.app,
      worker: ports.worker,
      database: database.port,
      ...(ports.mailSink && { 'mail-sink': ports.mailSink }),
      ...(ports.demoIdp && { 'demo-idp': ports.demoIdp }),
    },
    folders: { data: settings.dataDir, logs: join(settings.dataDir, 'logs'), ...(folder && { database: folder }) },
    urls: {
      health: `${ownAddress(settings.env, ports.app)}/health/ready`,
      database: database.url,
      ...(ports.mailSink && { mail: `smtp://127.0.0.1:${ports.mailSink}` }),
      ...(ports.demoIdp && { 'demo-idp': `http://127.0.0.1:${ports.demoIdp}` }),
    },
  };
}

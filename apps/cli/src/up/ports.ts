import { join } from 'node:path';
import { z } from 'zod';
import { freePorts, tryPort } from '../postgres/free-port.js';
import { readJson, writePrivateJson } from './private-file.js';
import type { UpSettings } from './settings.js';
import { UpError } from './up-error.js';

export interface Ports {
  readonly app: number;
  readonly worker: number;
  readonly mailSink: number | undefined;
  readonly demoIdp: number | undefined;
}

const freeSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * Only PORT is fixed (0 takes a free one here too); all others are free ones on loopback, so that two checkouts can run side by side. Those
 * of the last run are taken again when they are free: the database knows the universities by their addresses.
 */
export async function choosePorts({ env, dataDir }: UpSettings): Promise<Ports> {
  const local = env.LUOTSI_ENV === 'local';
  if (env.PORT !== 0) await refuseTakenPort(env.PORT, env.HOST);
  const file = join(dataDir, 'ports.json');
  const free = await freePorts(lastPorts(file));
  writePrivateJson(file, free);
  const [app = 0, worker = 0, mailSink = 0, demoIdp = 0] = free;
  return {
    app: env.PORT || app,
    worker: env.WORKER_PORT || worker,
    mailSink: local && !env.SMTP_URL ? mailSink : undefined,
    demoIdp: local && !env.DEMO_IDP_URL ? demoIdp : undefined,
  };
}

function lastPorts(file: string): readonly number[] {
  try {
    return freeSchema.parse(readJson(file));
  } catch {
    return [0, 0, 0, 0];
  }
}

async function refuseTakenPort(port: number, host: string): Promise<void> {
  const answer = await tryPort(port, host);
  if ('port' in answer) return;
  const advice = `Choose another one, for example: PORT=${port < 1024 ? 3000 : port + 1} npm start`;
  if (answer.refused === 'EADDRINUSE') throw new UpError(`Port ${port} is taken by another program. ${advice}`);
  if (answer.refused === 'EACCES') throw new UpError(`Port ${port} is not open to your account. ${advice}`);
  throw new UpError(`Luotsi cannot listen on ${host}:${port} (${answer.refused}). Check HOST and PORT.`);
}

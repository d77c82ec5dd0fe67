import { join } from 'node:path';
import pg from 'pg';
import { type ChildOptions, ChildProgram } from './child-program.js';

/** What the stand-in says once its server runs. */
export interface Started {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  readonly adopted: boolean;
}

export function startLauncher(
  checkout: string,
  dataDir: string,
  machineDir: string,
  options: ChildOptions = {},
): ChildProgram {
  return ChildProgram.start(join(checkout, 'stand-ins/run-postgres.mjs'), [dataDir, machineDir], {
    cwd: '/',
    ...options,
  });
}

export async function started(program: ChildProgram): Promise<Started> {
  const [line] = await program.says(/^\{"url".*\}$/m);
  return JSON.parse(line);
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

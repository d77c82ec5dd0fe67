import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Name of the role and of the database that the application uses. */
export const ROLE = 'luotsi';
export const DATABASE = 'luotsi';

export interface Address {
  readonly port: number;
  readonly password: string;
}

export function urlOf({ port, password }: Address): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function withClient<T>(address: Address, database: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port: address.port, user: ROLE, password: address.password, database, ssl: false },
    ...{ connectionTimeoutMillis: 5000, query_timeout: 20_000, options: '' },
  });
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code;

/** Connects to our database and makes it when it is missing. Returns the folder the server works in. */
export async function openDatabase(address: Address): Promise<string> {
  const folder = (client: pg.Client) =>
    client
      .query<{ folder: string }>("select current_setting('data_directory') as folder")
      .then(({ rows }) => rows[0]?.folder ?? '');
  try {
    return await withClient(address, DATABASE, folder);
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error;
  }
  return withClient(address, 'postgres', async (client) => {
    await client.query(`create database ${DATABASE}`).catch((error) => {
      if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error;
    });
    return folder(client);
  });
}

/** A server that says it is ready may still refuse for a moment (57P03) after a crash. */
export async function openWhenReady(address: Address, withinMs = 10_000): Promise<string> {
  for (const end = Date.now() + withinMs; ; await pause(25)) {
    try {
      return await openDatabase(address);
    } catch (error) {
      const transient = codeOf(error) === '57P03' || codeOf(error) === 'ECONNREFUSED';
      if (!transient || Date.now() > end) throw error;
    }
  }
}

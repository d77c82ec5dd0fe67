import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PostgresError } from './postgres-error.js';
import { serverUser } from './server-user.js';

/**
 * Makes the data folder, closed to everybody else. As root, PostgreSQL runs as an account of its own, and that account alone may pass
 * through (0710, its group): it can neither list the folder nor read the secrets in it, which are 0600.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const me = process.getuid?.() ?? 0;
  const { uid } = await stat(folder);
  if (me !== 0 && uid !== me) {
    throw new PostgresError(`${folder} belongs to another user. Start as its owner, or give another LUOTSI_DATA_DIR.`);
  }
  const user = uid === 0 ? await serverUser() : undefined;
  if (user) await chown(folder, 0, user.gid);
  await chmod(folder, user ? 0o710 : 0o700);
}

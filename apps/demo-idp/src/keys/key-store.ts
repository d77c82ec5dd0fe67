import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Credentials, makeCredentials } from '#platform/kernel';
import { errorCode } from '../error-code.js';
import type { Provider } from '../providers.js';

/** Reads one file of keys. @throws when the file holds anything but a key and its certificate. */
function parse(text: string, path: string): Credentials {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) throw new Error('not an object');
    if (!('privateKey' in found && 'certificate' in found)) throw new Error('not keys');
    const { privateKey, certificate } = found;
    if (typeof privateKey !== 'string' || typeof certificate !== 'string') throw new Error('not keys');
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))) throw new Error('not a pair');
    return { privateKey, certificate };
  } catch {
    throw new Error(`${path} is not a file of keys. Delete it: the next start makes new ones.`);
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The keys of a provider, made at the first start and kept: the application was told the certificate when it was seeded, so
 * a new one at each start would lock everybody out.
 */
export async function credentialsOf(provider: Provider, dataDir: string, now: Date): Promise<Credentials> {
  const folder = join(dataDir, 'demo-idp');
  const path = join(folder, `${provider.key}.json`);
  const kept = await readIfThere(path);
  if (kept !== undefined) return parse(kept, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const made = await makeCredentials(new URL(provider.entityId).hostname, now);
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  await rename(temporary, path);
  return made;
}

import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file.js';
import { UpError } from './up-error.js';

const secretsSchema = z.looseObject({ LUOTSI_SECRET_KEY: z.base64() });

/** The secrets of this data folder, made at the first start. Not made anew when damaged: what was encrypted would be lost. */
export function readOrMakeSecrets(dataDir: string): { LUOTSI_SECRET_KEY: string } {
  const file = join(dataDir, 'secrets.json');
  const fault = new UpError(`${file} is damaged. Put back a copy of it, or move the whole folder away to begin anew.`);
  let found: unknown;
  try {
    found = readJson(file);
  } catch {
    throw fault;
  }
  if (found === undefined) {
    const made = { LUOTSI_SECRET_KEY: randomBytes(32).toString('base64') };
    writePrivateJson(file, made);
    return made;
  }
  const parsed = secretsSchema.safeParse(found);
  if (!parsed.success) throw fault;
  chmodSync(file, 0o600);
  return { LUOTSI_SECRET_KEY: parsed.data.LUOTSI_SECRET_KEY };
}

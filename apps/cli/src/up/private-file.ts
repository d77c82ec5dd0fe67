import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only we may read. Readers see the old text or the new one, never half of it. */
export function writePrivateJson(file: string, content: unknown): void {
  const half = `${file}.${process.pid}.tmp`;
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, file);
}

/** Undefined when there is no such file. @throws when it is not JSON. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
}

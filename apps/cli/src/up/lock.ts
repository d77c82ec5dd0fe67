import { linkSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateJson } from './private-file.js';
import { markOf, processMarkSchema, stillRuns } from './process-mark.js';
import { UpError } from './up-error.js';

const lockSchema = z.object({ ...processMarkSchema.shape, since: z.string() });

/** Held while `luotsi up` runs on a data folder. */
export interface Lock {
  release(): void;
}

/** @throws UpError that names the pid when another `luotsi up` runs on this data folder. A lock left by `kill -9` is taken over. */
export function takeLock(dataDir: string): Lock {
  const file = join(dataDir, 'up.lock');
  const mine = `${file}.${process.pid}`;
  writePrivateJson(mine, { ...markOf(process.pid), since: new Date().toISOString() });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (linked(mine, file)) return { release: () => rmSync(file, { force: true }) };
      clearStale(file, mine);
    }
  } finally {
    unlinkSync(mine);
  }
  throw new UpError(`${file} cannot be taken. Remove it when no other Luotsi runs on this data folder.`);
}

/** A link either is made whole or fails because somebody was quicker. */
function linked(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function holderIn(text: string): z.infer<typeof lockSchema> | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function clearStale(file: string, mine: string): void {
  const text = textOf(file);
  if (text === undefined) return;
  const holder = holderIn(text);
  if (holder && stillRuns(holder)) {
    throw new UpError(
      `Luotsi runs already on this data folder: process ${holder.pid}, since ${holder.since}.\n` +
        `Stop it with Ctrl-C where it runs, or with: kill ${holder.pid}`,
    );
  }
  const aside = `${mine}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Between reading and renaming, another start may have taken the stale lock over: then this is its lock, and goes back.
  if (textOf(aside) !== text) linked(aside, file);
  rmSync(aside, { force: true });
}

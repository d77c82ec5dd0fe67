import { linkSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { writePrivateJson } from './private-file.js';
import { markOf, type ProcessMark, processMarkSchema, stillRuns } from './process-mark.js';
import { isAbandoned } from './starters.js';
import { UpError } from './up-error.js';

const lockSchema = z.object({
  ...processMarkSchema.shape,
  since: z.string(),
  starters: z.array(processMarkSchema),
});
type Holder = z.infer<typeof lockSchema>;

/** An orderly end takes its time: what is being worked on is finished first. */
const ENDS_WITHIN_MS = 60_000;

/** Held while `luotsi up` runs on a data folder. */
export interface Lock {
  release(): void;
}

export interface LockOptions {
  /** Those without whom nobody waits for us. */
  readonly starters: readonly ProcessMark[];
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
}

/**
 * A lock left by `kill -9` is taken over; one whose starters were killed is waited for, because its holder ends by itself.
 * @throws UpError that names the pid when another `luotsi up` runs on this data folder.
 */
export async function takeLock(dataDir: string, options: LockOptions): Promise<Lock> {
  const file = join(dataDir, 'up.lock');
  const mine = `${file}.${process.pid}`;
  const { starters } = options;
  writePrivateJson(mine, { ...markOf(process.pid), since: new Date().toISOString(), starters });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (linked(mine, file)) return { release: () => rmSync(file, { force: true }) };
      const text = textOf(file);
      if (text === undefined) continue;
      await untilGone(holderIn(text), options);
      clearStale(file, mine, text);
    }
  } finally {
    unlinkSync(mine);
  }
  throw new UpError(`${file} cannot be taken. Remove it when no other Luotsi runs on this data folder.`);
}

async function untilGone(holder: Holder | undefined, { signal, onNotice }: LockOptions): Promise<void> {
  if (!holder || !stillRuns(holder)) return;
  if (isAbandoned(holder.starters)) {
    onNotice(`The last run (process ${holder.pid}) was abandoned and is ending. Waiting for it.`);
    for (const end = Date.now() + ENDS_WITHIN_MS; stillRuns(holder) && Date.now() < end; )
      await pause(100, undefined, { signal });
  }
  if (!stillRuns(holder)) return;
  throw new UpError(
    `Luotsi runs already on this data folder: process ${holder.pid}, since ${holder.since}.\n` +
      `Stop it with Ctrl-C where it runs, or with: kill ${holder.pid}`,
  );
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

function holderIn(text: string): Holder | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function clearStale(file: string, mine: string, text: string): void {
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

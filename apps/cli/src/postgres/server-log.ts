import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const ROTATE_AT_BYTES = 10_000_000;

/** Opens a log file that only we may read, hands it to whoever starts the process, and lets go of it. */
export function withLog<T>(file: string, start: (log: number) => T): T {
  const log = openSync(file, 'a', 0o600);
  try {
    return start(log);
  } finally {
    closeSync(log);
  }
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export function rotate(file: string): void {
  if (sizeOf(file) > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
}

/** What stands in the log from that byte on. */
export function readFrom(file: string, offset: number): string {
  try {
    return readFileSync(file).subarray(offset).toString('utf8');
  } catch {
    return '';
  }
}

/** The last lines, for an error message. */
export function tailOf(file: string, offset = 0): string {
  return readFrom(file, offset).trimEnd().split('\n').slice(-8).join('\n');
}

import { z } from 'zod';
import { type Fingerprint, fingerprint } from '../postgres/process-table.js';

/** A process written down so that it can be told from a later one with the same pid. */
export interface ProcessMark {
  readonly pid: number;
  readonly born: Fingerprint;
}

export const processMarkSchema = z.object({ pid: z.number().int().positive(), born: z.string() });

export function markOf(pid: number): ProcessMark {
  return { pid, born: fingerprint(pid) ?? '' };
}

export function stillRuns({ pid, born }: ProcessMark): boolean {
  return born !== '' && fingerprint(pid) === born;
}

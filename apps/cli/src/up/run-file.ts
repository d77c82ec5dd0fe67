import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file.js';
import { markOf, type ProcessMark, processMarkSchema } from './process-mark.js';

const runSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  url: z.string(),
  ports: z.record(z.string(), z.number()),
  urls: z.record(z.string(), z.string()),
  folders: z.record(z.string(), z.string()),
  processes: z.record(z.string(), processMarkSchema),
});

/** What runs where, without passwords: for other tools, and for the next start after a `kill -9`. */
export type Run = z.infer<typeof runSchema>;

export type RunFacts = Pick<Run, 'url' | 'ports' | 'urls' | 'folders'>;

const fileIn = (dataDir: string) => join(dataDir, 'run.json');

/** Undefined when nothing runs or the file is of no use. */
export function readRun(dataDir: string): Run | undefined {
  try {
    return runSchema.parse(readJson(fileIn(dataDir)));
  } catch {
    return undefined;
  }
}

/** Keeps `run.json` up to date while processes come and go. */
export class RunFile {
  private readonly processes = new Map<string, ProcessMark>();
  private facts: RunFacts = { url: '', ports: {}, urls: {}, folders: {} };
  private readonly startedAt = new Date().toISOString();
  private removed = false;

  constructor(private readonly dataDir: string) {}

  describe(facts: RunFacts): void {
    this.facts = facts;
    this.write();
  }

  began(name: string, pid: number): void {
    this.processes.set(name, markOf(pid));
    this.write();
  }

  ended(name: string): void {
    this.processes.delete(name);
    this.write();
  }

  /** For good: what ends after this writes nothing. */
  remove(): void {
    this.removed = true;
    rmSync(fileIn(this.dataDir), { force: true });
  }

  private write(): void {
    if (this.removed) return;
    const run: Run = {
      pid: process.pid,
      startedAt: this.startedAt,
      ...this.facts,
      processes: Object.fromEntries(this.processes),
    };
    writePrivateJson(fileIn(this.dataDir), run);
  }
}

import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The logs of the parts, one file each. The files of the run before are kept as `.1`. */
export class LogFolder {
  private readonly folder: string;
  private readonly rotated = new Set<string>();

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'logs');
    mkdirSync(this.folder, { recursive: true });
    chmodSync(this.folder, 0o700);
  }

  /** The file of a part; its first use in a run puts the older one aside, a restart goes on in the same. */
  fileOf(name: string): string {
    const file = join(this.folder, `${name}.log`);
    if (!this.rotated.has(name) && existsSync(file)) renameSync(file, `${file}.1`);
    this.rotated.add(name);
    return file;
  }

  /** What a person needs to see when a part has failed. */
  tailOf(name: string): string {
    const file = join(this.folder, `${name}.log`);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12) : [];
    return `The log ${file} ends with:\n${lines.map((line) => `  ${line}`).join('\n')}`;
  }
}

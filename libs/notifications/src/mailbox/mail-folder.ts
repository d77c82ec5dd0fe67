import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from './mail.js';

const FILE = /^[0-9]{17}-[0-9]{6}-[0-9a-f]{6}\.json$/;
const HALF_WRITTEN = /\.tmp$/;

/** The files of mails in a folder, oldest first. */
export async function mailFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => FILE.test(name)).sort();
}

/** Writes deliveries as files, one each, and drops the oldest when there are too many. Only one sink writes a folder. */
export class MailFolder {
  private deliveries = 0;

  private constructor(
    private readonly folder: string,
    private readonly files: string[],
    private readonly keep: number,
  ) {}

  static async open(folder: string, keep: number): Promise<MailFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const left = (await readdir(folder)).filter((name) => HALF_WRITTEN.test(name));
    await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
    return new MailFolder(folder, await mailFiles(folder), keep);
  }

  /** Under another name first, so that a reader never finds half a file. */
  async write(mail: Omit<Mail, 'id' | 'receivedAt'>, receivedAt: Date): Promise<Mail> {
    const complete: Mail = { id: this.nextId(receivedAt), receivedAt: receivedAt.toISOString(), ...mail };
    const name = `${complete.id}.json`;
    const temporary = join(this.folder, `${name}.tmp`);
    await writeFile(temporary, JSON.stringify(complete, null, 2), { mode: 0o600, flag: 'wx' });
    await rename(temporary, join(this.folder, name));
    this.files.push(name);
    await this.dropOldest();
    return complete;
  }

  /** Time first; the number keeps the order within one millisecond, the random end keeps restarts apart. */
  private nextId(receivedAt: Date): string {
    this.deliveries += 1;
    const time = receivedAt.toISOString().replace(/[^0-9]/g, '');
    return `${time}-${String(this.deliveries % 1_000_000).padStart(6, '0')}-${randomBytes(3).toString('hex')}`;
  }

  private async dropOldest(): Promise<void> {
    if (this.files.length <= this.keep) return;
    const surplus = this.files.sort().splice(0, this.files.length - this.keep);
    await Promise.all(surplus.map((name) => rm(join(this.folder, name), { force: true })));
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mail, mailSchema } from './mail.js';
import { mailFiles } from './mail-folder.js';

const READ_AT_ONCE = 50;

export interface MailboxFilter {
  /** Only mails delivered to this address, in whatever case. */
  readonly to?: string;
  readonly limit?: number;
}

/** The sink may drop a file between the listing and the reading, and a stray file may be none of its own. */
async function readOne(path: string): Promise<Mail[]> {
  try {
    const parsed = mailSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** The mails in a sink's folder, newest first. A folder that is not there is an empty mailbox. */
export async function readMailbox(folder: string, filter: MailboxFilter = {}): Promise<Mail[]> {
  const { to, limit = Number.POSITIVE_INFINITY } = filter;
  const wanted = to?.trim().toLowerCase();
  const names = (await mailFiles(folder).catch((): string[] => [])).reverse();
  const found: Mail[] = [];
  for (let from = 0; from < names.length && found.length < limit; from += READ_AT_ONCE) {
    const batch = names.slice(from, from + READ_AT_ONCE).map((name) => readOne(join(folder, name)));
    const mails = (await Promise.all(batch)).flat();
    found.push(...mails.filter((mail) => !wanted || mail.to.some((address) => address.toLowerCase() === wanted)));
  }
  return found.slice(0, limit);
}

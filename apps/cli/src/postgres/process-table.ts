import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What tells one process from a later one that got the same pid. */
export type Fingerprint = string;

interface Row {
  readonly state: string;
  readonly parent: number;
  readonly born: string;
}

const fromProc = process.platform === 'linux';

/** Linux is read from /proc, because slim images have no `ps`. */
function row(pid: number): Row | undefined {
  return fromProc ? rowFromProc(pid) : rowFromPs(pid);
}

function rowFromProc(pid: number): Row | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return { state: fields[0] ?? '', parent: Number(fields[1] ?? 0), born: `${boot}/${fields[19] ?? ''}` };
  } catch {
    return undefined;
  }
}

function ps(args: readonly string[]): string {
  return (
    spawnSync('ps', args, { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }).stdout ?? ''
  );
}

function rowFromPs(pid: number): Row | undefined {
  const match = /^(\S+)\s+(\d+)\s+(.+)$/.exec(ps(['-o', 'stat=,ppid=,lstart=', '-p', String(pid)]).trim());
  return match?.[1] && match[3] ? { state: match[1], parent: Number(match[2]), born: match[3] } : undefined;
}

/** Undefined when no such process runs. A zombie does not run: where nobody reaps orphans it stays for ever. */
export function fingerprint(pid: number): Fingerprint | undefined {
  const found = Number.isSafeInteger(pid) && pid > 0 ? row(pid) : undefined;
  return found && !/^[ZX]/.test(found.state) ? found.born : undefined;
}

export function isRunning(pid: number): boolean {
  return fingerprint(pid) !== undefined;
}

/** Who has started it, or whoever reaps orphans here; undefined when there is no such process. */
export function parentOf(pid: number): number | undefined {
  return row(pid)?.parent;
}

/** The program and its arguments, or '' when there is no such process. */
export function commandLine(pid: number): string {
  if (!fromProc) return ps(['-ww', '-o', 'command=', '-p', String(pid)]).trim();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Pids of all other processes whose command line holds this text. */
export function processesMentioning(text: string): number[] {
  const pids = fromProc ? readdirSync('/proc').map(Number) : ps(['-A', '-o', 'pid=']).split('\n').map(Number);
  return pids.filter((pid) => pid > 0 && pid !== process.pid && commandLine(pid).includes(text));
}

/** Sends a signal to a process, or with a negative pid to its group. False when there is none left to get it. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Waits until the process has ended. False when it still runs after that time. */
export async function hasGone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; isRunning(pid); await pause(15)) {
    if (Date.now() > end) return false;
  }
  return true;
}

/** Waits until a process group is empty. False when members are still there after that time. */
export async function groupHasGone(leader: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; groupExists(leader); await pause(15)) {
    if (Date.now() > end) return false;
  }
  return true;
}

function groupExists(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

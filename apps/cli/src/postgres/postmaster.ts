import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, hasGone, isRunning, sendSignal } from './process-table.js';

/** What a server writes about itself into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid');

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(cluster), 'latin1').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: lines[7]?.trim() ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** The server that runs on this cluster now, whoever started it. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const found = readPostmaster(cluster);
  return found && isRunning(found.pid) && commandLine(found.pid).includes(cluster) ? found : undefined;
}

/**
 * A lock whose pid now belongs to some other program would keep the server from starting. A lock whose process is gone is left to the
 * server, which knows from it whether old sessions still hold the shared memory.
 */
export function removeForeignLock(cluster: string): void {
  const found = readPostmaster(cluster);
  if (found && isRunning(found.pid) && !commandLine(found.pid).includes(cluster))
    rmSync(pidFile(cluster), { force: true });
}

/** Fast shutdown: open transactions are rolled back, sessions are told. Harder after 20 s. */
export async function stopPostmaster(pid: number): Promise<void> {
  sendSignal(pid, 'SIGINT');
  if (await hasGone(pid, 20_000)) return;
  await killPostmaster(pid);
}

/** Immediate shutdown, which the next start repairs from the journal. */
export async function killPostmaster(pid: number): Promise<void> {
  sendSignal(pid, 'SIGQUIT');
  if (await hasGone(pid, 5000)) return;
  sendSignal(-pid, 'SIGKILL');
  await hasGone(pid, 5000);
}

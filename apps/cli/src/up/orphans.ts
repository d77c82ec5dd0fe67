import { hasGone, sendSignal } from '../postgres/process-table.js';
import { stillRuns } from './process-mark.js';
import { readRun } from './run-file.js';

/** Ends the programs that a killed `luotsi up` left running. The database is none of them: it is taken over. */
export async function endOrphans(dataDir: string, onNotice: (text: string) => void): Promise<void> {
  const processes = Object.entries(readRun(dataDir)?.processes ?? {});
  const orphans = processes.filter(([, mark]) => stillRuns(mark));
  if (orphans.length === 0) return;
  onNotice(`The last run was killed. Ending what it left: ${orphans.map(([name]) => name).join(', ')}.`);
  await Promise.all(orphans.map(([, { pid }]) => endGroup(pid, 5000)));
}

/** SIGTERM to a process group; SIGKILL to what is left of it after that time. */
export async function endGroup(leader: number, graceMs: number): Promise<void> {
  sendSignal(-leader, 'SIGTERM');
  await hasGone(leader, graceMs);
  sendSignal(-leader, 'SIGKILL');
  await hasGone(leader, 2000);
}

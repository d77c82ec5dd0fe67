import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { sendSignal } from '../postgres/process-table.js';
import { endGroup } from './orphans.js';
import type { Part } from './part.js';

export interface Surroundings {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly onLine: (line: string) => void;
}

/** One run of a part, in a process group of its own: Ctrl-C reaches the supervisor alone, which ends the parts in order. */
export class PartProcess {
  readonly exited: Promise<string | number>;
  private over = false;

  private constructor(private readonly child: ChildProcess) {
    this.exited = new Promise((settle) => {
      child.once('error', (error) => settle(error.message));
      // 'close' comes after the last line of the output has been read.
      child.once('close', (code, signal) => settle(code ?? signal ?? 'unknown'));
    });
    child.once('exit', () => {
      this.over = true;
    });
  }

  static start(part: Part, { root, env, logFile, onLine }: Surroundings): PartProcess {
    const log = openSync(logFile, 'a', 0o600);
    const heard = (part.shows ?? 'nothing') !== 'nothing';
    const child = spawn(process.execPath, part.command, {
      cwd: root,
      env: { ...env, ...part.env },
      detached: true,
      stdio: ['ignore', heard ? 'pipe' : log, log],
    });
    if (!child.stdout) {
      closeSync(log);
      return new PartProcess(child);
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      writeSync(log, `${line}\n`);
      onLine(line);
    });
    child.once('close', () => closeSync(log));
    return new PartProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return !this.over && this.pid > 0;
  }

  async stop(graceMs: number): Promise<void> {
    if (!this.running) return;
    await endGroup(this.pid, graceMs);
    await this.exited;
  }

  kill(): void {
    if (this.running) sendSignal(-this.pid, 'SIGKILL');
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly uid?: number;
  readonly gid?: number;
}

/** A program under test with what it has said so far. */
export class ChildProgram {
  output = '';
  private readonly closed: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
      });
    }
    // Not 'close': a grandchild that keeps the pipe open must not keep the test waiting.
    this.closed = once(child, 'exit');
  }

  static start(script: string, args: readonly string[], options: ChildOptions = {}): ChildProgram {
    return ChildProgram.spawn(process.execPath, [script, ...args], options);
  }

  /** As npm does it: in a shell that dies of a signal without passing it on. The pid is that of the shell. */
  static startInShell(script: string, args: readonly string[], options: ChildOptions = {}): ChildProgram {
    const env = { npm_lifecycle_event: 'start', ...options.env };
    return ChildProgram.spawn('/bin/sh', ['-c', '"$0" "$@"; true', process.execPath, script, ...args], {
      ...options,
      env,
    });
  }

  /** As a terminal does it: in a process group of its own, which gets the keys. */
  static startGroup(command: string, args: readonly string[], options: ChildOptions = {}): ChildProgram {
    return ChildProgram.spawn(command, args, { ...options, detached: true });
  }

  private static spawn(
    command: string,
    args: readonly string[],
    options: ChildOptions & { readonly detached?: boolean },
  ): ChildProgram {
    const inherited = { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: undefined };
    const env = { ...inherited, ...options.env };
    return new ChildProgram(spawn(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** As when the window of a terminal is closed. */
  stopListening(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  signalGroup(name: NodeJS.Signals): void {
    process.kill(-this.pid, name);
  }

  /** The exit code, or the signal that ended it. */
  async end(): Promise<number | string> {
    await this.closed;
    await pause(20);
    return this.child.exitCode ?? this.child.signalCode ?? 'unknown';
  }

  async endAfter(name: NodeJS.Signals): Promise<number | string> {
    this.signal(name);
    return this.end();
  }

  /** Waits until the program has said something. @throws when it ends first or takes too long. */
  async says(pattern: RegExp, withinMs = 120_000): Promise<RegExpExecArray> {
    for (const end = Date.now() + withinMs; ; await pause(15)) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (this.hasEnded || Date.now() > end) {
        throw new Error(`Never said ${pattern}; it said:\n${this.output}`);
      }
    }
  }
}

/** Waits until something holds. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await pause(15)) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
  }
}

/** kill -9. @throws when there is no such pid: 0 would be everybody in our own group. */
export function killProcess(pid: number | undefined): void {
  if (!pid) throw new Error('There is nothing to kill');
  process.kill(pid, 'SIGKILL');
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

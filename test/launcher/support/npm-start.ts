import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPostmaster } from '../../../apps/cli/src/postgres/postmaster.js';
import { parentOf, processesMentioning, sendSignal } from '../../../apps/cli/src/postgres/process-table.js';
import { markOf, type ProcessMark, stillRuns } from '../../../apps/cli/src/up/process-mark.js';
import { ChildProgram } from './child-program.js';
import { ROOT } from './compiled-checkout.js';

export const SERVICES = ['mail-sink', 'demo-idp', 'worker', 'api'] as const;

interface Run {
  readonly pid: number;
  readonly url: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly processes: Readonly<Record<string, { readonly pid: number }>>;
}

export type Programs = Readonly<Record<string, ProcessMark>>;

/** `npm start` of this checkout as a terminal runs it: npm, its shell and the start in the foreground group. */
export class NpmStart {
  private constructor(
    readonly program: ChildProgram,
    private readonly dataDir: string,
  ) {}

  static begin(dataDir: string, more: Readonly<Record<string, string>> = {}): NpmStart {
    const env = { PORT: '0', LUOTSI_DATA_DIR: dataDir, LUOTSI_SEED: 'sign-ins', DATABASE_URL: '', ...more };
    return new NpmStart(ChildProgram.startGroup('npm', ['start'], { cwd: ROOT, env }), dataDir);
  }

  async runs(): Promise<void> {
    await this.program.says(/Luotsi runs, after/, 300_000);
  }

  get run(): Run {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8'));
  }

  /** Everything that this run has started, and what has started it. Marked, because pids come again. */
  programs(): Programs {
    const { pid, processes } = this.run;
    const pids = {
      npm: this.program.pid,
      shell: parentOf(pid) ?? 0,
      start: pid,
      database: this.database(),
      ...Object.fromEntries(Object.entries(processes).map(([name, process]) => [name, process.pid])),
    };
    return Object.fromEntries(Object.entries(pids).map(([name, each]) => [name, markOf(each)]));
  }

  database(): number {
    return readPostmaster(join(this.dataDir, 'postgres/cluster'))?.pid ?? 0;
  }

  async isReady(): Promise<boolean> {
    return (await this.get('/health/ready'))?.status === 200;
  }

  /** Undefined while nobody answers. */
  get(path: string): Promise<Response | undefined> {
    return fetch(`${this.run.url}${path}`, { redirect: 'manual' }).catch(() => undefined);
  }
}

/** What is left of a run: programs by name, and the files that only a run has. */
export function leftovers(dataDir: string, programs: Programs): string[] {
  const kept = new Set(['demo-idp', 'logs', 'mailbox', 'ports.json', 'postgres', 'secrets.json']);
  const files = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => !kept.has(name)) : [];
  return [...running(programs), ...processesMentioning(dataDir).map((pid) => `pid ${pid}`), ...files];
}

export function running(programs: Programs): string[] {
  return Object.keys(programs).filter((name) => stillRuns(programs[name] ?? { pid: 0, born: '' }));
}

/** For after a test, whatever came of it. */
export function killAll(dataDir: string, programs: Programs): void {
  const left = Object.values(programs).filter(stillRuns);
  for (const pid of [...left.map((mark) => mark.pid), ...processesMentioning(dataDir)]) sendSignal(pid, 'SIGKILL');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPostmaster } from '../../../apps/cli/src/postgres/postmaster.js';
import { processesMentioning, sendSignal } from '../../../apps/cli/src/postgres/process-table.js';
import { freePort } from '../../support/free-port.js';
import { alive, type ChildOptions, ChildProgram } from './child-program.js';

export interface Entry {
  readonly name: string;
  readonly what: unknown;
  readonly pid: number;
}

/** What the next run finds again. */
const KEPT = new Set(['logs', 'ports.json', 'postgres', 'secrets.json']);

/** The launcher takes those of the run before again: here they are of this worker alone. */
export async function keepPorts(dataDir: string): Promise<void> {
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()];
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'ports.json'), JSON.stringify(ports), { mode: 0o600 });
}

/** An own data folder and journal for `luotsi up` with stand-ins. */
export class UpHouse {
  private readonly programs: ChildProgram[] = [];

  private constructor(
    private readonly checkout: string,
    readonly folder: string,
  ) {}

  static async make(checkout: string): Promise<UpHouse> {
    const folder = await mkdtemp(join(checkout, 'house-'));
    // The database's account must be able to pass through.
    await chmod(folder, 0o755);
    await keepPorts(join(folder, 'data'));
    return new UpHouse(checkout, folder);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  /** @param parts extra arguments for stand-ins, e.g. 'api=--deaf' */
  up(parts: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProgram {
    const program = ChildProgram.start(this.script, parts, this.surroundings(env));
    this.programs.push(program);
    return program;
  }

  /** As `npm start` runs it. */
  upUnderNpm(): ChildProgram {
    const program = ChildProgram.startInShell(this.script, [], this.surroundings({}));
    this.programs.push(program);
    return program;
  }

  private get script(): string {
    return join(this.checkout, 'stand-ins/run-up.mjs');
  }

  private surroundings(env: Readonly<Record<string, string>>): ChildOptions {
    return {
      cwd: this.checkout,
      env: {
        PORT: '0',
        DATABASE_URL: 'postgres://luotsi:hidden@127.0.0.1:1/luotsi',
        ...{ LUOTSI_DATA_DIR: this.dataDir, JOURNAL: join(this.folder, 'journal'), LUOTSI_ENV: 'local' },
        ...env,
      },
    };
  }

  journal(): Entry[] {
    const file = join(this.folder, 'journal');
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
  }

  /** Pids of all runs of a part, oldest first. */
  pidsOf(name: string): number[] {
    return this.journal()
      .filter((entry) => entry.name === name && entry.what === 'begins')
      .map(({ pid }) => pid);
  }

  /** Everything the stand-ins have done, e.g. 'api begins'. */
  story(): string[] {
    return this.journal().map(
      ({ name, what }) => `${name} ${typeof what === 'string' ? what : 'tells its environment'}`,
    );
  }

  running(): string[] {
    return [
      ...new Set(
        this.journal()
          .filter(({ pid }) => alive(pid))
          .map(({ name }) => name),
      ),
    ];
  }

  files(): string[] {
    return readdirSync(this.dataDir).sort();
  }

  /** What is still there after a run: programs, and files that only a run has. */
  leftovers(): string[] {
    return [...this.running(), ...this.files().filter((name) => !KEPT.has(name))];
  }

  json(name: string): Record<string, unknown> {
    return JSON.parse(readFileSync(join(this.dataDir, name), 'utf8'));
  }

  /** What the embedded server says of itself. */
  server(): { pid: number; port: number; status: string } {
    const found = readPostmaster(join(this.dataDir, 'postgres/cluster'));
    return found ?? { pid: 0, port: 0, status: '' };
  }

  /** For after a test, whatever came of it. */
  async clear(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.endAfter('SIGKILL')));
    // Under a shell, the supervisor is no child of ours; its lock names it.
    const supervisor = existsSync(join(this.dataDir, 'up.lock')) ? [Number(this.json('up.lock').pid)] : [];
    const programs = this.journal().map(({ pid }) => pid);
    const left = [...supervisor, ...programs, ...processesMentioning(this.folder)].filter(alive);
    for (const pid of left) sendSignal(pid, 'SIGKILL');
  }
}

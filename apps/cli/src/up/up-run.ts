import { join } from 'node:path';
import { buildOf, checkoutRoot } from './checkout.js';
import { DoneBefore } from './done-before.js';
import { KeptDatabase } from './kept-database.js';
import { takeLock } from './lock.js';
import { LogFolder } from './log-folder.js';
import { endOrphans } from './orphans.js';
import type { Part, PartSettings } from './part.js';
import { luotsiParts } from './parts.js';
import { choosePorts } from './ports.js';
import type { ProcessMark } from './process-mark.js';
import type { Progress } from './progress.js';
import { RunFile } from './run-file.js';
import { type Environment, readSettings, type UpSettings } from './settings.js';
import { startersUnderNpm } from './starters.js';
import { Supervisor } from './supervisor.js';
import { type DatabasePlace, environmentOf, factsOf, partSettingsOf } from './surroundings.js';
import { welcome } from './welcome.js';

export interface RunOptions {
  readonly env: Environment;
  readonly root: string;
  readonly parts: (settings: PartSettings) => readonly Part[];
  /** Time for a part to finish what it is doing when it is told to end. */
  readonly graceMs: number;
  /** Those without whom nobody waits for us. */
  readonly starters: readonly ProcessMark[];
}

export function runDefaults(): RunOptions {
  const starters = process.env.npm_lifecycle_event === undefined ? [] : startersUnderNpm();
  return { env: process.env, root: checkoutRoot(), parts: luotsiParts, graceMs: 10_000, starters };
}

/** One run of `luotsi up`, from the lock to the last process. */
export class UpRun {
  private supervisor: Supervisor | undefined;
  private database: KeptDatabase | undefined;
  private readonly faults = new AbortController();
  private readonly over: AbortSignal;

  constructor(
    private readonly options: RunOptions,
    private readonly progress: Progress,
    private readonly asked: AbortSignal,
  ) {
    this.over = AbortSignal.any([asked, this.faults.signal]);
  }

  /** Returns when somebody has asked for the end and everything has ended. @throws what made it end otherwise. */
  async throughout(): Promise<void> {
    const settings = await readSettings(this.options.env, this.options.root);
    try {
      const lock = await takeLock(settings.dataDir, {
        starters: this.options.starters,
        signal: this.over,
        onNotice: (text) => this.progress.note(text),
      });
      await this.runLocked(settings).finally(() => lock.release());
    } catch (error) {
      if (!this.asked.aborted) throw this.faults.signal.aborted ? this.faults.signal.reason : error;
    }
  }

  private async runLocked(settings: UpSettings): Promise<void> {
    const runFile = new RunFile(settings.dataDir);
    const atExit = () => this.supervisor?.kill();
    process.once('exit', atExit);
    try {
      await this.startAll(settings, runFile);
      await this.untilOver();
    } finally {
      await this.stopAll();
      runFile.remove();
      process.removeListener('exit', atExit);
    }
  }

  /** The hard way: what is not in the database's journal is lost. */
  kill(): void {
    this.supervisor?.kill();
    this.database?.kill().catch(() => undefined);
  }

  private async startAll(settings: UpSettings, runFile: RunFile): Promise<void> {
    const { root, env: source, parts, graceMs } = this.options;
    await endOrphans(settings.dataDir, (text) => this.progress.note(text));
    const ports = await choosePorts(settings);
    const database = await this.findDatabase(settings);
    runFile.describe(factsOf(settings, ports, database));
    const partSettings = partSettingsOf(settings, ports, buildOf(root));
    this.supervisor = new Supervisor(parts(partSettings), {
      root,
      graceMs,
      env: environmentOf(source, settings, ports, database.url),
      logs: new LogFolder(settings.dataDir),
      runFile,
      doneBefore: new DoneBefore(database.url),
      progress: this.progress,
      signal: this.over,
      onFault: (fault) => this.faults.abort(fault),
    });
    await this.supervisor.start();
    this.progress.done();
    this.progress.note(welcome(settings, partSettings.publicUrl, join(settings.dataDir, 'logs')));
    this.supervisor.startBackground();
  }

  private async findDatabase({ env, dataDir, embeddedDatabase }: UpSettings): Promise<DatabasePlace> {
    if (!embeddedDatabase) return { url: env.DATABASE_URL };
    this.progress.step('Starting the database');
    this.database = await KeptDatabase.start(join(dataDir, 'postgres'), {
      signal: this.over,
      onNotice: (text) => this.progress.note(text),
      onFault: (fault) => this.faults.abort(fault),
    });
    return { url: this.database.url, folder: this.database.folder };
  }

  private async untilOver(): Promise<never> {
    // Without this, node would end when the last child has died and its restart is all there is to wait for.
    const awake = setInterval(() => undefined, 60_000);
    try {
      return await new Promise<never>((_, fail) => {
        if (this.over.aborted) fail(this.over.reason);
        this.over.addEventListener('abort', () => fail(this.over.reason));
      });
    } finally {
      clearInterval(awake);
    }
  }

  private async stopAll(): Promise<void> {
    if (!this.supervisor && !this.database) return;
    this.progress.step('Stopping');
    await this.supervisor?.stop();
    await this.database?.stop();
    this.progress.done();
  }
}

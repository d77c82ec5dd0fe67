import { setTimeout as pause } from 'node:timers/promises';
import type { DoneBefore } from './done-before.js';
import type { LogFolder } from './log-folder.js';
import { stagesOf, stopOrder } from './ordering.js';
import type { Part } from './part.js';
import { PartProcess } from './part-process.js';
import { type Progress, seconds } from './progress.js';
import { isReady } from './ready.js';
import { givesUp, RESTART_AFTER_MS } from './restart-policy.js';
import type { RunFile } from './run-file.js';
import { UpError } from './up-error.js';

const READY_WITHIN_MS = 120_000;

export interface SupervisorTools {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logs: LogFolder;
  readonly runFile: RunFile;
  readonly doneBefore: DoneBefore;
  readonly progress: Progress;
  /** Time for a part to finish what it is doing when it is told to end. */
  readonly graceMs: number;
  /** Aborted when somebody asks for the end. */
  readonly signal: AbortSignal;
  /** Called when a part cannot be kept alive. */
  readonly onFault: (error: unknown) => void;
}

/** Starts each part as soon as those it waits for are ready, keeps services alive, and ends everything in the opposite order. */
export class Supervisor {
  private readonly running = new Map<string, PartProcess>();
  private readonly deaths = new Map<string, number[]>();
  private readonly stages: Part[][];
  private readonly ending = new AbortController();
  /** Aborted when somebody asks for the end or the end has begun: from then on nothing is started. */
  private readonly over: AbortSignal;

  constructor(
    parts: readonly Part[],
    private readonly tools: SupervisorTools,
  ) {
    this.stages = stagesOf(parts);
    this.over = AbortSignal.any([tools.signal, this.ending.signal]);
  }

  /** Returns when all services are ready. */
  async start(): Promise<void> {
    const parts = this.stages.flat().filter(({ kind }) => kind !== 'background');
    const begun = new Map<string, Promise<void>>();
    // Those a part waits for come before it in the stages, so they have begun.
    for (const part of parts) {
      const before = (part.after ?? []).map((name) => begun.get(name));
      begun.set(part.name, this.startAfter(before, part));
    }
    // A task at work hears nothing of the end until `stop`, which must not wait for it here.
    await Promise.race([Promise.all(begun.values()), rejectedBy(this.over)]);
  }

  private async startAfter(before: readonly (Promise<void> | undefined)[], part: Part): Promise<void> {
    await Promise.all(before);
    this.over.throwIfAborted();
    await (part.kind === 'task' ? this.runTask(part) : this.startService(part));
  }

  /** Starts what nobody waits for; the rest must be ready. */
  startBackground(): void {
    for (const part of this.stages.flat().filter(({ kind }) => kind === 'background')) {
      this.runTask(part).then(
        (ran) => ran && this.tellEnd((progress) => progress.note(`${seconds()}  ${part.doing}: done.`)),
        (error: unknown) => this.over.aborted || this.tellFailure(error),
      );
    }
  }

  /** What goes wrong with it is told, and all else runs on. */
  private tellFailure(error: unknown): void {
    if (error instanceof UpError) this.tellEnd((progress) => progress.fault(error.message));
    else this.tools.onFault(error);
  }

  private tellEnd(tell: (progress: Progress) => void): void {
    this.tools.progress.done();
    tell(this.tools.progress);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    for (const names of stopOrder(this.stages)) {
      await Promise.all(names.map((name) => this.running.get(name)?.stop(this.tools.graceMs)));
    }
  }

  kill(): void {
    this.ending.abort();
    for (const process of this.running.values()) process.kill();
  }

  private launch(part: Part): PartProcess {
    const { root, env, logs, runFile } = this.tools;
    const process = PartProcess.start(part, {
      root,
      env,
      logFile: logs.fileOf(part.name),
      onLine: (line) => this.tools.progress.step(line),
    });
    this.running.set(part.name, process);
    if (process.pid > 0) runFile.began(part.name, process.pid);
    return process;
  }

  private async untilExit(part: Part, process: PartProcess): Promise<string | number> {
    const exit = await process.exited;
    this.running.delete(part.name);
    this.tools.runFile.ended(part.name);
    return exit;
  }

  /** False when there was nothing to do. @throws when it has failed. */
  private async runTask(part: Part): Promise<boolean> {
    const { doneBefore, progress, logs } = this.tools;
    const madeFrom = await part.madeFrom?.();
    if (madeFrom && (await doneBefore.has(part.name, madeFrom))) return false;
    this.over.throwIfAborted();
    progress.step(part.doing);
    const exit = await this.untilExit(part, this.launch(part));
    this.over.throwIfAborted();
    if (exit !== 0) throw new UpError(`${part.doing}: failed (${describeExit(exit)}). ${logs.tailOf(part.name)}`);
    if (madeFrom) await doneBefore.note(part.name, madeFrom);
    return true;
  }

  private async startService(part: Part): Promise<void> {
    this.tools.progress.step(part.doing);
    this.keepAlive(part).catch(this.tools.onFault);
    if (!part.readyAt || (await isReady(part.readyAt, READY_WITHIN_MS, this.over))) return;
    throw new UpError(
      `${part.name} is not ready after ${READY_WITHIN_MS / 1000} s. ${this.tools.logs.tailOf(part.name)}`,
    );
  }

  private async keepAlive(part: Part): Promise<void> {
    for (;;) {
      const exit = await this.untilExit(part, this.launch(part));
      if (this.over.aborted) return;
      this.noteDeath(part, exit);
      await pause(RESTART_AFTER_MS, undefined, { signal: this.over }).catch(() => undefined);
      if (this.over.aborted) return;
    }
  }

  /** @throws when it has died too often. */
  private noteDeath(part: Part, exit: string | number): void {
    const deaths = [...(this.deaths.get(part.name) ?? []), performance.now()];
    this.deaths.set(part.name, deaths);
    if (givesUp(deaths, performance.now())) {
      throw new UpError(
        `${part.name} ends again and again (${describeExit(exit)}). ${this.tools.logs.tailOf(part.name)}`,
      );
    }
    this.tools.progress.note(`${part.name} ended (${describeExit(exit)}) and is started again.`);
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}

function describeExit(exit: string | number): string {
  return typeof exit === 'number' ? `exit code ${exit}` : exit;
}

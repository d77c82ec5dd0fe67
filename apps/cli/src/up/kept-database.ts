import { setTimeout as pause } from 'node:timers/promises';
import { type RunningPostgres, startPostgres } from '../postgres/index.js';
import { givesUp, RESTART_AFTER_MS } from './restart-policy.js';
import { UpError } from './up-error.js';

export interface DatabaseWatch {
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** The embedded server for the length of a run: started again when it dies. */
export class KeptDatabase {
  private readonly deaths: number[] = [];
  private readonly ending = new AbortController();

  private constructor(
    private server: RunningPostgres,
    private readonly dataDir: string,
    private readonly watch: DatabaseWatch,
  ) {
    this.follow();
  }

  static async start(dataDir: string, watch: DatabaseWatch): Promise<KeptDatabase> {
    return new KeptDatabase(await startPostgres({ dataDir, ...watch }), dataDir, watch);
  }

  get url(): string {
    return this.server.url;
  }

  get folder(): string {
    return this.server.folder;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.server.stop();
  }

  async kill(): Promise<void> {
    this.ending.abort();
    await this.server.kill();
  }

  private follow(): void {
    this.server.ended.then(() => this.restart()).catch(this.watch.onFault);
  }

  private async restart(): Promise<void> {
    const over = AbortSignal.any([this.ending.signal, this.watch.signal]);
    if (over.aborted) return;
    this.deaths.push(performance.now());
    const log = `Its log is ${this.server.folder}/server.log`;
    if (givesUp(this.deaths, performance.now())) throw new UpError(`The database ends again and again. ${log}`);
    this.watch.onNotice(`The database ended and is started again. ${log}`);
    await pause(RESTART_AFTER_MS, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const { url } = this.server;
    this.server = await startPostgres({ dataDir: this.dataDir, ...this.watch });
    // The others know the old address; with a new one they must all start anew.
    if (this.server.url !== url) throw new UpError('The database had to take another port. Please start again.');
    this.follow();
  }
}

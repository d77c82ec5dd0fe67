import { EnvError } from '#config/env';
import type { Output } from '../output.js';
import { PostgresError } from '../postgres/index.js';
import { listenForEnd } from './end-signals.js';
import { Progress, type Screen } from './progress.js';
import { UpError } from './up-error.js';
import { type RunOptions, runDefaults, UpRun } from './up-run.js';

export interface UpOptions extends Partial<RunOptions> {
  /** Where the line that changes is drawn. Default: standard error. */
  readonly screen?: Screen;
}

/** `luotsi up`: starts everything and runs until it is told to end. Returns the exit code. */
export async function up(args: readonly string[], out: Output, options: UpOptions = {}): Promise<number> {
  if (args.length > 0) {
    out.error(`luotsi up takes no arguments (${args.join(' ')}): settings are environment variables.`);
    return 2;
  }
  outliveTerminal();
  const progress = new Progress(out, options.screen ?? process.stderr);
  const settled = { ...runDefaults(), ...options };
  let killed = false;
  const end = listenForEnd(() => {
    killed = true;
    run.kill();
  }, settled.starters);
  const run = new UpRun(settled, progress, end.signal);
  try {
    await run.throughout();
    progress.note(killed ? 'Killed.' : 'Stopped.');
    return killed ? 1 : 0;
  } catch (error) {
    const known = error instanceof UpError || error instanceof PostgresError || error instanceof EnvError;
    progress.fault(known ? error.message : String(error instanceof Error ? error.stack : error));
    return 1;
  } finally {
    progress.done();
    end.remove();
  }
}

/** When the window is closed, what we say goes nowhere; that must not end us before the programs are ended in order. */
function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeListener('error', sayNothing);
    stream.on('error', sayNothing);
  }
}

function sayNothing(): void {}

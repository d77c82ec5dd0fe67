import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.js';

/** The whole product as shipped: what `npm start` runs after installing and building. */
export interface RunningLuotsi {
  readonly url: string;
  readonly dataDir: string;
  /** Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>;
}

const READY_WITHIN_MS = 120_000;

/** Starts everything on a data folder of its own and waits until it says that it runs. */
export async function startLuotsi(more: Readonly<Record<string, string>> = {}): Promise<RunningLuotsi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'luotsi-journey-'));
  const port = await freePort();
  const child = spawn('node', ['dist/apps/cli/src/main.js', 'up'], {
    env: {
      ...process.env,
      TZ: 'UTC',
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      PORT: String(port),
      LUOTSI_DATA_DIR: dataDir,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await saysThatItRuns(child);
  return {
    url: `http://localhost:${port}`,
    dataDir,
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      child.kill('SIGINT');
      const code = await ended;
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

function saysThatItRuns(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGINT');
      reject(new Error(`Luotsi did not start:\n${said}`));
    }, READY_WITHIN_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Luotsi runs')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', (code) => {
      clearTimeout(late);
      reject(new Error(`Luotsi ended with ${code}:\n${said}`));
    });
  });
}

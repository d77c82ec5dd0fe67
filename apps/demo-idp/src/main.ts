import { once } from 'node:events';
import { logToOutput } from './log.js';
import { startDemoIdp } from './server.js';
import { readSettings } from './settings.js';

/** Runs until SIGTERM or SIGINT. The only place of this program that looks at the environment. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const idp = await startDemoIdp({ ...settings, environment: process.env.LUOTSI_ENV });
  const signal = await Promise.race([
    once(process, 'SIGTERM').then(() => 'SIGTERM'),
    once(process, 'SIGINT').then(() => 'SIGINT'),
  ]);
  await idp.stop();
  logToOutput('stopped', { signal });
}

try {
  await main();
} catch (error) {
  logToOutput('cannot start', { reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}

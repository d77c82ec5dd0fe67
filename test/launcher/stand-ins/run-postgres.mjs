// Starts the launcher, tells what came of it on standard output, and stops it on SIGTERM or SIGINT.
import { startPostgres } from '../apps/cli/src/postgres/index.js';

const [dataDir, machineDir] = process.argv.slice(2);
const abort = new AbortController();
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
let server;
async function end() {
  abort.abort(new Error('told to end'));
  await server?.stop();
  if (server) process.exit(0);
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
try {
  const begun = performance.now();
  server = await startPostgres({ dataDir, machineDir, signal: abort.signal, onNotice: (notice) => say({ notice }) });
  const { url, port, pid, folder, adopted } = server;
  say({ url, port, pid, folder, adopted, ms: Math.round(performance.now() - begun) });
  setInterval(() => undefined, 1000);
} catch (error) {
  say({ failed: error.message });
  process.exitCode = 3;
}

// `npm start`: installs what is missing, builds what has changed, then runs `luotsi up` in this same process, so that a signal has one
// receiver. Plain JavaScript without packages, because it runs before there are any.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { watchStarters } from '../../config/scripts/at-work.mjs';
import { prepare } from '../../config/scripts/prepare.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const OLDEST_NODE = [20, 19];
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Luotsi needs Node.js ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exit(1);
}

/** Ends installing or building when somebody asks for it. */
async function prepareUnlessTold() {
  const abort = new AbortController();
  const heard = (name) => {
    process.exitCode = EXIT_CODES[name];
    abort.abort();
  };
  for (const name of Object.keys(EXIT_CODES)) process.on(name, heard);
  const isAbandoned = watchStarters();
  const look = () => isAbandoned() && heard('SIGTERM');
  const looking = process.env.npm_lifecycle_event === undefined ? undefined : setInterval(look, 250).unref();
  try {
    await prepare(abort.signal);
    return !abort.signal.aborted;
  } catch (error) {
    if (abort.signal.aborted) return false;
    console.error(error.constructor.name === 'BuildError' ? error.message : error);
    process.exitCode = 1;
    return false;
  } finally {
    clearInterval(looking);
    for (const name of Object.keys(EXIT_CODES)) process.removeListener(name, heard);
  }
}

async function main() {
  refuseOldNode();
  process.chdir(ROOT);
  if (!(await prepareUnlessTold())) return;
  const program = join(ROOT, 'dist/apps/cli/src/main.js');
  process.argv.splice(1, 1, program, 'up');
  await import(pathToFileURL(program).href);
}

await main();

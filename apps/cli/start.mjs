// `npm start`: installs what is missing, builds what has changed, then runs `luotsi up` in this same process, so that a signal has one
// receiver. Plain JavaScript without packages, because it runs before there are any.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

const seconds = () => `${(performance.now() / 1000).toFixed(1).padStart(5)} s`;

/** Tells what goes on: on a terminal with a clock that runs. */
async function during(what, work) {
  console.log(`${seconds()}  ${what} …`);
  const clock = process.stderr.isTTY ? setInterval(() => process.stderr.write(`\r${seconds()}`), 100) : undefined;
  try {
    return await work();
  } finally {
    clearInterval(clock);
    if (clock) process.stderr.write('\r\u001B[2K');
  }
}

/** Stands for what `npm ci` would install on this machine. */
function lockHash(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform}-${process.arch}\0`).update(lock).digest('hex');
}

/** npm's own list of what it has installed, against the lock file. In doubt false. */
function isInstalledByHand(folder) {
  try {
    const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).packages;
    const wanted = read('package-lock.json');
    const present = read('node_modules/.package-lock.json');
    const asWanted = ([path, { version }]) => wanted[path]?.version === version;
    const isThere = ([path, { optional }]) => path === '' || optional || present[path];
    return Object.entries(present).every(asWanted) && Object.entries(wanted).every(isThere);
  } catch {
    return false;
  }
}

async function install(folder, name, { run, npmCommand }, signal) {
  if (!existsSync(join(folder, 'package.json'))) return;
  const stamp = join(folder, 'node_modules/.luotsi-lock');
  const hash = lockHash(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalledByHand(folder)) {
    const command = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await during(`Installing the packages of ${name}: a minute or two the first time`, () =>
      run(command, { cwd: folder, signal }),
    );
  }
  writeFileSync(stamp, hash);
}

async function prepare(signal) {
  const builder = await import('../../config/scripts/build.mjs');
  await install(ROOT, 'Luotsi', builder, signal);
  await install(join(ROOT, 'apps/portal'), 'the portal', builder, signal);
  if (builder.isBuilt(ROOT)) return;
  await during('Building', () =>
    builder.build({ root: ROOT, signal, log: (line) => console.log(`\r         ${line}`) }),
  );
}

/** Ends installing or building when somebody asks for it. */
async function prepareUnlessTold() {
  const abort = new AbortController();
  const heard = (name) => {
    process.exitCode = EXIT_CODES[name];
    abort.abort();
  };
  for (const name of Object.keys(EXIT_CODES)) process.on(name, heard);
  // npm passes SIGTERM to its shell, and dash dies of it without passing it on.
  const shell = process.ppid;
  const lookForShell = () => process.ppid !== shell && heard('SIGTERM');
  const looking = process.env.npm_lifecycle_event === undefined ? undefined : setInterval(lookForShell, 250).unref();
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

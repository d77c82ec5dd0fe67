// Installs what is missing and builds what has changed: the beginning of `npm start` and of `npm test`. No packages, because it runs before
// there are any.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, run } from './at-work.mjs';
import * as builder from './build.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

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

const stampIn = (folder) => join(folder, 'node_modules/.luotsi-lock');

function isInstalled(folder) {
  if (!existsSync(join(folder, 'package.json'))) return true;
  const stamp = stampIn(folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder);
}

async function install(folder, name, signal) {
  if (isInstalled(folder)) return;
  if (!isInstalledByHand(folder)) {
    const command = builder.npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await during(`Installing the packages of ${name}: a minute or two the first time`, () =>
      run(command, { cwd: folder, signal }),
    );
  }
  writeFileSync(stampIn(folder), lockHash(folder));
}

/** node_modules as the lock files say, dist as the sources say; nothing is done twice. */
export async function prepare(signal) {
  const portal = join(ROOT, 'apps/portal');
  if (isInstalled(ROOT) && isInstalled(portal) && builder.isBuilt(ROOT)) return;
  await alone(ROOT, async () => {
    // Side by side, and both to their end: an npm that runs on behind a failure would go on writing.
    const installs = [install(ROOT, 'Luotsi', signal), install(portal, 'the portal', signal)];
    const failed = (await Promise.allSettled(installs)).find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    await buildWhatChanged(signal);
  });
}

async function buildWhatChanged(signal) {
  if (builder.isBuilt(ROOT)) return;
  await during('Building', () =>
    builder.build({ root: ROOT, signal, log: (line) => console.log(`\r         ${line}`) }),
  );
}

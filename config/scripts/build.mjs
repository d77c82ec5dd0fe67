// `npm run build`: everything that `npm start` runs, into dist/ and apps/portal/dist. Needs node_modules and nothing else.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, BuildError, run } from './at-work.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage']);
const PORTAL = 'apps/portal';
const BUILD_INFO = 'dist/.tsbuildinfo';

/** All files below a folder, relative to the checkout, in a fixed order. */
function filesBelow(folder, root) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && !SKIPPED_FOLDERS.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`, root) : [`${folder}/${entry.name}`],
    )
    .sort();
}

const inProduct = (path) => !path.endsWith('.spec.ts') && extname(path) !== '.md';

function hashOf(paths, root) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** Stands for everything the build is made of: two equal hashes need no second build. */
export function sourceHash(root = ROOT) {
  const folders = ['apps', 'libs', 'config'].flatMap((folder) => filesBelow(folder, root)).filter(inProduct);
  const files = ['package.json', 'tsconfig.json'].filter((file) => existsSync(join(root, file)));
  return hashOf([...folders, ...files], root);
}

/** True when dist holds the build of exactly these sources. */
export function isBuilt(root = ROOT, hash = sourceHash(root)) {
  return readStamp(root, 'source') === hash && existsSync(join(root, 'dist/apps/cli/src/main.js'));
}

function stampFile(root, name) {
  return join(root, `dist/.${name}-hash`);
}

function readStamp(root, name) {
  return existsSync(stampFile(root, name)) ? readFileSync(stampFile(root, name), 'utf8') : '';
}

function writeStamp(root, name, hash) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root, name), hash);
}

/**
 * What belongs into dist: the compiled modules (as `include` of config/tsconfig.build.json says), and as it is whatever else lies beside
 * them: languages, code lists, styles.
 */
function plannedOutputs(root) {
  const sources = ['apps', 'libs', 'config'].flatMap((folder) => filesBelow(folder, root));
  const beside = sources.filter((path) => /^(apps|libs)\/[^/]+\/src\//.test(path) && !path.startsWith(`${PORTAL}/`));
  const top = sources.filter((path) => /^(apps|config)\/[^/]+\.ts$/.test(path));
  const modules = [...beside, ...top].filter((path) => path.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(path));
  const assets = beside.filter((path) => !/\.(ts|tsx|md)$/.test(path));
  return { scripts: modules.map((path) => path.replace(/\.ts$/, '.js')), assets };
}

/** Modules whose source is gone must not be found by an import or by a list of files any more. */
function removeStale(root, { scripts, assets }) {
  const planned = new Set([...scripts, ...scripts.map((path) => `${path}.map`), ...assets]);
  const present = ['apps', 'libs', 'config'].flatMap((folder) => filesBelow(folder, join(root, 'dist')));
  const stale = present.filter((path) => !planned.has(path) && !path.startsWith(`${PORTAL}/`));
  for (const path of stale) rmSync(join(root, 'dist', path));
  return stale.length;
}

/** tsc believes its notes more than the folder: when a module is missing, it must forget them. */
function forgetWhenIncomplete(root, { scripts }) {
  if (scripts.some((path) => !existsSync(join(root, 'dist', path)))) rmSync(join(root, BUILD_INFO), { force: true });
}

function copyAssets(root, { assets }) {
  for (const path of assets) {
    mkdirSync(dirname(join(root, 'dist', path)), { recursive: true });
    copyFileSync(join(root, path), join(root, 'dist', path));
  }
}

/** npm as it was called, else the one on the path. */
export function npmCommand(args) {
  const script = process.env.npm_execpath;
  return script && /\.[cm]?js$/.test(script) ? [process.execPath, script, ...args] : ['npm', ...args];
}

async function timed(log, name, work) {
  const begun = performance.now();
  const what = await work();
  log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${what ?? name}`);
}

/** The programs (all but the console and the portal) into dist. */
export async function compile({ root, signal, log }) {
  const outputs = plannedOutputs(root);
  const removed = removeStale(root, outputs);
  forgetWhenIncomplete(root, outputs);
  await timed(log, 'compiled', async () => {
    await run([process.execPath, 'node_modules/typescript7/bin/tsc', '-p', 'config/tsconfig.build.json'], {
      cwd: root,
      signal,
    });
    copyAssets(root, outputs);
    return removed > 0 ? `compiled, ${removed} old file(s) removed` : undefined;
  });
}

async function bundleConsole({ root, signal, log }) {
  const script = 'dist/libs/console/src/bundle.js';
  if (!existsSync(join(root, script))) return;
  const hash = hashOf([...filesBelow('libs/console', root).filter(inProduct), 'package.json'], root);
  if (readStamp(root, 'console') === hash && existsSync(join(root, 'dist/admin'))) return;
  await timed(log, 'staff console bundled', async () => {
    const env = { NODE_ENV: 'production', ADMIN_JS_TMP_DIR: 'dist/admin' };
    await run([process.execPath, script], { cwd: root, signal, env });
  });
  writeStamp(root, 'console', hash);
}

async function buildPortal({ root, signal, log }) {
  const folder = join(root, PORTAL);
  if (!existsSync(join(folder, 'package.json'))) return;
  const hash = hashOf(filesBelow(PORTAL, root).filter(inProduct), root);
  if (readStamp(root, 'portal') === hash && existsSync(join(folder, 'dist/index.html'))) return;
  await timed(log, 'portal built', async () => {
    // Before tools are installed (a bare `npm run build`), this does it; `npm start` has looked after it already.
    if (!existsSync(join(folder, 'node_modules'))) {
      await run(npmCommand(['ci', '--include=dev']), { cwd: folder, signal });
    }
    await run(npmCommand(['run', 'build']), { cwd: folder, signal });
  });
  writeStamp(root, 'portal', hash);
}

/** Builds what has changed. @throws BuildError with what the tools have said. */
export async function build({ root = ROOT, log = console.log, signal } = {}) {
  const hash = sourceHash(root);
  rmSync(stampFile(root, 'source'), { force: true });
  const failed = new AbortController();
  const tools = { root, log, signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal };
  const works = [compile(tools).then(() => bundleConsole(tools)), buildPortal(tools)];
  for (const work of works) work.catch(() => failed.abort());
  try {
    await Promise.all(works);
  } finally {
    await Promise.allSettled(works);
  }
  writeStamp(root, 'source', hash);
}

async function main() {
  try {
    await alone(ROOT, () => build());
  } catch (error) {
    console.error(error instanceof BuildError ? error.message : error);
    process.exitCode = 1;
  }
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) await main();

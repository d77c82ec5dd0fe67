// `npm test`: everything. Installs and builds when needed, then check, unit, module (real PostgreSQL), contract, architecture and journeys in a
// real browser. What this machine lacks is listed first and last, and is a failure when CI=true.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const scratch = mkdtempSync(join(tmpdir(), 'luotsi-test-'));

function find(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/lib/postgresql/15/bin', '/usr/lib/chromium'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** What some tests need and a machine may lack. */
const WANTED = [
  {
    what: 'Chromium (Debian: chromium)',
    without: 'journeys in a real browser',
    env: 'CHROMIUM_PATH',
    path: process.env.CHROMIUM_PATH ?? find('chromium', 'chromium-browser', 'google-chrome'),
  },
  {
    what: 'Redis (Debian: redis-server)',
    without: 'BullMQ on Redis',
    env: 'REDIS_SERVER_PATH',
    path: find('redis-server', 'valkey-server'),
  },
  {
    what: 'PostgreSQL 15 (Debian: postgresql-15)',
    without: 'the journey on an outside database',
    env: 'POSTGRES15_BIN',
    path: find('initdb') && existsSync('/usr/lib/postgresql/15/bin/initdb') ? '/usr/lib/postgresql/15/bin' : undefined,
  },
  {
    what: 'SimpleSAMLphp (Debian: simplesamlphp, php-xml)',
    without: 'signing in and out through an identity provider of other hands',
    env: 'SIMPLESAMLPHP_PATH',
    path: ['/usr/share/simplesamlphp'].find((folder) => existsSync(folder) && existsSync('/usr/bin/php')),
  },
];
if (process.getuid?.() !== 0) WANTED.push({ what: 'The user root', without: 'PostgreSQL as an unprivileged user' });
const missing = WANTED.filter(({ path }) => !path);

function listMissing() {
  for (const { what, without } of missing) console.log(`MISSING  ${what}: not run: ${without}`);
}

/** Jest and Vitest write the same report. A runner that ended badly without one has failed, too. */
function summary(name, report, code) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numFailedTestSuites = 0,
  } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failed = Math.max(numFailedTests, numFailedTestSuites, code === 0 ? 0 : 1);
  return { name, passed: numPassedTests, failed, skipped: numPendingTests };
}

/** A jest run over some folders; its own summary goes to the terminal. */
function jest(name, folders, env, flags = []) {
  const report = join(scratch, `${name}.json`);
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '-c',
    'config/jest.config.mjs',
    '--json',
    `--outputFile=${report}`,
    ...flags,
    ...folders,
  ];
  console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    const child = spawn('node', args, {
      cwd: ROOT,
      env: { ...process.env, TZ: 'Pacific/Apia', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('close', (code) => resolve(summary(name, report, code)));
  });
}

/** The portal's own tests: it has its own packages, so its own runner (Vite's), which knows how it is built. */
function portal() {
  const report = join(scratch, 'portal.json');
  console.log('\n== portal');
  return new Promise((resolve) => {
    const child = spawn(
      'node',
      ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`],
      {
        cwd: join(ROOT, 'apps/portal'),
        env: { ...process.env, NO_COLOR: '1' },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    child.on('close', (code) => resolve(summary('portal', report, code)));
  });
}

/** Tests kill our processes, never the machine under the database: what keeps rows over a power cut is time lost here. */
async function hurry(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  await client.end();
}

async function withPostgres(work) {
  if (process.env.TEST_DATABASE_URL) return work(process.env.TEST_DATABASE_URL);
  const { startPostgres } = await import(pathToFileURL(join(ROOT, 'dist/apps/cli/src/postgres/index.js')).href);
  const server = await startPostgres({ dataDir: join(scratch, 'postgres'), onNotice: () => undefined });
  try {
    await hurry(server.url);
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function run() {
  listMissing();
  await prepare();
  const { check } = await import('./check.mjs');
  console.log('\n== check');
  const failedChecks = await check();
  const results = [
    { name: 'check', passed: failedChecks.length === 0 ? 1 : 0, failed: failedChecks.length, skipped: 0 },
  ];
  const found = Object.fromEntries(WANTED.filter(({ path }) => path).map(({ env, path }) => [env, path]));
  results.push(await jest('unit', ['libs', 'apps'], found, ['-w', '2']));
  results.push(await portal());
  await withPostgres(async (url) => {
    const env = { ...found, TEST_DATABASE_URL: url };
    results.push(
      await jest('module, contract and architecture', ['test/modules', 'test/contracts', 'test/architecture'], env, [
        '-w',
        '2',
      ]),
    );
    results.push(await jest('launcher', ['test/launcher'], env, ['-w', '2']));
    if (found.CHROMIUM_PATH) results.push(await jest('journeys', ['test/journeys'], env, ['-i']));
  });
  return results;
}

let results = [];
try {
  results = await run();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log('');
for (const { name, passed, failed, skipped } of results)
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
listMissing();
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const isWhole = missing.length === 0 && sum('skipped') === 0;
if (!isWhole && process.env.CI === 'true')
  console.log('CI must have everything that is missing above, and skip no test.');
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 && (isWhole || process.env.CI !== 'true') ? 0 : 1;

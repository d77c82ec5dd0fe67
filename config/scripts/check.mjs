// `npm run check`: the quick half of `npm test`. Format and lint, types, size, borders, unused code: all at once, every fault shown.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const TSC = join(ROOT, 'node_modules/typescript7/bin/tsc');

/** Not `.`: biome would take its own settings in config/ for a second project. */
const FORMATTED = [
  'apps',
  'libs',
  'test',
  'config/scripts',
  ...readdirSync(join(ROOT, 'config'))
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => `config/${file}`),
];

const CHECKS = [
  {
    name: 'format and lint',
    command: [bin('biome'), 'check', '--config-path=config/lint.json', '--error-on-warnings', ...FORMATTED],
  },
  { name: 'types', command: ['node', TSC, '-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'types of the console',
    command: ['node', TSC, '-p', 'libs/console/src/components/tsconfig.json', '--noEmit'],
    needs: 'libs/console/src/components/tsconfig.json',
  },
  {
    name: 'types of the portal',
    command: ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
    cwd: 'apps/portal',
    needs: 'apps/portal/package.json',
  },
  {
    name: 'size of the portal as built',
    command: ['node', 'scripts/size.mjs'],
    cwd: 'apps/portal',
    needs: 'apps/portal/dist/fi.html',
  },
  {
    name: 'borders',
    command: [bin('depcruise'), '--config', 'config/dependency-cruiser.mjs', 'apps', 'libs', 'config'],
  },
  { name: 'unused code', command: [bin('knip'), '--config', 'config/knip.json', '--no-progress'] },
];

function run({ command: [program, ...args], cwd = '.' }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: join(ROOT, cwd), stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.on('close', (code) => resolve({ code, text }));
  });
}

/** Runs every check; answers the names of those that failed. */
export async function check() {
  const failed = [];
  await Promise.all(
    CHECKS.filter(({ needs }) => !needs || existsSync(join(ROOT, needs))).map(async (one) => {
      const started = performance.now();
      const { code, text } = await run(one);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${one.name}  (${seconds} s)`);
      if (code === 0) return;
      failed.push(one.name);
      console.log(text);
    }),
  );
  return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = await check();
  process.exitCode = failed.length === 0 ? 0 : 1;
}

// Stands in for npm. Notes what it is asked in $JOURNAL; `ci` makes node_modules as the lock file says, `run build` a portal.
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [command, what] = process.argv.slice(2);
const note = (text) => appendFileSync(process.env.JOURNAL, `${text}\n`);
note(`npm ${command === 'run' ? `run ${what}` : command} in ${basename(process.cwd())}`);
if (process.env.NPM === 'fails') {
  console.error('npm error network is unreachable');
  process.exit(1);
}
if (process.env.NPM === 'lasts') {
  note(`pid ${process.pid}`);
  await new Promise((settle) => setTimeout(settle, 60_000));
}
if (command === 'ci') {
  rmSync('node_modules', { recursive: true, force: true });
  mkdirSync('node_modules/typescript7/bin', { recursive: true });
  const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const installed = Object.entries(packages).filter(([path, { optional }]) => path !== '' && !optional);
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(installed) }));
  const tsc = join(dirname(fileURLToPath(import.meta.url)), 'tsc.mjs');
  copyFileSync(tsc, 'node_modules/typescript7/bin/tsc');
  if (!existsSync('node_modules/package.json')) writeFileSync('node_modules/package.json', '{"type":"module"}');
} else {
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/index.html', 'portal');
}

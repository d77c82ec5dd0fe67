// Stands in for the compiler: every module of the sources becomes one of dist, unless its notes say that all is done. `BROKEN` is a fault.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const modules = ['apps', 'libs', 'config'].flatMap((folder) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('portal')),
);
const texts = modules.map((path) => [path, readFileSync(path, 'utf8')]);
const faults = texts.filter(([, text]) => text.includes('BROKEN'));
for (const [path] of faults) console.log(`${path}(1,1): error TS1005`);
const notes = JSON.stringify(texts);
const known = existsSync('dist/.tsbuildinfo') ? readFileSync('dist/.tsbuildinfo', 'utf8') : '';
for (const [path, text] of known === notes ? [] : texts) {
  const target = join('dist', path.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
mkdirSync('dist', { recursive: true });
writeFileSync('dist/.tsbuildinfo', notes);
process.exitCode = faults.length > 0 ? 2 : 0;

import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { Check } from './check.js';
import { CHECKS, type CheckName } from './checks.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const off = new Set<string>();

declare global {
  /** Asked by the sources that were rewritten, each time when they come to a check. */
  var isCheckOff: (name: string) => boolean;
}

/** Runs this while exactly these checks are off. */
export async function without<Result>(checks: readonly CheckName[], work: () => Promise<Result>): Promise<Result> {
  for (const check of checks) off.add(check);
  try {
    return await work();
  } finally {
    off.clear();
  }
}

/** A check that asks first whether it is off. */
function asking(name: string, { kind, piece, instead }: Check): string {
  const asked = `globalThis.isCheckOff(${JSON.stringify(name)})`;
  if (kind === 'statement') return `if (${asked}) { ${instead} } else { ${piece}\n}`;
  if (kind === 'expression') return `(${asked} ? (${instead}) : (${piece}))`;
  return `\${${asked} ? \`${instead}\` : \`${piece}\`}`;
}

/** Specifiers that mean the same from another folder. */
function movable(source: string, folder: string): string {
  return source
    .replace(/(from |require\()(['"])(\.[^'"]*?)(\.js)?\2/g, (_, how, quote, path, suffix) => {
      const to = resolve(folder, path);
      return `${how}${quote}${to}${suffix && how === 'from ' ? '.ts' : ''}${quote}`;
    })
    .replace(/from '#([^'/]*)\/(kernel|facts)'/g, (_, lib, door) => `from '${ROOT}libs/${lib}/src/${door}/index.ts'`)
    .replace(/from '#([^'/]*)'/g, (_, lib) => `from '${ROOT}libs/${lib}/src/index.ts'`);
}

function rewritten(source: string, file: string): string {
  return Object.entries<Check>(CHECKS).reduce((text, [name, check]) => {
    if (check.file !== file) return text;
    const times = text.split(check.piece).length - 1;
    // Of the library's text we only know that it is there; of our own, that this is all of it.
    if (times === 0 || (times > 1 && file.startsWith('libs/')))
      throw new Error(`The check "${name}" stands ${times} times in ${file}.`);
    return text.replaceAll(check.piece, () => asking(name, check));
  }, source);
}

/** These sources in an order in which each comes after all that it imports, however far away. */
async function leavesFirst(paths: ReadonlySet<string>): Promise<string[]> {
  const seen = new Set<string>();
  const ordered: string[] = [];
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, imported = ''] of (await readFile(path, 'utf8')).matchAll(/from '(\.[^']*)\.js'/g))
      await visit(`${resolve(dirname(path), imported)}.ts`);
    if (paths.has(path)) ordered.push(path);
  };
  for (const path of paths) await visit(path);
  return ordered;
}

/**
 * From now on whoever imports a source that holds a check gets a copy of it in which the check can be switched off, and which is the same otherwise. To be
 * called before anything of the house is imported. One house then serves for all checks: as mutation testers do it ("mutant schemata", Untch 1993).
 */
export async function putInSwitches(): Promise<{ remove(): Promise<void> }> {
  globalThis.isCheckOff = (name) => off.has(name);
  const folder = await mkdtemp(join(tmpdir(), 'luotsi-checks-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const ours = new Set<string>();
  for (const file of new Set(Object.values<Check>(CHECKS).map((check) => check.file))) {
    const path = join(ROOT, file);
    const isOurs = file.startsWith('libs/');
    const copy = join(folder, isOurs ? file : `${file.replaceAll('node_modules', 'packages')}.cjs`);
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, movable(rewritten(await readFile(path, 'utf8'), file), dirname(path)));
    if (isOurs) jest.unstable_mockModule(path, () => import(copy));
    else jest.mock(path, () => createRequire(import.meta.url)(copy));
    if (isOurs) ours.add(path);
  }
  // A copy that is first asked for while others are being linked would be linked twice at once, which Jest cannot do.
  for (const path of await leavesFirst(ours)) await import(path);
  return { remove: () => rm(folder, { recursive: true, force: true }) };
}

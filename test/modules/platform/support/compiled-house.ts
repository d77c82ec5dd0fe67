import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** What the api's and the worker's process are made of, and the program of the queue's contract. */
const PARTS = [
  'apps/house.ts',
  'apps/api/src',
  'apps/worker/src',
  'config/env.ts',
  'libs',
  'test/modules/platform/support/queue-program.ts',
];

export interface CompiledHouse {
  readonly api: string;
  readonly worker: string;
  readonly queueProgram: string;
  remove(): Promise<void>;
}

/**
 * The sources of this checkout as JavaScript in a folder of their own, for tests that kill processes. Not dist/: that may be older than the
 * sources, or be built by somebody at this moment.
 */
export async function compileHouse(): Promise<CompiledHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'luotsi-house-'));
  const files = (await Promise.all(PARTS.map(filesOf))).flat();
  await Promise.all(files.map((file) => place(file, folder)));
  const imports = {
    '#config/*': './config/*.js',
    '#*/facts': './libs/*/src/facts/index.js',
    '#*/kernel': './libs/*/src/kernel/index.js',
    '#*': './libs/*/src/index.js',
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'luotsi', type: 'module', imports }));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    api: join(folder, 'apps/api/src/main.js'),
    worker: join(folder, 'apps/worker/src/main.js'),
    queueProgram: join(folder, 'test/modules/platform/support/queue-program.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function filesOf(part: string): Promise<string[]> {
  if (part.endsWith('.ts')) return [part];
  const entries = await readdir(join(ROOT, part), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|json|csv)$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}

async function place(file: string, folder: string): Promise<void> {
  const to = join(folder, file);
  await mkdir(dirname(to), { recursive: true });
  if (!file.endsWith('.ts')) return cp(join(ROOT, file), to);
  const { code } = await transform(await readFile(join(ROOT, file), 'utf8'), {
    swcrc: false,
    filename: file,
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  });
  await writeFile(to.replace(/\.ts$/, '.js'), code);
}

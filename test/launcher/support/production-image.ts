import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ChildProgram } from './child-program.js';

const DOCKERFILE = readFileSync('docker/Dockerfile', 'utf8');

/** What the image holds, prunes and sets, read from its recipe so that the two cannot drift apart. */
function recipe(): { readonly paths: string[]; readonly pruning: string; readonly env: Record<string, string> } {
  const lines = DOCKERFILE.split('\n');
  const paths = lines.flatMap((line) => /^COPY --from=build (?:--\S+ )*\/luotsi\/(\S+) \.\//.exec(line)?.[1] ?? []);
  const pruning = lines.flatMap((line) => /^RUN (.*npm prune.*)$/.exec(line)?.[1] ?? []);
  const env = lines.flatMap((line) => /^ENV (.*)$/.exec(line)?.[1]?.split(' ') ?? []);
  if (paths.length < 4 || pruning.length !== 1 || env.length < 2)
    throw new Error('The tests do not understand docker/Dockerfile any more');
  return {
    paths,
    pruning: pruning.join(),
    env: Object.fromEntries(env.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])),
  };
}

/** Some 40 000 files: a second name for each where the file system allows it. npm's own list is copied, because npm writes into it. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.name === '.package-lock.json' || !linked(source, target)) copyFileSync(source, target);
  }
}

function linked(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch {
    return false;
  }
}

const isFolder = (path: string) => !/\.(json|mjs)$/.test(path);
/** Nobody in particular: neither the owner of the files nor anybody who may write them. */
const NOBODY = 65_534;

/** The files of the image in a folder of their own, and its programs started as the image starts them: without rights, without our settings. */
export class ProductionImage {
  private constructor(
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static make(): ProductionImage {
    const { paths, pruning, env } = recipe();
    const folder = mkdtempSync(join(tmpdir(), 'luotsi-image-'));
    for (const path of [...paths, 'package-lock.json']) {
      if (isFolder(path)) copyTree(path, join(folder, path));
      else {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        copyFileSync(path, join(folder, path));
      }
    }
    execFileSync('sh', ['-c', pruning], { cwd: folder, stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '' } });
    rmSync(join(folder, 'package-lock.json'));
    chmodSync(folder, 0o755);
    return new ProductionImage(folder, env);
  }

  /** `api`, `worker` or a command of the command line, as docker/run.sh chooses. */
  start(command: readonly string[], settings: Readonly<Record<string, string>>): ChildProgram {
    const [name = '', ...args] = command;
    const isProgram = name === 'api' || name === 'worker';
    const script = isProgram ? `dist/apps/${name}/src/main.js` : 'dist/apps/cli/src/main.js';
    const ours = Object.fromEntries(Object.keys(process.env).map((key) => [key, undefined]));
    return ChildProgram.start(script, isProgram ? args : command, {
      cwd: this.folder,
      env: { ...ours, PATH: process.env.PATH, ...this.env, ...settings },
      ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

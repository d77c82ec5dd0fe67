import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ChildOptions, ChildProgram } from './child-program.js';
import { ROOT, STAND_INS } from './compiled-checkout.js';

const MAIN = "console.log('main', ...process.argv.slice(2));\n";
const LOCK = {
  packages: {
    '': { name: 'luotsi' },
    'node_modules/one': { version: '1.0.0' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
  },
};

/** A checkout fresh from git, with the real start and build scripts, small sources, and stand-ins for npm and the compiler. */
export class SmallCheckout {
  private constructor(readonly folder: string) {}

  static async make(): Promise<SmallCheckout> {
    const checkout = new SmallCheckout(await mkdtemp(join(tmpdir(), 'luotsi-small-')));
    for (const script of [
      'apps/cli/start.mjs',
      'apps/cli/luotsi.mjs',
      'config/scripts/at-work.mjs',
      'config/scripts/build.mjs',
      'config/scripts/prepare.mjs',
    ]) {
      await mkdir(dirname(checkout.path(script)), { recursive: true });
      await cp(join(ROOT, script), checkout.path(script));
    }
    await checkout.write('package.json', '{"type":"module"}');
    await checkout.write('package-lock.json', JSON.stringify(LOCK));
    await checkout.write('apps/cli/src/main.ts', MAIN);
    await checkout.write('libs/one/src/index.ts', 'export const one = 1;\n');
    await checkout.write('libs/one/src/i18n/en.json', '{}');
    await checkout.write('libs/one/src/rule.spec.ts', '// a test');
    return checkout;
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  has(file: string): boolean {
    return existsSync(this.path(file));
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  async addPortal(): Promise<void> {
    await this.write('apps/portal/package.json', '{}');
    await this.write('apps/portal/package-lock.json', JSON.stringify(LOCK));
    await this.write('apps/portal/src/main.tsx', 'export {};');
  }

  run(script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProgram {
    return ChildProgram.start(this.path(script), args, this.surroundings(env));
  }

  /** As `npm start` runs it. */
  runUnderNpm(script: string, env: Readonly<Record<string, string>> = {}): ChildProgram {
    return ChildProgram.startInShell(this.path(script), [], this.surroundings(env));
  }

  private surroundings(env: Readonly<Record<string, string>>): ChildOptions {
    return { cwd: tmpdir(), env: { npm_execpath: join(STAND_INS, 'npm.mjs'), JOURNAL: this.path('journal'), ...env } };
  }

  /** Runs a script to its end: its exit code, what it said, and what npm was asked for. */
  async outcome(
    script: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | string; said: string; npm: string[] }> {
    await rm(this.path('journal'), { force: true });
    const program = this.run(script, args, env);
    const code = await program.end();
    const npm = this.has('journal') ? this.read('journal').trim().split('\n') : [];
    return { code, said: program.output, npm: npm.map((line) => line.replace(/luotsi-small-\w+/, 'checkout')) };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alive, eventually } from './support/child-program.js';
import { STAND_INS } from './support/compiled-checkout.js';
import { SmallCheckout } from './support/small-checkout.js';

jest.setTimeout(300_000);

const START = 'apps/cli/start.mjs';
const BUILD = 'config/scripts/build.mjs';

let checkout: SmallCheckout;

beforeEach(async () => {
  checkout = await SmallCheckout.make();
});

afterEach(async () => {
  await checkout.remove();
});

describe('npm start', () => {
  it('installs, builds and runs everything from a fresh checkout, and the second time only runs', async () => {
    await checkout.addPortal();
    const first = await checkout.outcome(START, ['--now']);
    // The packages come side by side, so in any order; what needs them comes after both.
    expect(first.npm.slice(0, 2).sort()).toEqual(['npm ci in checkout', 'npm ci in portal']);
    expect(first.npm.slice(2)).toEqual(['npm run build in portal']);
    expect(first.said).toMatch(
      /Installing the packages of Luotsi.*\n.*Installing the packages of the portal.*\n.*Building/,
    );
    expect(first.said).toContain('main up --now\n');
    expect(first.code).toBe(0);
    const second = await checkout.outcome(START);
    expect(second).toEqual({ code: 0, npm: [], said: 'main up\n' });
  });

  it('builds again when a source has changed, and not when a test has', async () => {
    await checkout.outcome(START);
    await checkout.write('libs/one/src/rule.spec.ts', '// another test');
    expect((await checkout.outcome(START)).said).not.toContain('Building');
    await checkout.write('libs/one/src/index.ts', 'export const one = 2;\n');
    const { said, npm } = await checkout.outcome(START);
    expect(said).toContain('Building');
    expect(npm).toEqual([]);
    expect(checkout.read('dist/libs/one/src/index.js')).toContain('2');
  });

  it('installs again when the lock file asks for something else', async () => {
    await checkout.outcome(START);
    await checkout.write('package-lock.json', checkout.read('package-lock.json').replace('1.0.0', '1.0.1'));
    expect((await checkout.outcome(START)).npm).toEqual(['npm ci in checkout']);
    expect((await checkout.outcome(START)).npm).toEqual([]);
  });

  it('believes an installation by hand, unless it is not what the lock file asks for', async () => {
    await checkout.outcome(START);
    await rm(checkout.path('node_modules/.luotsi-lock'));
    expect((await checkout.outcome(START)).npm).toEqual([]);
    expect(checkout.has('node_modules/.luotsi-lock')).toBe(true);
    await rm(checkout.path('node_modules/.luotsi-lock'));
    await rm(checkout.path('node_modules/.package-lock.json'));
    expect((await checkout.outcome(START)).npm).toEqual(['npm ci in checkout']);
  });

  it('says what npm said when that fails, and tries again the next time', async () => {
    const failed = await checkout.outcome(START, [], { NPM: 'fails' });
    expect(failed.code).toBe(1);
    expect(failed.said).toContain('network is unreachable');
    expect(failed.said).not.toContain('main up');
    expect((await checkout.outcome(START)).said).toContain('main up');
  });

  it('says what the compiler said when that fails, and tries again the next time', async () => {
    await checkout.write('libs/one/src/index.ts', 'BROKEN');
    const failed = await checkout.outcome(START);
    expect(failed.code).toBe(1);
    expect(failed.said).toContain('libs/one/src/index.ts(1,1): error TS1005');
    expect((await checkout.outcome(START)).code).toBe(1);
    await checkout.write('libs/one/src/index.ts', 'export {};');
    expect((await checkout.outcome(START)).code).toBe(0);
  });

  it.each(['itself', 'the shell that npm has put around it'])(
    'stops installing when %s is told to end',
    async (whom) => {
      const env = { NPM: 'lasts' };
      const program = whom === 'itself' ? checkout.run(START, [], env) : checkout.runUnderNpm(START, env);
      await eventually('npm is at work', () => checkout.has('journal') && checkout.read('journal').includes('pid'));
      const npm = Number(/pid (\d+)/.exec(checkout.read('journal'))?.[1]);
      expect(await program.endAfter('SIGTERM')).toBe(whom === 'itself' ? 143 : 'SIGTERM');
      await eventually('npm has gone', () => !alive(npm));
      expect(program.output).not.toContain('main up');
    },
  );

  it('ends what a killed start has left at work, before it installs itself', async () => {
    const killed = checkout.run(START, [], { NPM: 'lasts' });
    await eventually('npm is at work', () => checkout.has('journal') && checkout.read('journal').includes('pid'));
    const npm = Number(/pid (\d+)/.exec(checkout.read('journal'))?.[1]);
    await killed.endAfter('SIGKILL');
    expect(alive(npm)).toBe(true);
    const { code, npm: asked } = await checkout.outcome(START);
    expect(alive(npm)).toBe(false);
    expect({ code, asked }).toEqual({ code: 0, asked: ['npm ci in checkout'] });
    expect(checkout.has('dist/.at-work.json')).toBe(false);
  });

  it('does not install where somebody installs already, and says who', async () => {
    const first = checkout.run(START, [], { NPM: 'lasts' });
    await eventually('npm is at work', () => checkout.has('journal') && checkout.read('journal').includes('pid'));
    const { code, said, npm } = await checkout.outcome(START);
    expect(code).toBe(1);
    expect(said).toContain(`is being installed or built here by process ${first.pid}`);
    expect(npm).toEqual([]);
    await first.endAfter('SIGTERM');
  });

  it('names the version of Node.js it needs', async () => {
    const old = `--require ${join(STAND_INS, 'old-node.cjs')}`;
    const { code, said, npm } = await checkout.outcome(START, [], { NODE_OPTIONS: old });
    expect(code).toBe(1);
    expect(said).toContain('Luotsi needs Node.js 20.19 or later; this is 18.20.4');
    expect(npm).toEqual([]);
  });
});

describe('npm run build', () => {
  beforeEach(async () => {
    await checkout.outcome(START);
  });

  it('removes what has no source any more', async () => {
    const gone = ['libs/one/src/old.ts', 'libs/one/src/i18n/fi.json'];
    await Promise.all(gone.map((file) => checkout.write(file, '{}')));
    await checkout.outcome(BUILD);
    const outputs = ['dist/libs/one/src/old.js', 'dist/libs/one/src/i18n/fi.json'];
    expect(outputs.map((file) => checkout.has(file))).toEqual([true, true]);
    await Promise.all(gone.map((file) => rm(checkout.path(file))));
    expect((await checkout.outcome(BUILD)).said).toContain('2 old file(s) removed');
    expect(outputs.map((file) => checkout.has(file))).toEqual([false, false]);
    expect(checkout.has('dist/libs/one/src/i18n/en.json')).toBe(true);
  });

  it('makes a missing module anew although the compiler believes that all is done', async () => {
    await rm(checkout.path('dist/libs/one/src/index.js'));
    await checkout.outcome(BUILD);
    expect(checkout.has('dist/libs/one/src/index.js')).toBe(true);
  });

  it('builds the portal only when its sources have changed or its result is gone', async () => {
    await checkout.addPortal();
    expect((await checkout.outcome(BUILD)).npm).toEqual(['npm ci in portal', 'npm run build in portal']);
    expect((await checkout.outcome(BUILD)).npm).toEqual([]);
    await checkout.write('libs/one/src/index.ts', 'export const one = 3;\n');
    expect((await checkout.outcome(BUILD)).npm).toEqual([]);
    await checkout.write('apps/portal/src/main.tsx', 'export const changed = true;');
    expect((await checkout.outcome(BUILD)).npm).toEqual(['npm run build in portal']);
    await rm(checkout.path('apps/portal/dist'), { recursive: true });
    expect((await checkout.outcome(BUILD)).npm).toEqual(['npm run build in portal']);
  });

  it('bundles the staff console only when it has changed', async () => {
    const bundle = `import { mkdirSync } from 'node:fs';
      mkdirSync(process.env.ADMIN_JS_TMP_DIR, { recursive: true });`;
    await checkout.write('libs/console/src/bundle.ts', bundle);
    expect((await checkout.outcome(BUILD)).said).toContain('staff console bundled');
    expect(checkout.has('dist/admin')).toBe(true);
    expect((await checkout.outcome(BUILD)).said).not.toContain('bundled');
    await checkout.write('libs/console/src/page.tsx', 'export {};');
    expect((await checkout.outcome(BUILD)).said).toContain('staff console bundled');
  });
});

describe('luotsi', () => {
  it('runs the built program', async () => {
    await checkout.outcome(BUILD);
    await checkout.outcome(START);
    expect((await checkout.outcome('apps/cli/luotsi.mjs', ['match', 'x.json'])).said).toBe('main match x.json\n');
  });

  it('says what to do when it is not built', async () => {
    const { code, said } = await checkout.outcome('apps/cli/luotsi.mjs', ['up']);
    expect(code).toBe(1);
    expect(said).toContain('npm start');
  });
});

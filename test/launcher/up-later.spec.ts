import { writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from './support/child-program.js';
import { compileCheckout } from './support/compiled-checkout.js';
import { UpHouse } from './support/up-program.js';

// Two cores are shared by many: what takes two seconds alone may take twenty.
jest.setTimeout(300_000);

const RUNS = /Luotsi runs, after/;

let checkout: string;
let house: UpHouse;

beforeAll(async () => {
  checkout = await compileCheckout();
});

beforeEach(async () => {
  house = await UpHouse.make(checkout);
});

afterEach(async () => {
  await house.clear();
});

afterAll(async () => {
  await rm(checkout, { recursive: true, force: true });
});

describe('a later start', () => {
  const TASKS = ['migrate', 'seed-sign-ins'];
  const begun = () => house.story().filter((line) => TASKS.some((name) => line === `${name} begins`));

  /** A whole run on the embedded database; answers which tasks it has run. */
  async function run(parts: readonly string[] = []): Promise<string[]> {
    const before = begun().length;
    const program = house.up(parts, { DATABASE_URL: '' });
    await program.says(RUNS);
    expect(await program.endAfter('SIGINT')).toBe(0);
    return begun().slice(before);
  }

  const built = async (hash: string) => {
    await mkdir(join(checkout, 'dist'), { recursive: true });
    writeFileSync(join(checkout, 'dist/.source-hash'), hash);
  };
  afterEach(() => rm(join(checkout, 'dist'), { recursive: true, force: true }));

  it('neither migrates nor makes accounts again, unless it is another build', async () => {
    const both = TASKS.map((name) => `${name} begins`);
    await built('one');
    expect(await run()).toEqual(both);
    expect(await run()).toEqual([]);
    await built('two');
    expect(await run()).toEqual(both);
  });

  it('makes the accounts again when the universities have other addresses or keys', async () => {
    await built('one');
    await run();
    expect(await run(['demo-idp=--tell another_key'])).toEqual(['seed-sign-ins begins']);
  });

  it('does again what has failed', async () => {
    await built('one');
    const failing = house.up(['seed-sign-ins=--exit 1'], { DATABASE_URL: '' });
    expect(await failing.end()).toBe(1);
    expect(await run()).toEqual(['seed-sign-ins begins']);
  });

  it('does everything again when nobody knows which build it is', async () => {
    await run();
    expect(await run()).toHaveLength(2);
  });

  it('takes the ports of the run before, and others where those are taken', async () => {
    const ports = async () => {
      const program = house.up();
      await program.says(RUNS);
      const { ports: taken } = house.json('run.json') as { ports: Record<string, number> };
      await program.endAfter('SIGINT');
      return taken;
    };
    const first = await ports();
    expect(await ports()).toEqual(first);
    const squatter = createServer().listen(first['demo-idp'], '127.0.0.1');
    await eventually('the port is taken', () => squatter.listening);
    const third = await ports();
    squatter.close();
    expect(third).toEqual({ ...first, 'demo-idp': expect.any(Number) });
    expect(third['demo-idp']).not.toBe(first['demo-idp']);
  });
});

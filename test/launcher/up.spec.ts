import { readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alive, eventually } from './support/child-program.js';
import { compileCheckout } from './support/compiled-checkout.js';
import { UpHouse } from './support/up-program.js';

// Two cores are shared by many: what takes two seconds alone may take twenty.
jest.setTimeout(300_000);

const RUNS = /Luotsi runs, after/;
const modeOf = (path: string) => statSync(path).mode & 0o777;

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

describe('a whole run', () => {
  it('starts in order, tells whom to sign in as, and ends in the opposite order with the database last', async () => {
    const program = house.up(['seed=--say 10_of_20'], { DATABASE_URL: '' });
    await program.says(RUNS);
    await program.says(/10_of_20[\s\S]*Filling in demonstration data: done/);
    const database = house.server().pid;
    expect(alive(database)).toBe(true);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(alive(database)).toBe(false);
    expect(program.output).toMatch(/Open http:\/\/localhost:\d+\n[\s\S]*amara\.okafor@metropolia\.fi[\s\S]*\/admin/);
    const story = house.story();
    const at = (what: string) => story.indexOf(what);
    expect(at('migrate ends')).toBeLessThan(at('seed-sign-ins begins'));
    expect(at('demo-idp begins')).toBeLessThan(at('seed-sign-ins begins'));
    for (const name of ['api', 'worker']) {
      expect(at('seed-sign-ins ends')).toBeLessThan(at(`${name} begins`));
      expect(at(`${name} begins`)).toBeLessThan(at('seed begins'));
      for (const support of ['demo-idp', 'mail-sink']) {
        expect(at(`${name} ends`)).toBeLessThan(at(`${support} told to end, database up`));
      }
    }
    expect(house.leftovers()).toEqual([]);
  });

  it('gives the programs their settings, and keeps secrets where only we can read them', async () => {
    const keys = [
      'NODE_ENV',
      'ADMIN_JS_SKIP_BUNDLE',
      'ADMIN_JS_TMP_DIR',
      'PUBLIC_URL',
      'SMTP_URL',
      'DEMO_IDP_URL',
      'LUOTSI_SECRET_KEY',
    ];
    const program = house.up([
      `api=--env ${keys.join(' --env ')}`,
      'demo-idp=--env LUOTSI_PUBLIC_URL --env DEMO_IDP_PORT',
    ]);
    await program.says(RUNS);
    const run = house.json('run.json') as { ports: Record<string, number>; url: string; processes: object };
    const told = (name: string) =>
      house.journal().find((entry) => entry.name === name && typeof entry.what === 'object')?.what;
    const key = String(house.json('secrets.json').LUOTSI_SECRET_KEY);
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(run.url).toBe(`http://localhost:${run.ports.app}`);
    expect(told('api')).toEqual({
      NODE_ENV: 'production',
      ADMIN_JS_SKIP_BUNDLE: 'true',
      ADMIN_JS_TMP_DIR: 'dist/admin',
      PUBLIC_URL: run.url,
      SMTP_URL: `smtp://127.0.0.1:${run.ports['mail-sink']}`,
      DEMO_IDP_URL: `http://127.0.0.1:${run.ports['demo-idp']}`,
      LUOTSI_SECRET_KEY: key,
    });
    expect(told('demo-idp')).toEqual({ LUOTSI_PUBLIC_URL: run.url, DEMO_IDP_PORT: String(run.ports['demo-idp']) });
    expect(Object.keys(run.processes)).toEqual(expect.arrayContaining(['api', 'demo-idp', 'mail-sink', 'worker']));
    const text = readFileSync(join(house.dataDir, 'run.json'), 'utf8');
    expect(text).not.toContain('hidden');
    expect(text).not.toContain(key);
    expect(
      ['run.json', 'secrets.json', 'up.lock', 'logs/api.log'].map((file) => modeOf(join(house.dataDir, file))),
    ).toEqual(Array(4).fill(0o600));
    expect(modeOf(house.dataDir) & 0o007).toBe(0);
    expect(modeOf(join(house.dataDir, 'logs'))).toBe(0o700);
  });

  it('keeps the key and the logs of the run before', async () => {
    const first = house.up(['migrate=--say first_run --exit 1']);
    expect(await first.end()).toBe(1);
    const key = house.json('secrets.json');
    const second = house.up(['migrate=--say second_run --exit 1']);
    expect(await second.end()).toBe(1);
    expect(house.json('secrets.json')).toEqual(key);
    expect(readFileSync(join(house.dataDir, 'logs/migrate.log'), 'utf8')).toBe('second_run\n');
    expect(readFileSync(join(house.dataDir, 'logs/migrate.log.1'), 'utf8')).toBe('first_run\n');
  });
});

describe('the end', () => {
  it('is orderly although one Ctrl-C arrives twice, as under npm', async () => {
    const program = house.up();
    await program.says(RUNS);
    program.signal('SIGINT');
    await pause(20);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(house.story()).toEqual(
      expect.arrayContaining(['api ends', 'worker ends', 'demo-idp ends', 'mail-sink ends']),
    );
    expect(house.leftovers()).toEqual([]);
  });

  it('comes also when npm is told to end, although its shell keeps that to itself', async () => {
    const shell = house.upUnderNpm();
    await shell.says(RUNS);
    await shell.endAfter('SIGTERM');
    await eventually('all have ended', () => house.running().length === 0 && !house.files().includes('up.lock'));
    expect(house.story()).toEqual(
      expect.arrayContaining(['api ends', 'worker ends', 'demo-idp ends', 'mail-sink ends']),
    );
    expect(house.leftovers()).toEqual([]);
  });

  it('is hard at a second Ctrl-C', async () => {
    // An orderly end would wait for longer than this test.
    const program = house.up(['api=--deaf'], { GRACE_MS: '3000000' });
    await program.says(RUNS);
    program.signal('SIGINT');
    await eventually('the application has been told', () => house.story().includes('api hears nothing'));
    // Later than what still belongs to the same press of the key.
    await pause(800);
    expect(await program.endAfter('SIGINT')).toBe(1);
    expect(house.leftovers()).toEqual([]);
  });

  it('is orderly when the window is closed and nobody reads any more', async () => {
    const program = house.up();
    await program.says(RUNS);
    program.stopListening();
    expect(await program.endAfter('SIGHUP')).toBe(0);
    expect(house.leftovers()).toEqual([]);
  });

  it('does not wait for ever for a program that hears nothing', async () => {
    const program = house.up(['worker=--deaf'], { GRACE_MS: '3000' });
    await program.says(RUNS);
    expect(await program.endAfter('SIGTERM')).toBe(0);
    expect(house.story()).toContain('api ends');
    expect(house.leftovers()).toEqual([]);
  });

  it('comes just as well in the middle of the start', async () => {
    const program = house.up(['api=--not-ready']);
    await eventually('the application runs', () => house.pidsOf('api').length > 0);
    expect(await program.endAfter('SIGTERM')).toBe(0);
    expect(program.output).not.toMatch(RUNS);
    expect(house.leftovers()).toEqual([]);
  });

  it('comes just as well while a task is at work', async () => {
    const program = house.up(['migrate=--lasts']);
    const begun = (name: string) => house.pidsOf(name).length > 0;
    await eventually('the task runs', () => ['migrate', 'demo-idp', 'mail-sink'].every(begun));
    // By now nothing but the task is waited for.
    await pause(1000);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(house.pidsOf('api')).toEqual([]);
    expect(house.leftovers()).toEqual([]);
  });
});

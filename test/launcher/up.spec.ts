import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alive, eventually } from './support/child-program.js';
import { compileCheckout } from './support/compiled-checkout.js';
import { UpHouse } from './support/up-program.js';

jest.setTimeout(60_000);

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

const nothingLeft = () => {
  expect(house.running()).toEqual([]);
  expect(house.files().filter((name) => name !== 'postgres')).toEqual(['logs', 'secrets.json']);
};

describe('a whole run', () => {
  it('starts in order, tells whom to sign in as, and ends in the opposite order with the database last', async () => {
    const program = house.up(['seed-who=--say Amara_signs_in', 'seed=--say 10_of_20'], { DATABASE_URL: '' });
    await program.says(RUNS);
    await program.says(/10_of_20[\s\S]*Filling in demonstration data: done/);
    const database = house.server().pid;
    expect(alive(database)).toBe(true);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(alive(database)).toBe(false);
    expect(program.output).toMatch(/Open http:\/\/localhost:\d+\n.*\/admin\nAmara_signs_in\n/);
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
    nothingLeft();
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
    nothingLeft();
  });

  it('comes also when npm is told to end, although its shell keeps that to itself', async () => {
    const shell = house.upUnderNpm();
    await shell.says(RUNS);
    await shell.endAfter('SIGTERM');
    await eventually('all have ended', () => house.running().length === 0 && !house.files().includes('up.lock'));
    expect(house.story()).toEqual(
      expect.arrayContaining(['api ends', 'worker ends', 'demo-idp ends', 'mail-sink ends']),
    );
    nothingLeft();
  });

  it('is hard at a second Ctrl-C', async () => {
    const program = house.up(['api=--deaf']);
    await program.says(RUNS);
    program.signal('SIGINT');
    await eventually('the application has been told', () => house.story().includes('api hears nothing'));
    await pause(800);
    const begun = Date.now();
    expect(await program.endAfter('SIGINT')).toBe(1);
    expect(Date.now() - begun).toBeLessThan(3000);
    nothingLeft();
  });

  it('is orderly when the window is closed and nobody reads any more', async () => {
    const program = house.up();
    await program.says(RUNS);
    program.stopListening();
    expect(await program.endAfter('SIGHUP')).toBe(0);
    nothingLeft();
  });

  it('does not wait for ever for a program that hears nothing', async () => {
    const program = house.up(['worker=--deaf'], { GRACE_MS: '300' });
    await program.says(RUNS);
    expect(await program.endAfter('SIGTERM')).toBe(0);
    expect(house.story()).toContain('api ends');
    nothingLeft();
  });

  it('comes just as well in the middle of the start', async () => {
    const program = house.up(['api=--not-ready']);
    await eventually('the application runs', () => house.pidsOf('api').length > 0);
    expect(await program.endAfter('SIGTERM')).toBe(0);
    expect(program.output).not.toMatch(RUNS);
    nothingLeft();
  });

  it('comes just as well while a task is at work', async () => {
    const program = house.up(['migrate=--lasts']);
    const begun = (name: string) => house.pidsOf(name).length > 0;
    await eventually('the task runs', () => ['migrate', 'demo-idp', 'mail-sink'].every(begun));
    // By now nothing but the task is waited for.
    await pause(1000);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(house.pidsOf('api')).toEqual([]);
    nothingLeft();
  });
});

describe('mishaps', () => {
  it('tells a second start who runs, and leaves the first alone', async () => {
    const first = house.up();
    await first.says(RUNS);
    const second = house.up();
    expect(await second.end()).toBe(1);
    expect(second.output).toContain(`Luotsi runs already on this data folder: process ${first.pid}, since`);
    expect(second.output).toContain(`kill ${first.pid}`);
    expect(house.running().sort()).toEqual(['api', 'demo-idp', 'mail-sink', 'worker']);
  });

  it('takes over after kill -9: ends the programs left behind, keeps the database', async () => {
    const killed = house.up([], { DATABASE_URL: '' });
    await killed.says(RUNS);
    const database = house.server().pid;
    // The worker is not waited for at the start; on a busy machine it may be late.
    await eventually('all four run', () => house.running().length === 4);
    await killed.endAfter('SIGKILL');
    const left = ['api', 'worker', 'mail-sink', 'demo-idp'].flatMap((name) => house.pidsOf(name));
    expect(left.filter(alive)).toHaveLength(4);
    const heir = house.up([], { DATABASE_URL: '' });
    await heir.says(RUNS);
    expect(heir.output).toContain('The last run was killed. Ending what it left:');
    expect(left.filter(alive)).toEqual([]);
    expect(house.server().pid).toBe(database);
    expect(await heir.endAfter('SIGINT')).toBe(0);
    expect(alive(database)).toBe(false);
    nothingLeft();
  });

  it('does not end a stranger that has the pid of a program left behind', async () => {
    const killed = house.up();
    await killed.says(RUNS);
    await killed.endAfter('SIGKILL');
    const run = house.json('run.json') as { processes: Record<string, { pid: number; born: string }> };
    const changed = { ...run, processes: { ...run.processes, stranger: { pid: process.pid, born: 'another time' } } };
    writeFileSync(join(house.dataDir, 'run.json'), JSON.stringify(changed));
    const heir = house.up();
    await heir.says(RUNS);
    expect(heir.output).not.toContain('stranger');
  });

  it('starts a dead program again, and the others run on', async () => {
    const program = house.up();
    await program.says(RUNS);
    const [first = 0] = house.pidsOf('worker');
    process.kill(first, 'SIGKILL');
    await program.says(/worker ended \(SIGKILL\) and is started again/);
    await eventually('a new worker runs', () => house.pidsOf('worker').length === 2);
    const run = house.json('run.json') as { processes: Record<string, { pid: number }> };
    expect(run.processes.worker?.pid).toBe(house.pidsOf('worker')[1]);
    expect(house.pidsOf('api')).toHaveLength(1);
  });

  it('starts the database again at the same address', async () => {
    const program = house.up([], { DATABASE_URL: '' });
    await program.says(RUNS);
    const before = house.server();
    process.kill(before.pid, 'SIGKILL');
    await program.says(/The database ended and is started again/);
    await eventually('another server is ready', () => {
      const { pid, port, status } = house.server();
      return pid !== before.pid && port === before.port && status === 'ready';
    });
    await pause(200);
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(house.story()).toContain('demo-idp told to end, database up');
  });

  it('gives up on a program that dies again and again, and ends everything', async () => {
    const program = house.up(['worker=--say out_of_memory --die-after 30']);
    expect(await program.end()).toBe(1);
    expect(house.pidsOf('worker')).toHaveLength(5);
    expect(program.output).toMatch(
      /worker ends again and again \(exit code 7\)\. The log .*worker\.log ends with:\n +out_of_memory/,
    );
    nothingLeft();
  });

  it('says why when a task fails, and starts nothing more', async () => {
    const program = house.up(['migrate=--say column_is_missing --exit 3']);
    expect(await program.end()).toBe(1);
    expect(program.output).toMatch(
      /Migrating the database: failed \(exit code 3\)\..*migrate\.log ends with:\n +column_is_missing/,
    );
    expect(house.pidsOf('api')).toEqual([]);
    nothingLeft();
  });

  it('runs on when only the list of accounts fails', async () => {
    const program = house.up(['seed-who=--exit 1']);
    await program.says(RUNS);
    expect(program.output).toContain('Listing the accounts: failed');
  });

  it('runs on when the demonstration data fails, and does not call that done', async () => {
    const program = house.up(['seed=--exit 1']);
    await program.says(/Filling in demonstration data: failed/);
    await pause(200);
    expect(program.output).not.toContain('Filling in demonstration data: done');
    expect(await program.endAfter('SIGINT')).toBe(0);
    nothingLeft();
  });

  it('names the port when it is taken, and another one to choose', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await eventually('the port is taken', () => squatter.listening);
    const { port } = squatter.address() as { port: number };
    const program = house.up([], { PORT: String(port) });
    expect(await program.end()).toBe(1);
    squatter.close();
    expect(program.output).toContain(
      `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`,
    );
    expect(house.journal()).toEqual([]);
  });

  it('tells all faults of the settings at once, before it starts anything', async () => {
    const program = house.up([], { PORT: 'many', QUEUE_BACKEND: 'carrier-pigeon' });
    expect(await program.end()).toBe(1);
    expect(program.output).toMatch(/2 fault\(s\)[\s\S]*PORT:[\s\S]*QUEUE_BACKEND:/);
    expect(house.journal()).toEqual([]);
  });

  it('does not make a new key when the old one is damaged', async () => {
    await house.up(['migrate=--exit 1']).end();
    writeFileSync(join(house.dataDir, 'secrets.json'), '{"LUOTSI_SECRET_');
    const program = house.up();
    expect(await program.end()).toBe(1);
    expect(program.output).toContain('secrets.json is damaged');
    expect(readFileSync(join(house.dataDir, 'secrets.json'), 'utf8')).toBe('{"LUOTSI_SECRET_');
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alive, eventually, killProcess } from './support/child-program.js';
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
    expect(house.leftovers()).toEqual([]);
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
    killProcess(first);
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
    killProcess(before.pid);
    await program.says(/The database ended and is started again/);
    await eventually('another server is ready', () => {
      const { pid, port, status } = house.server();
      return pid !== before.pid && port === before.port && status === 'ready';
    });
    // The server says so before its keeper has heard of it.
    await pause(3000);
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
    expect(house.leftovers()).toEqual([]);
  });

  it('says why when a task fails, and starts nothing more', async () => {
    const program = house.up(['migrate=--say column_is_missing --exit 3']);
    expect(await program.end()).toBe(1);
    expect(program.output).toMatch(
      /Migrating the database: failed \(exit code 3\)\..*migrate\.log ends with:\n +column_is_missing/,
    );
    expect(house.pidsOf('api')).toEqual([]);
    expect(house.leftovers()).toEqual([]);
  });

  it('runs on when the demonstration data fails, and does not call that done', async () => {
    const program = house.up(['seed=--exit 1']);
    await program.says(/Filling in demonstration data: failed/);
    // The server says so before its keeper has heard of it.
    await pause(3000);
    expect(program.output).not.toContain('Filling in demonstration data: done');
    expect(await program.endAfter('SIGINT')).toBe(0);
    expect(house.leftovers()).toEqual([]);
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

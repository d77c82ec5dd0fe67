import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { processesMentioning } from '../../apps/cli/src/postgres/process-table.js';
import { alive, type ChildProgram, eventually } from './support/child-program.js';
import { compileCheckout } from './support/compiled-checkout.js';
import { query, started, startLauncher } from './support/postgres-program.js';

jest.setTimeout(300_000);

let checkout: string;
let base: string;
let programs: ChildProgram[] = [];

function launch(name: string): ChildProgram {
  const program = startLauncher(checkout, join(base, name, 'postgres'), join(base, 'machine'));
  programs.push(program);
  return program;
}

const siblings = (name: string) => (existsSync(join(base, name)) ? readdirSync(join(base, name)) : []);
const serversOn = (name: string) => processesMentioning(join(base, name, 'postgres')).filter(alive);

/** Stops initdb while it is at work: it never comes to its end by itself then, and has to be ended. */
async function stopInitdb(name: string): Promise<void> {
  await eventually('initdb runs', () => {
    if (!siblings(name).some((entry) => entry.includes('.half-'))) return false;
    const servers = serversOn(name);
    const initdb = processesMentioning('/bin/initdb').find((pid) => servers.includes(pid));
    if (initdb === undefined) return false;
    process.kill(initdb, 'SIGSTOP');
    return true;
  });
}

beforeAll(async () => {
  checkout = await compileCheckout();
  base = await mkdtemp(join(tmpdir(), 'luotsi-mishaps-'));
  await chmod(base, 0o755);
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.endAfter('SIGTERM')));
  programs = [];
});

afterAll(async () => {
  await Promise.all([checkout, base].map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('a launcher that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'leaves no process and no half-made data when %s comes during initdb',
    async (name) => {
      const program = launch(name);
      await stopInitdb(name);
      await pause(150);
      expect(await program.endAfter(name)).toBe(3);
      expect(program.output).toContain('told to end');
      expect(siblings(name)).toEqual([]);
      expect(serversOn(name)).toEqual([]);
    },
  );

  it('leaves no process, and whole data, when the signal comes while the server starts', async () => {
    const program = launch('early');
    await eventually('the cluster is in place', () => siblings('early').includes('postgres'));
    await program.endAfter('SIGTERM');
    expect(serversOn('early')).toEqual([]);
    const { url } = await started(launch('early'));
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a launcher that was killed', () => {
  it('during initdb: the next start clears away and begins anew', async () => {
    const killed = launch('half');
    await stopInitdb('half');
    const left = siblings('half');
    expect(await killed.endAfter('SIGKILL')).toBe('SIGKILL');
    expect(left).toHaveLength(1);
    const { url } = await started(launch('half'));
    expect(siblings('half')).toEqual(['postgres']);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('while the server ran: the next start takes over that very server, and stops it in the end', async () => {
    const killed = launch('orphan');
    const before = await started(killed);
    await killed.endAfter('SIGKILL');
    expect(alive(before.pid)).toBe(true);
    const heir = launch('orphan');
    const after = await started(heir);
    expect(after).toMatchObject({ adopted: true, pid: before.pid, url: before.url });
    expect(await heir.endAfter('SIGTERM')).toBe(0);
    expect(alive(before.pid)).toBe(false);
  });

  it('together with its server: the next start repairs the data', async () => {
    const killed = launch('orphan');
    const before = await started(killed);
    await query(before.url, 'create table kept as select 7 as seven');
    process.kill(before.pid, 'SIGKILL');
    await killed.endAfter('SIGKILL');
    const after = await started(launch('orphan'));
    expect(after.adopted).toBe(false);
    expect(await query(after.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });
});

describe('a cluster that another start is just making', () => {
  it.each([
    { noted: 'is left alone before its maker has noted itself', seconds: 0, left: true },
    { noted: 'is cleared away when nobody has noted himself for long', seconds: 60, left: false },
  ])('$noted', async ({ seconds, left }) => {
    const half = join(base, `begun-${seconds}`, 'postgres.half-0123');
    mkdirSync(half, { recursive: true });
    const changed = Date.now() / 1000 - seconds;
    utimesSync(half, changed, changed);
    await started(launch(`begun-${seconds}`));
    expect(existsSync(half)).toBe(left);
  });
});

describe('locks', () => {
  it('does not take another program for its server when that got the pid of the lock', async () => {
    const first = launch('orphan');
    const before = await started(first);
    const lock = readFileSync(join(before.folder, 'cluster/postmaster.pid'), 'utf8');
    await first.endAfter('SIGTERM');
    const { uid, gid } = statSync(join(before.folder, 'cluster'));
    const stranger = spawn('sleep', ['60'], { cwd: '/', ...(process.getuid?.() === 0 ? { uid, gid } : {}) });
    writeFileSync(join(before.folder, 'cluster/postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)));
    const after = await started(launch('orphan'));
    expect(after.adopted).toBe(false);
    expect(alive(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
  });

  it('ends with one server when two start at the same time, also the first time', async () => {
    const both = [launch('twice'), launch('twice')];
    const [one, other] = await Promise.all(both.map(started));
    expect(one?.url).toBe(other?.url);
    expect(one?.pid).toBe(other?.pid);
    expect(siblings('twice')).toEqual(['postgres']);
  });
});

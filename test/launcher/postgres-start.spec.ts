import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { alive, type ChildProgram } from './support/child-program.js';
import { checkoutWithoutLinks, compileCheckout } from './support/compiled-checkout.js';
import { query, type Started, started, startLauncher } from './support/postgres-program.js';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const NOBODY = { uid: 65_534, gid: 65_534 };

jest.setTimeout(300_000);

let checkout: string;
let base: string;
let programs: ChildProgram[] = [];

function launch(dataDir: string, options: Parameters<typeof startLauncher>[3] = {}, from = checkout): ChildProgram {
  const program = startLauncher(from, dataDir, join(base, 'machine'), options);
  programs.push(program);
  return program;
}

async function stopped(program: ChildProgram): Promise<void> {
  expect(await program.endAfter('SIGTERM')).toBe(0);
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

beforeAll(async () => {
  checkout = await compileCheckout();
  base = await mkdtemp(join(tmpdir(), 'luotsi-postgres-'));
  await chmod(base, 0o755);
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.endAfter('SIGTERM')));
  programs = [];
});

afterAll(async () => {
  await Promise.all([checkout, base].map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('the first start', () => {
  let server: Started;
  let program: ChildProgram;
  const dataDir = () => join(base, 'first/postgres');

  beforeAll(async () => {
    program = startLauncher(checkout, dataDir(), join(base, 'machine'));
    server = await started(program);
  });

  afterAll(async () => {
    await program.endAfter('SIGTERM');
  });

  it('makes a database that sorts and counts as we need it', async () => {
    const settings = [
      'listen_addresses',
      'unix_socket_directories',
      'max_connections',
      'server_encoding',
      'password_encryption',
      'TimeZone',
    ];
    const columns = settings.map((name) => `current_setting('${name}') as "${name}"`).join(', ');
    const [row] = await query(
      server.url,
      `select ${columns}, datlocprovider, datlocale from pg_database where datname = 'luotsi'`,
    );
    expect(row).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
      TimeZone: 'UTC',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
    });
  });

  it('lets nobody in without the password', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('shows the password to nobody else', async () => {
    const { password } = new URL(server.url);
    expect(readFileSync(join(server.folder, 'password'), 'utf8')).toBe(password);
    expect(modeOf(join(server.folder, 'password'))).toBe(0o600);
    expect(modeOf(join(server.folder, 'server.log'))).toBe(0o600);
    expect(modeOf(server.folder)).toBe(isRoot ? 0o710 : 0o700);
    const files = readdirSync(server.folder).sort();
    expect(files).toEqual(['cluster', 'password', 'port', 'server.log']);
    expect(readFileSync(join(server.folder, 'server.log'), 'utf8')).not.toContain(password);
    expect(execFileSync('ps', ['-A', '-ww', '-o', 'args'], { encoding: 'utf8' })).not.toContain(password);
  });

  it('runs the server in a process group of its own, so that Ctrl-C does not reach it', () => {
    const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim();
    expect(Number(group)).toBe(server.pid);
  });

  asRoot('runs the server as another account, which may only pass through our folder', () => {
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim();
    expect(Number(owner)).not.toBe(0);
    expect(statSync(join(server.folder, 'cluster')).uid).toBe(Number(owner));
    expect(statSync(server.folder).uid).toBe(0);
    expect(server.folder).toBe(dataDir());
    expect(modeOf(join(base, 'first'))).toBe(0o710);
  });
});

describe('a later start', () => {
  const dataDir = () => join(base, 'later/postgres');

  it('finds the same data at the same address, and nothing runs in between', async () => {
    const first = launch(dataDir());
    const before = await started(first);
    await query(before.url, 'create table kept as select 42 as answer');
    await stopped(first);
    expect(alive(before.pid)).toBe(false);
    const after = await started(launch(dataDir()));
    expect(after.url).toBe(before.url);
    expect(await query(after.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('takes another port when its own is taken', async () => {
    const first = launch(dataDir());
    const before = await started(first);
    await stopped(first);
    const squatter = createServer().listen(before.port, '127.0.0.1');
    const after = await started(launch(dataDir()));
    squatter.close();
    expect(after.port).not.toBe(before.port);
    expect(await query(after.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says so when another main version made the data, and touches nothing', async () => {
    const file = join(dataDir(), 'cluster/PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '14\n');
    const program = launch(dataDir());
    expect(await program.end()).toBe(3);
    expect(program.output).toMatch(/was made by PostgreSQL 14, and the installed one is \d+/);
    writeFileSync(file, version);
  });
});

describe('where the data and the programs are', () => {
  it('does not touch a folder that holds something else', async () => {
    const folder = join(base, 'other/postgres');
    await mkdir(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    const program = launch(folder);
    expect(await program.end()).toBe(3);
    expect(program.output).toContain('holds something that is no database of Luotsi');
    expect(readdirSync(join(base, 'other'))).toEqual(['postgres']);
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('mine');
  });

  asRoot(
    'serves a checkout that only root can enter, installed without its links, from a folder of the machine',
    async () => {
      const closed = await checkoutWithoutLinks(checkout, 0o700);
      const dataDir = join(closed, '.luotsi/postgres');
      const program = launch(dataDir, {}, closed);
      const server = await started(program);
      expect(server.folder).toMatch(new RegExp(`^${join(base, 'machine')}/[0-9a-f]{16}$`));
      expect(program.output).toContain(`cannot reach ${dataDir}: the data is kept in ${server.folder}`);
      expect(program.output).toMatch(/cannot run the programs in .*: they are copied to/);
      await query(server.url, 'create table kept as select 1 as one');
      await stopped(program);
      const again = launch(dataDir, {}, closed);
      expect(await query((await started(again)).url, 'select one from kept')).toEqual([{ one: 1 }]);
      expect(again.output).not.toContain('copied');
      await stopped(again);
      await rm(join(closed, '..'), { recursive: true });
    },
  );

  asRoot('runs for an ordinary user as that user', async () => {
    const home = join(base, 'home');
    await mkdir(home);
    await chown(home, NOBODY.uid, NOBODY.gid);
    const server = await started(launch(join(home, '.luotsi/postgres'), NOBODY));
    expect(statSync(join(server.folder, 'cluster')).uid).toBe(NOBODY.uid);
    expect(modeOf(join(home, '.luotsi'))).toBe(0o700);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  asRoot('serves an ordinary user whose packages are not hers to mend', async () => {
    const bare = await checkoutWithoutLinks(checkout, 0o755);
    const home = join(base, 'another-home');
    await mkdir(home);
    await chown(home, NOBODY.uid, NOBODY.gid);
    const program = launch(join(home, '.luotsi/postgres'), NOBODY, bare);
    const server = await started(program);
    expect(readdirSync(join(home, '.luotsi'))).toContainEqual(expect.stringMatching(/^postgres-\d+\.\d+/));
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stopped(program);
    await rm(join(bare, '..'), { recursive: true });
  });

  asRoot('leaves an ordinary user her data when root starts it later', async () => {
    const server = await started(launch(join(base, 'home/.luotsi/postgres')));
    expect(server.folder).toBe(join(base, 'home/.luotsi/postgres'));
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim();
    expect(Number(owner)).toBe(NOBODY.uid);
  });

  asRoot('tells an ordinary user that the data belongs to another', async () => {
    const program = launch(join(base, 'first/postgres'), NOBODY);
    expect(await program.end()).toBe(3);
    expect(program.output).toMatch(/belongs to another user.*Start as its owner/);
  });
});

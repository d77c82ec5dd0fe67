import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, killProcess } from './support/child-program.js';
import { killAll, leftovers, NpmStart, type Programs, running, SERVICES } from './support/npm-start.js';
import { keepPorts } from './support/up-program.js';

// The real programs, several times over.
jest.setTimeout(900_000);
const LONG = 300_000;

let dataDir: string;
let programs: Programs = {};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luotsi-npm-start-'));
  await chmod(dataDir, 0o755);
  await keepPorts(dataDir);
});
afterEach(() => killAll(dataDir, programs));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function started(more: Readonly<Record<string, string>> = {}): Promise<NpmStart> {
  const start = NpmStart.begin(dataDir, more);
  await start.runs();
  programs = start.programs();
  await eventually('all is ready', () => start.isReady());
  return start;
}

/** Ctrl-C as a terminal sends it: to all programs in the foreground. */
async function endedByCtrlC(start: NpmStart): Promise<void> {
  programs = start.programs();
  start.program.signalGroup('SIGINT');
  // By then all is over. npm itself ends by the signal, whatever its script has made of it.
  expect([0, 'SIGINT']).toContain(await start.program.end());
  expect(leftovers(dataDir, programs)).toEqual([]);
}

const MADE = /Migrating the database|Making the accounts/;

describe('npm start', () => {
  it('is ready with the accounts to sign in with; Ctrl-C leaves no process and no lock; the next time nothing is made again', async () => {
    const first = await started();
    expect(first.program.output).toMatch(MADE);
    const login = `/auth/saml/login?idp=${encodeURIComponent('https://idp.metropolia.example/saml2')}&returnTo=/`;
    const signIn = await first.get(login);
    expect(signIn?.headers.get('location')).toContain(`http://127.0.0.1:${first.run.ports['demo-idp']}/metropolia/sso`);
    await endedByCtrlC(first);

    const second = await started();
    expect(second.program.output).not.toMatch(MADE);
    expect((await second.get(login))?.status).toBe(302);
    await endedByCtrlC(second);
  });

  it('mends whatever of it is killed, and ends in order all the same', async () => {
    const start = await started();
    for (const name of SERVICES) {
      const pid = start.run.processes[name]?.pid;
      killProcess(pid);
      await eventually(
        `another ${name} is there`,
        () => ![undefined, pid].includes(start.run.processes[name]?.pid),
        LONG,
      );
      await eventually(`${name} answers again`, () => answers(name, start), LONG);
    }
    const database = start.database();
    killProcess(database);
    await eventually('another database is there', () => ![0, database].includes(start.database()), LONG);
    await eventually('all parts are up again', () => start.isReady(), LONG);
    await endedByCtrlC(start);
  });

  it.each(['start', 'shell', 'npm'])(
    'works again after kill -9 of its %s, and nothing of the first run is left',
    async (whom) => {
      await started();
      const killed = programs;
      killProcess(killed[whom]?.pid);
      const heir = await started();
      // The database may have been taken over.
      expect(running(killed).filter((name) => name !== 'database')).toEqual([]);
      await endedByCtrlC(heir);
      expect(running(killed)).toEqual([]);
    },
  );
});

async function answers(name: (typeof SERVICES)[number], start: NpmStart): Promise<boolean> {
  if (name === 'mail-sink') return takesConnections(start.run.ports['mail-sink'] ?? 0);
  if (name !== 'worker') return start.isReady();
  const answer = await fetch(`http://127.0.0.1:${start.run.ports.worker}/health/ready`).catch(() => undefined);
  return answer?.status === 200;
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
    socket.once('connect', () => socket.destroy());
  });
}

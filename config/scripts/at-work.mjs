// The programs that installing and building run. Two `npm ci` in one folder spoil each other's work; so each program leads a group of its own
// and is written down, and the next start ends what a killed one has left at work. No packages, because it runs before there are any.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 5000;
const GRACE_MS = 3000;

/** What went wrong, for the person at the terminal. */
export class BuildError extends Error {}

function ps(what, pid) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return (spawnSync('ps', ['-ww', '-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8', env }).stdout ?? '').trim();
}

/** State, parent and moment of birth. Linux is read from /proc, because slim images have no `ps`. */
function look(pid) {
  try {
    if (process.platform !== 'linux') {
      const [state = 'Z', parent = '0', ...born] = ps('stat=,ppid=,lstart', pid).split(/\s+/);
      return { state, parent: Number(parent), born: born.join(' ') };
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], parent: Number(fields[1]), born: fields[19] };
  } catch {
    return { state: 'Z', parent: 0, born: '' };
  }
}

function commandLine(pid) {
  if (process.platform !== 'linux') return ps('command', pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** A zombie does not run: where nobody reaps orphans it stays for ever. */
const birthOf = (pid) => {
  const { state, born } = look(pid);
  return /^[ZX]/.test(state) ? '' : born;
};
const markOf = (pid) => ({ pid, born: birthOf(pid) });
const runs = ({ pid, born }) => born !== '' && birthOf(pid) === born;

/**
 * Answers whether one of those that have started us is gone: npm's shell, which dies of SIGTERM and tells nobody, or npm itself, which tells
 * nobody either when it is killed.
 */
export function watchStarters() {
  const shell = process.ppid;
  const npm = look(shell).parent;
  const isNpm = /(^|[\s/])npm(-cli)?(\.js)?(\s|$)/.test(commandLine(npm));
  return () => process.ppid !== shell || (isNpm && look(shell).parent !== npm);
}

const noteIn = (root) => join(root, 'dist/.at-work.json');

function read(root) {
  try {
    return JSON.parse(readFileSync(noteIn(root), 'utf8'));
  } catch {
    return undefined;
  }
}

let mine;

function write() {
  if (!mine) return;
  mkdirSync(dirname(noteIn(mine.root)), { recursive: true });
  writeFileSync(noteIn(mine.root), JSON.stringify({ starter: mine.starter, programs: mine.programs }));
}

function send(group, signal) {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

async function endGroup(leader) {
  send(leader, 'SIGTERM');
  for (const end = Date.now() + GRACE_MS; send(leader, 0) && Date.now() < end; ) await pause(50);
  send(leader, 'SIGKILL');
}

/** Does `work` while nobody else installs or builds here. @throws BuildError when somebody goes on doing so. */
export async function alone(root, work) {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const other = read(root);
    if (!other) break;
    if (!runs(other.starter)) {
      await Promise.all(other.programs.filter(runs).map(({ pid }) => endGroup(pid)));
      break;
    }
    const { pid } = other.starter;
    if (Date.now() > end)
      throw new BuildError(`Luotsi is being installed or built here by process ${pid}. Wait, or end it: kill ${pid}`);
  }
  mine = { root, starter: markOf(process.pid), programs: [] };
  write();
  try {
    return await work();
  } finally {
    mine = undefined;
    rmSync(noteIn(root), { force: true });
  }
}

/** Runs a program; its output is shown only when it fails. An abort ends it with all its children. */
export async function run([command, ...args], { cwd, env, signal }) {
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (mark) mine?.programs.push(mark);
  write();
  const abort = () => mark && void endGroup(mark.pid);
  signal?.addEventListener('abort', abort);
  try {
    return await outcomeOf(child, [command, ...args].join(' '));
  } finally {
    signal?.removeEventListener('abort', abort);
    if (mine) mine.programs = mine.programs.filter((program) => program !== mark);
    write();
    signal?.throwIfAborted();
  }
}

function outcomeOf(child, command) {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code, killedBy) => {
      if (code === 0) settle(said);
      else fail(new BuildError(`${command} ended with ${code ?? killedBy}:\n${said.trimEnd()}`));
    });
  });
}

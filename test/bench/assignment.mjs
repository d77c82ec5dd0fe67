// `node test/bench/assignment.mjs [rounds] [all]`, after a build: how long an exact assignment takes, beside LEMON's network simplex in C++ on the same
// instances in the same run. Needs g++ and Debian's liblemon-dev. CPU milliseconds (of all threads, so what compiles the code counts), medians; "first" is
// the first call of a fresh process, "early" the second to the fifth, "warm" are those after ten more: by then all code is compiled. The goals are those that
// the engine was designed to; with `all` the largest instances run as well (minutes).
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const CALLS_UNTIL_WARM = 10;

/** xorshift (Marsaglia 2003): the same instances in every run. */
function dice(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** `places` are spread by chance, `degree` pairs stand in every row. `common` gives one side a value that all others share. */
function instanceOf({ rows, columns, degree, places, common }) {
  const roll = dice(rows + degree);
  const [pairRow, pairColumn, pairScore] = Array.from({ length: 3 }, () => new Int32Array(rows * degree));
  const values = {
    row: Array.from({ length: rows }, () => roll(900)),
    column: Array.from({ length: columns }, () => roll(900)),
  };
  let pair = 0;
  for (let row = 0; row < rows; row += 1) {
    const known = new Set();
    while (known.size < degree) known.add(roll(columns));
    for (const column of known) {
      const shared = common === 'rows' ? values.row[row] : values.column[column];
      pairRow[pair] = row;
      pairColumn[pair] = column;
      pairScore[pair] = common ? shared + roll(100) : roll(1000);
      pair += 1;
    }
  }
  const capacities = new Int32Array(columns);
  for (let place = 0; place < places; place += 1) capacities[roll(columns)] += 1;
  return { rows, columns, capacities, pairRow, pairColumn, pairScore };
}

const TEN = { rows: 10_000, columns: 4_000, degree: 39 };
const FIFTY = { rows: 50_000, columns: 20_000, degree: 45 };
/** The goal is the ratio of a warm call to LEMON's, but milliseconds of the first call for the smallest. */
const CASES = [
  { name: '200 x 100', rows: 200, columns: 100, degree: 19, places: 160, firstGoal: 20 },
  { name: '2,000 x 1,000, a fifth of all pairs', rows: 2_000, columns: 1_000, degree: 210, places: 1_600, goal: 0.33 },
  { name: '10,000 x 4,000, scarce places', ...TEN, places: 7_572, goal: 0.25 },
  { name: '10,000 x 4,000, ample places', ...TEN, places: 14_000, goal: 0.16 },
  { name: '10,000 x 4,000, tight places', ...TEN, places: 10_000, goal: 0.27 },
  { name: '10,000 x 4,000, mentors share a value', ...TEN, places: 10_000, common: 'columns', goal: 0.2 },
  { name: '10,000 x 4,000, students share a value', ...TEN, places: 7_572, common: 'rows', goal: 0.45 },
  { name: '10,000 x 4,000, 8.5 M pairs', ...TEN, degree: 855, places: 7_572, goal: 0.15, large: true },
  { name: '50,000 x 20,000, scarce places', ...FIFTY, places: 38_000, goal: 0.1, large: true },
  { name: '50,000 x 20,000, ample places', ...FIFTY, places: 70_000, goal: 0.07, large: true },
  { name: '50,000 x 20,000, tight places', ...FIFTY, places: 50_000, goal: 0.18, large: true },
];

function write(file, { rows, columns, capacities, pairRow, pairColumn, pairScore }) {
  const numbers = Int32Array.of(rows, columns, pairRow.length, ...capacities);
  writeFileSync(
    file,
    Buffer.concat([numbers, pairRow, pairColumn, pairScore].map(({ buffer }) => Buffer.from(buffer))),
  );
}

function lemon(program, file) {
  const [milliseconds, matched, score] = execFileSync(program, [file], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .map(Number);
  return { milliseconds, matched, score };
}

/** In a child: solves one case over and over, once for each message, and says how long the processor took. */
async function work(at) {
  const { solve, verify } = await import('../../dist/libs/assignment/src/index.js');
  const instance = instanceOf(CASES[at]);
  process.on('message', () => {
    const begun = process.cpuUsage();
    const result = solve(instance);
    const solved = process.cpuUsage(begun);
    const checking = process.cpuUsage();
    const { holds } = verify(instance, result);
    const checked = process.cpuUsage(checking);
    const inMilliseconds = ({ user, system }) => (user + system) / 1000;
    const { matched, score } = result;
    process.send({ milliseconds: inMilliseconds(solved), check: inMilliseconds(checked), matched, score, holds });
  });
}

function ask(child) {
  return new Promise((resolve, reject) => {
    const refuse = (code) => reject(new Error(`The worker ended with ${code}`));
    child.once('exit', refuse);
    child.once('message', (answer) => {
      child.off('exit', refuse);
      resolve(answer);
    });
    child.send('solve');
  });
}

async function measure(at, program, file, rounds) {
  write(file, instanceOf(CASES[at]));
  const child = fork(fileURLToPath(import.meta.url), ['worker', String(at)]);
  const first = await ask(child);
  if (!first.holds) throw new Error(`${CASES[at].name}: the certificate does not hold`);
  const early = [];
  for (let call = 0; call < CALLS_UNTIL_WARM; call += 1) early.push((await ask(child)).milliseconds);
  const found = [];
  for (let round = 0; round < rounds; round += 1) found.push({ ours: await ask(child), theirs: lemon(program, file) });
  child.kill();
  for (const { ours, theirs } of found)
    if (ours.matched !== theirs.matched || ours.score !== theirs.score)
      throw new Error(`${CASES[at].name}: ${JSON.stringify(ours)}, and LEMON ${JSON.stringify(theirs)}`);
  const ratio = median(found.map(({ ours, theirs }) => ours.milliseconds / theirs.milliseconds));
  const { goal, firstGoal, name } = CASES[at];
  const isMet = firstGoal ? first.milliseconds <= firstGoal : ratio <= goal;
  return {
    instance: name,
    LEMON: Math.round(median(found.map(({ theirs }) => theirs.milliseconds)) * 10) / 10,
    first: Math.round(first.milliseconds),
    early: Math.round(median(early.slice(0, 4))),
    warm: Math.round(median(found.map(({ ours }) => ours.milliseconds))),
    check: Math.round(median(found.map(({ ours }) => ours.check))),
    ratio: Math.round(ratio * 100) / 100,
    goal: firstGoal ? `first <= ${firstGoal} ms` : goal,
    met: isMet ? 'yes' : 'no',
  };
}

async function main() {
  const rounds = Number(process.argv[2] ?? 5);
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-bench-'));
  try {
    const program = join(folder, 'lemon');
    execFileSync('g++', ['-O3', '-std=c++17', '-o', program, join(HERE, 'assignment-lemon.cpp'), '-llemon'], {
      stdio: 'inherit',
    });
    const table = [];
    for (const [at, { large, name }] of CASES.entries()) {
      if (large && process.argv[3] !== 'all') continue;
      console.error(name);
      table.push(await measure(at, program, join(folder, 'instance'), rounds));
    }
    console.table(table);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[2] === 'worker') await work(Number(process.argv[3]));
else await main();

// A match run as it is lived: from the database through the worker to stored proposals, while people use the API.
// `node test/bench/match-run.mjs [students 3000] [mentors 400] [rounds 3]` after `npm run build`. Prints the milliseconds of each part (from the
// run's own record), the whole from start to end, and the API's 95th percentile while the run works against before it, in one process each.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const [students, mentors, rounds] = [3000, 400, 3].map((usual, place) => Number(process.argv[place + 2] ?? usual));
const dist = (path) => new URL(`../../dist/${path}`, import.meta.url).href;

const folder = await mkdtemp(join(tmpdir(), 'luotsi-bench-'));
const { startPostgres } = await import(dist('apps/cli/src/postgres/index.js'));
const server = await startPostgres({ dataDir: join(folder, 'postgres'), onNotice: () => {} });
const port = await freePort();
const env = {
  PATH: process.env.PATH,
  DATABASE_URL: server.url,
  LUOTSI_SECRET_KEY: randomBytes(32).toString('base64'),
  LUOTSI_DATA_DIR: folder,
  PUBLIC_URL: `http://localhost:${port}`,
  PORT: String(port),
};
const children = [];
try {
  await program('apps/cli/src/main.js', ['migrate']);
  const database = new pg.Client(server.url);
  database.on('error', () => {}); // it ends with the server
  await database.connect();
  const cohortId = await populate(database);
  start('apps/api/src/main.js');
  start('apps/worker/src/main.js');
  while (
    !(await fetch(`${env.PUBLIC_URL}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await sleep(200);
  await load(2000); // the first requests are slow
  const { withHouse } = await import(dist('apps/cli/src/command-house.js'));
  await withHouse(env, (house) => measure(house, database, cohortId));
  await database.end();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const child of children) child.kill('SIGTERM');
  await sleep(1500);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function measure(house, database, cohortId) {
  const { StartRun, CancelRun } = await import(dist('libs/matching/src/index.js'));
  const { GrantRole, FindSignedIn } = await import(dist('libs/identity/src/index.js'));
  const get = (token) => house.get(token, { strict: false });
  const { rows } = await database.query('select id from identity.person limit 1');
  const personId = rows[0].id;
  const grant = { personId, role: 'programme_manager', organisationId: null, programmeId: null };
  await get(GrantRole).execute(grant, { kind: 'command', name: 'bench' });
  const actor = await get(FindSignedIn).execute(personId, new Date());
  console.log(`${students} students x ${mentors} mentors, ${rounds} rounds`);
  for (let round = 1; round <= rounds; round += 1) {
    const before = await load(4000);
    const runId = await get(StartRun).execute({ cohortId }, actor);
    const during = [];
    let run;
    do {
      during.push(...(await load(200)));
      run = (await database.query('select * from matching.match_run where id = $1', [runId])).rows[0];
    } while (['queued', 'running'].includes(run.state));
    const result = (await database.query('select timings from matching.run_result where run_id = $1', [runId])).rows[0];
    const whole = run.finished_at - run.started_at;
    console.log(
      `${run.state}: whole ${whole} ms (${JSON.stringify(result?.timings)}), pairs ${run.pairs_considered}, matched ${run.matched}; ` +
        `API p95 ${p95(before)} ms before, ${p95(during)} ms during, ratio ${(p95(during) / p95(before)).toFixed(2)} (${during.length} requests)`,
    );
    await get(CancelRun).execute({ runId }, actor);
  }
}

/** Milliseconds of each request of two people who read public events, one request after the other. */
async function load(milliseconds) {
  const until = Date.now() + milliseconds;
  const times = [];
  const one = async () => {
    while (Date.now() < until) {
      const begun = performance.now();
      await (await fetch(`${env.PUBLIC_URL}/api/v1/events`)).arrayBuffer();
      times.push(performance.now() - begun);
      await sleep(10);
    }
  };
  await Promise.all([one(), one()]);
  return times;
}

function p95(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return Number((sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1));
}

/** Invented people, the same each time: skewed fields, one to three languages, four wishes, three half days. */
async function populate(database) {
  const seeded = `('0190a1b2-0000-7000-%s-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const id = (kind) => seeded.replace('%s', kind);
  const year = `'2026-01-01', '2027-12-31'`;
  const name = `'{"source": "en", "en": "Bench"}'`;
  const pick = (list, salt) =>
    `(array[${list}])[1 + (hashint4(n * 31 + ${salt}) & 1048575) % ${list.split(',').length}]`;
  const TOPICS = `'interviews','networking','cv','sales','data','software','finance','marketing','design','careers'`;
  const SLOTS = `'mon-evening','tue-evening','wed-evening','thu-evening','fri-morning','weekend'`;
  const FIELDS = `'061','061','061','041','041','091','071','021','031'`;
  const languages = `jsonb_build_array(jsonb_build_object('language', 'en', 'level', ${pick(`'B1','B2','C1','C1','C2'`, 5)}),
    jsonb_build_object('language', ${pick(`'fi','sv','de','es','fr'`, 6)}, 'level', ${pick(`'A2','B1','B2','C1'`, 7)}))`;
  const answers = (topics) => `array[${topics}], array[${pick(SLOTS, 11)}, ${pick(SLOTS, 12)}, ${pick(SLOTS, 13)}],
    array[${pick(`'remote','in_person'`, 14)}, 'remote']`;
  const topics = [1, 2, 3, 4].map((salt) => pick(TOPICS, salt * 101)).join(', ');
  await database.query(`
    insert into programmes.programme (id, name, description, starts_on, ends_on) values ('0190a1b2-0000-7000-9000-000000000000', ${name}, ${name}, ${year});
    insert into programmes.cohort (id, programme_id, name, description, opens_on, closes_on, starts_on, ends_on, approves_saml_students)
      values ('0190a1b2-0000-7000-9001-000000000000', '0190a1b2-0000-7000-9000-000000000000', ${name}, ${name}, ${year}, ${year}, true);
    insert into identity.person (id, display_name, language, state, created_at)
      select ${id('8001')}, 'Student ' || n, 'en', 'active', now() from generate_series(1, ${students}) n
      union all select ${id('8002')}, 'Mentor ' || n, 'fi', 'active', now() from generate_series(1, ${mentors}) n;
    insert into profiles.student_profile (person_id, field, degree_type, degree_programme, skills, wishes, wish_text, slots, modes, languages, updated_at, version)
      select ${id('8001')}, ${pick(FIELDS, 1)}, '2', 'Bench', '{}', ${answers(topics).replace(', array', `, '', array`)}, ${languages}, now(), 1
      from generate_series(1, ${students}) n;
    insert into profiles.mentor_profile (person_id, field, title, company, years_of_experience, offers, about, slots, modes, languages, updated_at, version)
      select ${id('8002')}, ${pick(FIELDS, 2)}, 'Engineer', 'Bench', 9, ${answers(topics).replace(', array', `, '', array`)}, ${languages}, now(), 1
      from generate_series(1, ${mentors}) n;
    insert into programmes.enrolment (id, cohort_id, person_id, role, state, capacity, created_at)
      select ${id('8003')}, '0190a1b2-0000-7000-9001-000000000000'::uuid, ${id('8001')}, 'student', 'approved', null, now() from generate_series(1, ${students}) n
      union all select ${id('8004')}, '0190a1b2-0000-7000-9001-000000000000'::uuid, ${id('8002')}, 'mentor', 'approved', 1 + n % 3, now() from generate_series(1, ${mentors}) n;
    analyze;`);
  return '0190a1b2-0000-7000-9001-000000000000';
}

function start(path) {
  const child = spawn(process.execPath, [new URL(`../../dist/${path}`, import.meta.url).pathname], {
    env,
    stdio: 'ignore',
  });
  children.push(child);
}

function program(path, args) {
  const child = spawn(process.execPath, [new URL(`../../dist/${path}`, import.meta.url).pathname, ...args], {
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}`))));
  });
}

function freePort() {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

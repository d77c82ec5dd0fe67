// `TEST_DATABASE_URL=... node test/bench/sign-in.mjs [sign-ins] [rounds]`, after a build: how long a sign-in's last step takes, the POST of the university's
// answer, one after the other and eight at once. Ours is the api's process as built, on PostgreSQL; the reference (plain-saml.mjs) is passport-saml alone
// with everything in memory. Both get the same kind of answer: Response and Assertion signed, RSA-SHA256, keys of 2048 bits.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { personFor } from '../../dist/apps/demo-idp/src/people.js';
import { providerOf } from '../../dist/apps/demo-idp/src/providers.js';
import { attributesOf } from '../../dist/apps/demo-idp/src/saml/attributes.js';
import { buildResponse, encodeResponse } from '../../dist/apps/demo-idp/src/saml/response.js';
import { HOUSE } from '../../dist/apps/house.js';
import { WorkerModule } from '../../dist/apps/worker/src/worker.module.js';
import { loadEnv } from '../../dist/config/env.js';
import { Organisations, TrustProvider } from '../../dist/libs/identity/src/index.js';
import { migrate, SYSTEM } from '../../dist/libs/platform/src/index.js';
import { base64Of, makeCredentials } from '../../dist/libs/platform/src/kernel/certificate.js';

const [signIns = 100, rounds = 5] = process.argv.slice(2).map(Number);
const AT_ONCE = 8;
const publicUrl = 'http://localhost:4321';
const ssoUrl = 'http://127.0.0.1:9/sso';
const audience = `${publicUrl}/auth/saml/metadata`;
const provider = providerOf('metropolia');
const attributes = attributesOf(personFor('metropolia', 'student0001'), provider);
const credentials = await makeCredentials('idp.metropolia.example', new Date());
const certificate = base64Of(credentials.certificate);

const server = process.env.TEST_DATABASE_URL;
const name = `luotsi_bench_${randomBytes(6).toString('hex')}`;
const database = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
async function onServer(statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function start(script, more, ...args) {
  const PORT = String(await freePort());
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...more, PORT },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${PORT}`;
  while (!(await fetch(`${url}/health/live`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`${script} ended at once`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => child.kill('SIGKILL') };
}

/** The university is made known, in the way that an operator does it. */
async function trust(env) {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env: loadEnv(env) }), {
    logger: false,
  });
  const names = { source: 'en', ...provider.names };
  const organisationId = await app.get(Organisations).findOrAdd({ kind: 'university', name: names });
  const { entityId, scopes } = provider;
  const trusted = { entityId, organisationId, name: names, ssoUrl, certificates: [certificate], scopes };
  await app.get(TrustProvider).execute(trusted, SYSTEM);
  await app.close();
}

/** Somebody was sent to the university, and the answer is written: all but the POST is done. */
async function prepared({ url }) {
  const sent = await fetch(`${url}/auth/saml/login?idp=${encodeURIComponent(provider.entityId)}`, {
    redirect: 'manual',
  });
  const target = new URL(sent.headers.get('location'));
  const request = inflateRawSync(Buffer.from(target.searchParams.get('SAMLRequest'), 'base64')).toString();
  const xml = buildResponse({
    credentials,
    issuer: provider.entityId,
    audience,
    acsUrl: `${publicUrl}/auth/saml/acs`,
    inResponseTo: /\bID="([^"]+)"/.exec(request)[1],
    now: new Date(),
    attributes,
  });
  const RelayState = target.searchParams.get('RelayState') ?? '';
  const cookie = sent.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { body: new URLSearchParams({ SAMLResponse: encodeResponse(xml), RelayState }), headers: { cookie } };
}

/** Posts the answers, so many at once. Answers how many a second, and the milliseconds under which 95 of 100 stay. */
async function posted({ url }, answers, atOnce) {
  const left = [...answers];
  const times = [];
  const begun = performance.now();
  const one = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const from = performance.now();
      const answer = await fetch(`${url}/auth/saml/acs`, { method: 'POST', redirect: 'manual', ...next });
      await answer.text();
      if (answer.status !== 303) throw new Error(`A sign-in failed: ${answer.status}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const perSecond = (answers.length * 1000) / (performance.now() - begun);
  return { perSecond, p95: times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] };
}

async function measured(program, atOnce) {
  const answers = [];
  for (let count = 0; count < signIns; count += 1) answers.push(await prepared(program));
  return posted(program, answers, atOnce);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await onServer(`create database ${name}`);
const env = {
  DATABASE_URL: database,
  LUOTSI_SECRET_KEY: randomBytes(32).toString('base64'),
  PUBLIC_URL: publicUrl,
  CONSOLE: 'off',
};
const programs = [];
try {
  await migrate(database, HOUSE);
  await trust(env);
  const reference = await start('plain-saml.mjs', {}, JSON.stringify({ publicUrl, ssoUrl, certificate, audience }));
  programs.push(reference);
  const ours = await start('../../dist/apps/api/src/main.js', env);
  programs.push(ours);
  console.log(`${signIns} sign-ins a round, ${rounds} rounds after one that does not count, medians`);
  for (const atOnce of [1, AT_ONCE]) {
    const table = [];
    for (let round = 0; round <= rounds; round += 1) {
      const row = { reference: await measured(reference, atOnce), ours: await measured(ours, atOnce) };
      if (round > 0) table.push(row);
    }
    const of = (who, what) => median(table.map((row) => row[who][what]));
    console.log(atOnce === 1 ? 'one after the other' : `${atOnce} at once`);
    for (const who of ['reference', 'ours'])
      console.log(
        `  ${who.padEnd(10)} ${of(who, 'perSecond').toFixed(0).padStart(5)} a second, p95 ${of(who, 'p95').toFixed(1)} ms`,
      );
    const ratio = (what) => median(table.map((row) => row.ours[what] / row.reference[what])).toFixed(2);
    console.log(`  ${'ratio'.padEnd(10)} ${ratio('perSecond').padStart(5)} of its rate, ${ratio('p95')} times its p95`);
  }
} finally {
  for (const program of programs) program.stop();
  await onServer(`drop database if exists ${name} with (force)`);
}

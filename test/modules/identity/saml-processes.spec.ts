import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { logoutRequestXml, redirectQuery } from '../../../apps/demo-idp/src/saml/logout.js';
import { buildResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { ChildProgram, eventually } from '../../launcher/support/child-program.js';
import { Browser } from '../../support/browser.js';
import { freePort } from '../../support/free-port.js';
import { type CompiledHouse, compileHouse } from '../platform/support/compiled-house.js';
import { type Asked, answer, ask, honest, openSamlHouse, post, type SamlHouse, signIn } from './saml-support.js';

/** One api process, as built, on the database and with the secrets of the house that knows the universities. */
interface Api {
  readonly program: ChildProgram;
  /** The house as it is reached through this process. */
  readonly door: SamlHouse;
}

// On a busy machine each step may take its minute.
const PATIENCE = 180_000;
jest.setTimeout(PATIENCE);

let compiled: CompiledHouse;
let house: SamlHouse;
let one: Api;
let other: Api;

async function startApi(): Promise<Api> {
  const port = await freePort();
  const { DATABASE_URL, LUOTSI_SECRET_KEY, PUBLIC_URL } = house.env;
  const env = { DATABASE_URL, LUOTSI_SECRET_KEY, PUBLIC_URL, CONSOLE: 'off', PORT: String(port) };
  const program = ChildProgram.start(compiled.api, [], { env });
  const url = `http://localhost:${port}`;
  const isUp = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually('an api process is up', isUp, PATIENCE);
  return { program, door: { ...house, url } };
}

beforeAll(async () => {
  [compiled, house] = await Promise.all([compileHouse(), openSamlHouse()]);
  [one, other] = await Promise.all([startApi(), startApi()]);
}, 2 * PATIENCE);
afterAll(async () => {
  await Promise.all([one, other].map((api) => api?.program.endAfter('SIGKILL')));
  await house?.close();
  await compiled?.remove();
});
// Other processes have the machine's clock.
beforeEach(() => house.clock.set(new Date()));

/** The same browser at another process: the balancer in front sends it where it likes. */
const at = ({ door }: Api, browser: Browser) => new Browser(door, browser.cookies, browser.language);
const isIn = async (api: Api, browser: Browser) => (await at(api, browser).get('/api/v1/me')).status;
const both = async (browser: Browser) => [await isIn(one, browser), await isIn(other, browser)];
const spread = (index: number) => (index % 2 === 0 ? one : other);

/** What a sign-in leaves behind. */
async function traces(): Promise<{ sessions: number; signIns: number }> {
  const row = await house.database.one<{ sessions: number; signIns: number }>(
    `select (select count(*)::int from identity.session) as sessions,
       (select count(*)::int from privacy.audit_entry where action = 'identity.sign-in') as "signIns"`,
  );
  return row ?? { sessions: 0, signIns: 0 };
}

/** How often this reason was given since, by either process. */
function reasonsGiven(reason: string): () => number {
  const count = () => `${one.program.output}${other.program.output}`.split(`"reason":"${reason}"`).length - 1;
  const before = count();
  return () => count() - before;
}

const statusesOf = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status).sort();
const once = (refusal: number) => [303, ...Array.from({ length: 19 }, () => refusal)];

describe('two api processes', () => {
  it('take an answer that comes twenty times at one moment, to either, exactly once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const to = await ask(one.door);
      const message = answer(to);
      const before = await traces();
      const given = reasonsGiven('identity.saml-not-asked');
      const sent = Array.from({ length: 20 }, (_, index) => post(to, message, at(spread(index), to.browser)));
      expect(await statusesOf(sent)).toEqual(once(410));
      expect(await traces()).toEqual({ sessions: before.sessions + 1, signIns: before.signIns + 1 });
      await eventually('each refusal is logged', () => given() === 19);
    }
  });

  it('take an assertion that answers twenty requests at one moment exactly once', async () => {
    const asked: Asked[] = [];
    for (let index = 0; index < 20; index += 1) asked.push(await ask(spread(index).door));
    const messages = asked.map((to) => answer(to, {}, { id: '_twenty' }));
    const before = await traces();
    const given = reasonsGiven('assertion used before');
    const sent = asked.map((to, index) => post(to, messages[index] ?? ''));
    expect(await statusesOf(sent)).toEqual(once(403));
    expect(await traces()).toEqual({ sessions: before.sessions + 1, signIns: before.signIns + 1 });
    await eventually('each refusal is logged', () => given() === 19);
  });

  it('know of each other’s exchanges: what one asked, the other takes, and no assertion a second time', async () => {
    const first = await ask(one.door);
    const browser = at(other, first.browser);
    expect((await post(first, answer(first, {}, { id: '_same' }), browser)).status).toBe(303);
    expect(await both(browser)).toEqual([200, 200]);
    const second = await ask(one.door);
    const given = reasonsGiven('assertion used before');
    expect((await post(second, answer(second, {}, { id: '_same' }))).status).toBe(403);
    await eventually('the refusal is logged', () => given() === 1);
  });

  it('end a session at once that the university ends, whichever hears of it, and hear it once', async () => {
    const to = await ask(one.door);
    const nameId = { value: 'anna' };
    const signedIn = answer(to, {}, { nameId, authnStatements: [{ sessionIndex: 'a' }] });
    expect((await post(to, signedIn)).status).toBe(303);
    const xml = logoutRequestXml({
      issuer: house.metropolia.entityId,
      destination: `${house.env.PUBLIC_URL}/auth/saml/slo`,
      now: house.clock.now(),
      nameId: 'anna',
      sessionIndexes: ['a'],
    });
    const query = redirectQuery({ name: 'SAMLRequest', xml, credentials: house.metropolia.credentials });
    expect(await both(to.browser)).toEqual([200, 200]);
    expect((await new Browser(other.door).get(`/auth/saml/slo?${query}`)).status).toBe(303);
    expect(await isIn(one, to.browser)).toBe(401);
    expect(await isIn(other, to.browser)).toBe(401);
    const given = reasonsGiven('request used before');
    expect((await new Browser(one.door).get(`/auth/saml/slo?${query}`)).status).toBe(403);
    await eventually('the refusal is logged', () => given() === 1);
  });

  it('both know at once who signed out at one of them', async () => {
    const { browser } = await signIn(one.door);
    const copy = new Browser(one.door, browser.cookies);
    expect(await both(copy)).toEqual([200, 200]);
    expect((await at(one, browser).post('/auth/logout')).status).toBe(200);
    expect(await isIn(other, copy)).toBe(401);
    expect(await isIn(one, copy)).toBe(401);
  });

  it('both know at once who was disabled, in all three of her browsers', async () => {
    const doors = [one.door, other.door, one.door];
    const browsers: Browser[] = [];
    for (const door of doors) browsers.push((await signIn(door, house.laurea, 'diego.ramirez')).browser);
    const [first] = browsers;
    const me = (await (await first?.get('/api/v1/me'))?.json()) as { person: { id: string } };
    for (const browser of browsers) expect(await both(browser)).toEqual([200, 200]);
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [me.person.id]);
    for (const browser of browsers) expect(await both(browser)).toEqual([401, 401]);
    const again = await ask(other.door, house.laurea);
    expect((await post(again, buildResponse(honest(again, 'diego.ramirez')))).status).toBe(403);
    expect(await both(again.browser)).toEqual([401, 401]);
  });
});

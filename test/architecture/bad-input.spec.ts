import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import { openApiDocument } from '../../apps/api/src/openapi.js';
import { Browser } from '../support/browser.js';
import { openApi } from '../support/house.js';
import { signInAs, signInWith } from '../support/people.js';
import { listRoutes, nameOf, type Route } from '../support/routes.js';
import { tableSums } from '../support/table-sums.js';
import type { RouteCase } from '../support/world/route-case.js';
import { addressOf, ROUTE_CASES } from '../support/world/route-cases.js';
import { World } from '../support/world/world.js';
import {
  amissAmong,
  amissIn,
  INVALID,
  inAllLanguages,
  TOO_LARGE,
  UNREADABLE,
  type Wrong,
} from '../support/wrong-requests.js';

let house: Awaited<ReturnType<typeof openApi>>;
let world: World;
let document: ReturnType<typeof openApiDocument>;
let routes: Route[];
/** The right request of every route that changes something. Nothing wrong changes anything, so one serves all tests. */
const rights: Right[] = [];
beforeAll(async () => {
  house = await openApi();
  world = await World.open(house);
  document = openApiDocument(house.app);
  routes = listRoutes(house);
  const made: Right[] = [];
  for (const route of routes.filter(({ method }) => method !== 'GET')) made.push(await right(route));
  // One for all of staff's routes, and last: every sign-in moves the clock on, and staff's sessions end when nothing is done in them.
  const staff = await signInAs(house, { role: 'programme_manager' });
  rights.push(...made.map((one) => (one.stands && !one.owner ? { ...one, browser: staff } : one)));
}, 180_000);
afterAll(() => house.close());

/** A request that the right person sends with everything in order. */
interface Right extends RouteCase {
  readonly route: Route;
  readonly address: string;
  readonly browser: Browser;
}

async function right(route: Route): Promise<Right> {
  const made = await ROUTE_CASES[nameOf(route)]?.(world, world.places.own);
  if (!made) throw new Error(`The tests do not know how to send ${nameOf(route)}`);
  const browser = await senderOf(made);
  return { ...made, route, address: addressOf(route.path, made.params), browser };
}

function senderOf({ owner }: RouteCase): Browser | Promise<Browser> {
  return owner ? signInWith(house, owner.address) : new Browser(house);
}

interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly required?: string[] } }> };
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

/** What OpenAPI tells of a route. */
function operationOf({ method, path }: Route): Operation {
  const operations: Record<string, unknown> = { ...document.paths[path.replaceAll(/:(\w+)/g, '{$1}')] };
  return (operations[method.toLowerCase()] ?? {}) as Operation;
}

function wrongBodies({ route, body }: Right): Wrong[] {
  if (!body) return [];
  const at = (what: string, change: Record<string, unknown>, pointer?: string): Wrong => ({
    what,
    body: { ...body, ...change },
    ...(pointer && { pointer }),
    code: INVALID,
  });
  const required = operationOf(route).requestBody?.content['application/json']?.schema.required ?? [];
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string');
  const numbers = Object.entries(body).filter(([, value]) => typeof value === 'number');
  return [
    ...Object.keys(body).map((name) => at(`${name} of a wrong type`, { [name]: { a: [null] } }, `/${name}`)),
    ...required.map((name) => at(`no ${name}`, { [name]: undefined }, `/${name}`)),
    ...texts.map(([name, text]) => at(`a zero byte in ${name}`, { [name]: `${text}\u0000` }, `/${name}`)),
    ...texts.map(([name, text]) => at(`half a character in ${name}`, { [name]: `${text}\ud800` }, `/${name}`)),
    ...texts.map(([name]) => at(`far too much ${name}`, { [name]: 'å'.repeat(50_000) })),
    ...numbers.map(([name]) => at(`half of ${name}`, { [name]: 1.5 })),
    ...numbers.map(([name]) => ({ ...at(`endless ${name}`, { [name]: 1e21 }), code: INVALID })),
    { ...at('a field that nobody asked for', { 'no-such-field': 1 }), code: INVALID },
    { what: 'a list for a body', body: [body], code: INVALID },
    { what: 'an empty body', body: {}, code: INVALID },
    {
      what: 'JSON under another name',
      body: JSON.stringify(body),
      headers: { 'content-type': 'text/plain' },
      code: INVALID,
    },
    { what: 'a form', body: new URLSearchParams({ version: '1' }), code: INVALID },
  ];
}

const WRONG_IDS = [
  'not-a-uuid',
  '1',
  '0190a1b2-0000-7000-8000-00000000000',
  "'%20or%20true--",
  '%00',
  '%E0%A4%A',
  '..%2F..',
];

function wrongAddresses({ route, params = {}, body = {} }: Right): Wrong[] {
  return Object.keys(params).flatMap((name) =>
    WRONG_IDS.map((id) => ({
      what: `${id} for ${name}`,
      address: addressOf(route.path, { ...params, [name]: id }),
      body,
    })),
  );
}

/** Sends it in one language and answers what is amiss with the answer. */
async function amiss({ route, browser, address }: Right, wrong: Wrong, language: Language): Promise<string[]> {
  const answer = await browser.send(route.method, wrong.address ?? address, wrong.body, {
    'accept-language': `${language}-FI,${language};q=0.9,en;q=0.1`,
    ...wrong.headers,
  });
  // Whoever comes from a university comes by redirects of the browser: a page tells what is wrong.
  if (route.path === '/auth/saml/acs' && answer.headers.get('content-type')?.startsWith('text/html'))
    return answer.status < 500 && (await answer.text()).includes(`lang="${language}"`) ? [] : [`page ${answer.status}`];
  return amissIn(answer, wrong, language, house.get(Texts));
}

const walk = (sent: Right, wrongs: readonly Wrong[]) =>
  amissAmong(wrongs, inAllLanguages, (wrong, language) => amiss(sent, wrong, language));

async function expectRefused(wrongsOf: (sent: Right) => readonly Wrong[], sents = rights): Promise<void> {
  for (const sent of sents) {
    const { route } = sent;
    const before = await tableSums(house);
    expect({ route: nameOf(route), amiss: await walk(sent, wrongsOf(sent)) }).toEqual({
      route: nameOf(route),
      amiss: {},
    });
    expect({ route: nameOf(route), sums: await tableSums(house) }).toEqual({ route: nameOf(route), sums: before });
  }
}

describe('every route that changes something answers a clear problem in the reader’s language and changes nothing for', () => {
  it('a body that cannot be read, or of 10 MB', () => expectRefused(() => [...UNREADABLE, TOO_LARGE]));
  it('a body that holds something else than the contract says', () => expectRefused(wrongBodies));
  it('an address without a proper id', () => expectRefused(wrongAddresses));

  it('a forged session', async () => {
    const cookies = ['s:forged.c2lnbmVk', 's%3Aforged', 'forged', '%00', `s:${'a'.repeat(3000)}.x`];
    await expectRefused(
      ({ browser, body }) => {
        const session = browser.cookies.get('luotsi') ?? '';
        const other = session.replace(/(.)\./, (_, sign: string) => (sign === 'x' ? 'y.' : 'x.'));
        return [...cookies, session.slice(0, -3), other].map((value) => ({
          what: `the cookie ${value.slice(0, 20)}`,
          body: body ?? {},
          headers: { cookie: `luotsi=${encodeURIComponent(value)}` },
          code: 'identity.not-signed-in',
        }));
      },
      rights.filter(({ route }) => route.permission !== 'public'),
    );
  });
});

describe('every query', () => {
  it('is refused in the reader’s language when it cannot be meant, and never breaks anything', async () => {
    const asked = routes.filter(({ method }) => method === 'GET');
    const named = asked.flatMap((route) =>
      (operationOf(route).parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => ({ route, name })),
    );
    expect(named.length).toBeGreaterThan(4);
    const manager = await signInAs(house, { role: 'programme_manager' });
    for (const { route, name } of named) {
      const browser = route.permission === 'public' ? new Browser(house) : manager;
      const sent: Right = { route, address: route.path, browser };
      const wrongs = ['%00', 'x'.repeat(5000), `a&${name}=b`].map((value) => ({
        what: value.slice(0, 9),
        address: `${route.path}?${name}=${value}`,
        code: INVALID,
      }));
      expect({ route: nameOf(route), name, amiss: await walk(sent, wrongs) }).toEqual({
        route: nameOf(route),
        name,
        amiss: {},
      });
    }
  });
});

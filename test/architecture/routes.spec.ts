import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, STAFF_ROLES, staffPermissions } from '#identity';
import { Browser } from '../support/browser.js';
import { openApi } from '../support/house.js';
import { signInAs, signInWith } from '../support/people.js';
import { listRoutes, nameOf, type Route } from '../support/routes.js';
import { tableSums } from '../support/table-sums.js';
import { reachedBy, rolesWith, type Stand, type Viewer, Viewers } from '../support/viewers.js';
import type { RouteCase } from '../support/world/route-case.js';
import { addressOf, ROUTE_CASES } from '../support/world/route-cases.js';
import { World } from '../support/world/world.js';

let house: Awaited<ReturnType<typeof openApi>>;
let routes: Route[];
beforeAll(async () => {
  house = await openApi();
  routes = listRoutes(house);
});
afterAll(() => house.close());

const NOBODYS_ID = '0190a1b2-0000-7000-8000-000000000000';
const call = (browser: Browser, route: Route) =>
  browser.send(route.method, route.path.replaceAll(/:\w+/g, NOBODYS_ID), route.method === 'GET' ? undefined : {});

describe('every route', () => {
  it('names a permission', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => route.permission === undefined)).toEqual([]);
  });

  it('asks strangers to sign in unless it is public', async () => {
    for (const route of routes.filter((candidate) => candidate.permission !== 'public')) {
      const answer = await call(new Browser(house), route);
      expect({ route: `${route.method} ${route.path}`, status: answer.status }).toEqual({
        route: `${route.method} ${route.path}`,
        status: 401,
      });
    }
  });

  it('refuses a person without a role where a staff permission is asked for', async () => {
    const student = await signInAs(house, { role: undefined });
    for (const route of routes.filter((candidate) =>
      staffPermissions().some((permission) => permission === candidate.permission),
    )) {
      expect({ path: route.path, status: (await call(student, route)).status }).toEqual({
        path: route.path,
        status: 403,
      });
    }
  });

  it.each(STAFF_ROLES)('lets a %s in exactly where the table of permissions says so', async (role) => {
    const browser = await signInAs(house, { role });
    for (const route of routes) {
      const { permission } = route;
      if (permission === 'public' || permission === 'signed-in' || permission === undefined) continue;
      const { status } = await call(browser, route);
      const allowed = permissionsOf(role).some((held) => held === permission);
      expect({ path: route.path, permission, refused: status === 403 }).toEqual({
        path: route.path,
        permission,
        refused: !allowed,
      });
    }
  });

  it('answers unsafe requests of our own pages only, but for the assertion consumer', async () => {
    for (const route of routes.filter((candidate) => candidate.method !== 'GET')) {
      const browser = new Browser(house);
      const answer = await browser.send(
        route.method,
        route.path.replaceAll(/:\w+/g, NOBODYS_ID),
        {},
        { origin: 'https://evil.example' },
      );
      const refusedAsCrossSite = answer.status === 403 && (await answer.text()).includes('platform.cross-site');
      expect({ path: route.path, refusedAsCrossSite }).toEqual({
        path: route.path,
        refusedAsCrossSite: route.path !== '/auth/saml/acs',
      });
    }
  });
});

describe('every route that names a row', () => {
  let world: World;
  let viewers: Viewers;
  /** A student and a mentor with rows of their own, and staff who may do everything. */
  let strangers: Browser[];
  const isStaffs = ({ permission }: Route) => staffPermissions().some((one) => one === permission);
  const isOwn = (route: Route) => route.permission === 'signed-in' && route.path.includes(':');
  beforeAll(async () => {
    world = await World.open(house);
    viewers = new Viewers(house);
    const pair = await world.pair(world.places.own);
    const { browser } = await viewers.with({ role: 'programme_manager', organisationId: null, programmeId: null });
    strangers = [await signInWith(house, pair.student.address), await signInWith(house, pair.mentor.address), browser];
  });

  const send = (browser: Browser, route: Route, { params, body }: RouteCase) =>
    browser.send(route.method, addressOf(route.path, params), route.method === 'GET' ? undefined : (body ?? {}));

  async function made(route: Route): Promise<RouteCase> {
    const make = ROUTE_CASES[nameOf(route)];
    if (!make) throw new Error(`The tests do not know how to send ${nameOf(route)}`);
    return make(world, world.places.own);
  }

  async function expectHidden(route: Route, browser: Browser, sent: RouteCase, who: string): Promise<void> {
    const answer = await send(browser, route, sent);
    const { title = '' } = (await answer.json()) as { title?: string };
    expect({ route: nameOf(route), who, status: answer.status, isClear: title.length > 5 }).toEqual({
      route: nameOf(route),
      who,
      status: 404,
      isClear: true,
    });
  }

  it('is known to the tests, and so is every route that changes something', () => {
    const named = routes.filter(({ path, method }) => path.includes(':') || method !== 'GET').map(nameOf);
    expect(named.sort()).toEqual(Object.keys(ROUTE_CASES).sort());
  });

  it('answers 404 to a student, a mentor and staff whose row it is not, changes nothing, and answers its owner', async () => {
    for (const route of routes.filter(isOwn)) {
      const sent = await made(route);
      const before = await tableSums(house);
      for (const [index, browser] of strangers.entries())
        await expectHidden(route, browser, sent, ['student', 'mentor', 'staff'][index] ?? '');
      expect({ route: nameOf(route), sums: await tableSums(house) }).toEqual({ route: nameOf(route), sums: before });
      if (!sent.owner) continue;
      const answer = await send(await signInWith(house, sent.owner.address), route, sent);
      expect({ route: nameOf(route), isOk: answer.ok }).toEqual({ route: nameOf(route), isOk: true });
    }
  });

  /** Staff who hold a route's permission in one place each, and one who holds it in two that make a cross. */
  async function staffAround(route: Route, stands: Stand): Promise<{ inside: Viewer[]; outside: Viewer[] }> {
    const [role] = rolesWith(staffPermissions().filter((permission) => permission === route.permission));
    if (!role) throw new Error(`Nobody may use ${nameOf(route)}`);
    const { own, neighbour, next, opposite } = world.places;
    const all: Viewer[] = [];
    for (const place of [own, neighbour, next, opposite]) all.push(await viewers.with({ role, ...place }));
    all.push(await viewers.with({ role, ...neighbour }, { role, ...next }));
    const reached = (viewer: Viewer) => reachedBy(viewer.grants, stands);
    return { inside: all.filter(reached), outside: all.filter((viewer) => !reached(viewer)) };
  }

  it('answers 404 to staff of another university or programme, changes nothing, and answers those who reach it', async () => {
    for (const route of routes.filter((candidate) => isStaffs(candidate) && candidate.path.includes(':'))) {
      const sent = await made(route);
      if (!sent.stands) throw new Error(`${nameOf(route)} stands nowhere`);
      const around = await staffAround(route, sent.stands);
      expect({ route: nameOf(route), isTried: around.outside.length > 1 }).toEqual({
        route: nameOf(route),
        isTried: true,
      });
      const before = await tableSums(house);
      await expectWalled(route, sent, around);
      expect({ route: nameOf(route), sums: await tableSums(house) }).toEqual({ route: nameOf(route), sums: before });
      const answered = sent.wholeProgramme ? [await ofWholeProgramme(route)] : around.inside;
      // What changes something is done once.
      for (const { browser } of route.method === 'GET' ? answered : answered.slice(0, 1))
        await expectAnswered(route, browser, sent);
    }
  });

  type Around = Awaited<ReturnType<typeof staffAround>>;

  async function expectWalled(route: Route, sent: RouteCase, { inside, outside }: Around): Promise<void> {
    for (const { browser, grants } of outside) await expectHidden(route, browser, sent, JSON.stringify(grants));
    for (const { browser } of sent.wholeProgramme ? inside : []) await expectRefused(route, browser, sent);
  }

  async function expectAnswered(route: Route, browser: Browser, sent: RouteCase): Promise<void> {
    const { status } = await send(browser, route, sent);
    expect({ route: nameOf(route), status }).toEqual({ route: nameOf(route), status: 200 });
  }

  async function ofWholeProgramme(route: Route): Promise<Viewer> {
    const [role] = rolesWith(staffPermissions().filter((permission) => permission === route.permission));
    if (!role) throw new Error(`Nobody may use ${nameOf(route)}`);
    return viewers.with({ role, organisationId: null, programmeId: world.places.own.programmeId });
  }

  async function expectRefused(route: Route, browser: Browser, sent: RouteCase): Promise<void> {
    const answer = await send(browser, route, sent);
    const isInWords = (await answer.text()).includes('whole-programme-needed');
    expect({ route: nameOf(route), status: answer.status, isInWords }).toEqual({
      route: nameOf(route),
      status: 403,
      isInWords: true,
    });
  }

  it('does not find another’s meeting in one’s own mentorship', async () => {
    const own = await world.pair(world.places.own);
    const path = '/api/v1/me/mentorships/:id/meetings/:meetingId/answer';
    const others = await made({ method: 'POST', path, permission: 'signed-in' });
    const browser = await signInWith(house, own.mentor.address);
    const address = addressOf(path, { ...others.params, id: own.mentorshipId });
    expect((await browser.post(address, others.body)).status).toBe(404);
  });
});

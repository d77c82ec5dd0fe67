import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION, type Permission, permissionsOf, STAFF_ROLES, staffPermissions } from '#identity';
import { Browser } from '../support/browser.js';
import { openApi } from '../support/house.js';
import { signInAs } from '../support/people.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | undefined;
}

let house: Awaited<ReturnType<typeof openApi>>;
let routes: Route[];
beforeAll(async () => {
  house = await openApi();
  routes = listRoutes();
});
afterAll(() => house.close());

function listRoutes(): Route[] {
  const reflector = house.get(Reflector);
  const scanner = new MetadataScanner();
  return house
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prefix = String(reflector.get<string>('path', metatype as never) ?? '');
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const path = handler && reflector.get<string | undefined>('path', handler);
        if (!handler || path === undefined) return [];
        const method = RequestMethod[reflector.get<RequestMethod>('method', handler)] ?? 'GET';
        const full = `/${[prefix, path]
          .map((part) => part.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`;
        return [{ method, path: full, permission: reflector.get<Permission | undefined>(PERMISSION, handler) }];
      });
    });
}

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

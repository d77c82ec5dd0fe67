import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION, type Permission } from '#identity';
import type { TestHouse } from './house.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | undefined;
}

/** `POST /api/v1/me/enrolments` */
export const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** Every route of the running application, found by itself: whoever adds one adds it to every walk. */
export function listRoutes(house: Pick<TestHouse, 'get'>): Route[] {
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

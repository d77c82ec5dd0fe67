import { type default as AdminJS, AppController, Router } from 'adminjs';
import type { Assets } from '../http/assets.js';
import type { ConsoleRoute } from '../http/console-router.js';
import { answerData } from './answer-data.js';
import { answerPage } from './answer-page.js';
import type { StaffDesk } from './build-admin.js';

/** AdminJS calls its search routes deprecated (the `search` action answers the same), and its assets are served by our own shelf. */
function isServed(path: string): boolean {
  return !path.includes('/search') && !path.startsWith('/frontend/');
}

/** AdminJS' own list of routes, in Express' form. */
export function adminRoutes(admin: AdminJS, desk: StaffDesk, assets: Assets): ConsoleRoute[] {
  return Router.routes
    .filter((route) => isServed(route.path))
    .map((route) => ({
      method: route.method === 'POST' ? 'post' : 'get',
      path: route.path.replaceAll(/\{(\w+)\}/g, ':$1') || '/',
      answer: (visit) =>
        route.Controller === AppController
          ? answerPage(admin, desk, assets, visit)
          : answerData(admin, desk, route, visit),
    }));
}

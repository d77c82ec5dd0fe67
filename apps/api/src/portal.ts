import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, static as serveFolder } from 'express';
import { readerLanguage } from '#platform';

/** The checkout's top folder, from source (apps/api/src) and from the build (dist/apps/api/src). */
function portalFolder(): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return [join(here, '../../portal/dist'), join(here, '../../../../apps/portal/dist')].find((folder) =>
    existsSync(join(folder, 'index.html')),
  );
}

const LANGUAGE_PATH = /^\/(fi|sv|en)(\/|$)/;
const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Serves the built portal: hashed assets for a year, the page itself never from a cache. */
export function mountPortal(app: NestExpressApplication): void {
  const folder = portalFolder();
  if (!folder) return;
  app.use(
    '/assets',
    serveFolder(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, index: false, fallthrough: false }),
  );
  app.use(serveFolder(folder, { index: false, redirect: false, maxAge: 0 }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (request.path === '/') return response.redirect(302, `/${readerLanguage(request)}/`);
    if (!LANGUAGE_PATH.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-store');
    const language = request.path.slice(1, 3);
    const page = [`${language}.html`, 'index.html'].find((file) => existsSync(join(folder, file))) ?? 'index.html';
    return response.sendFile(page, { root: folder, cacheControl: false, dotfiles: 'allow' });
  });
}

import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import { json, urlencoded } from 'express';
import helmet from 'helmet';
import { mountConsole } from '#console';
import { SessionStore, sessionMiddleware } from '#identity';
import { readableAddressOnly, requestLog, Secrets, Settings, sameOriginOnly } from '#platform';
import { mountOpenApi } from './openapi.js';
import { mountPortal } from './portal.js';

/** Most bodies are small forms; the SAML response is the largest that is no file. */
const MAX_JSON = '200kb';
const MAX_FORM = '400kb';
/** Paths whose answers depend on who asks. */
const PERSONAL = ['/api', '/auth', '/admin'];

/** Everything that stands before the routes, in this order. The tests configure their application by the same function. */
export function configureApi(app: NestExpressApplication): void {
  const settings = app.get(Settings);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (settings.env.LUOTSI_ENV === 'production') app.set('trust proxy', 1);
  app.use(requestLog());
  app.use(securityHeaders(settings));
  app.use(compression());
  app.use(sameOriginOnly(settings.env.PUBLIC_URL));
  app.use(readableAddressOnly());
  app.use(json({ limit: MAX_JSON }));
  app.use(urlencoded({ extended: false, limit: MAX_FORM, parameterLimit: 200 }));
  app.use(PERSONAL, noStore);
  app.use(PERSONAL, sessionMiddleware(settings, app.get(Secrets), app.get(SessionStore)));
  mountOpenApi(app);
  mountConsole(app);
  mountPortal(app);
}

function noStore(
  _request: unknown,
  response: { setHeader(name: string, value: string): void },
  next: () => void,
): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function securityHeaders(settings: Settings): ReturnType<typeof helmet> {
  const https = settings.env.PUBLIC_URL.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
}

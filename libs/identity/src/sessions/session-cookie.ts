import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Secrets, Settings } from '#platform';
import type { SessionStore } from './session-store.js';

export function isHttps(settings: Settings): boolean {
  return settings.env.PUBLIC_URL.startsWith('https://');
}

/** `__Host-` binds a cookie to this very host; browsers accept it with Secure only. */
export function sessionCookieName(settings: Settings): string {
  return isHttps(settings) ? '__Host-luotsi' : 'luotsi';
}

/** One session for portal and console: same host, same cookie. No row and no cookie before somebody signs in. */
export function sessionMiddleware(settings: Settings, secrets: Secrets, store: SessionStore): RequestHandler {
  return session({
    name: sessionCookieName(settings),
    secret: secrets.keyFor('session-cookie').toString('base64'),
    store,
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
    proxy: isHttps(settings) ? true : undefined,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps(settings), path: '/' },
  });
}

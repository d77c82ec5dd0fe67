import type { Request, Response } from 'express';

/** Binds a SAML exchange to a browser. The ACS post is cross-site, so only `SameSite=None; Secure` arrives; loopback counts as secure. */
export const SAML_COOKIE = {
  name: '__Host-luotsi-saml',
  sameSite: 'none',
  maxAgeMs: 15 * 60_000,
  secure: true,
} as const;
/** Binds an e-mail code to the browser that asked for it. Same-site, so it works without https as well. */
export const CODE_COOKIE = { name: 'luotsi-code', sameSite: 'lax', maxAgeMs: 15 * 60_000, secure: false } as const;
/** In which language a sign-in through a university began; read when its answer comes from there, by the same rules as the exchange's cookie. */
export const LANGUAGE_COOKIE = {
  name: '__Host-luotsi-language',
  sameSite: 'none',
  maxAgeMs: 15 * 60_000,
  secure: true,
} as const;
/** Binds an answer of the discovery service to the browser that was sent there. It comes by a link, which Lax cookies follow. */
export const DISCOVERY_COOKIE = {
  name: '__Host-luotsi-discovery',
  sameSite: 'lax',
  maxAgeMs: 15 * 60_000,
  secure: true,
} as const;

type BrowserCookie = typeof SAML_COOKIE | typeof CODE_COOKIE | typeof LANGUAGE_COOKIE | typeof DISCOVERY_COOKIE;

export function setBrowserCookie(response: Response, cookie: BrowserCookie, value: string, https = false): void {
  response.cookie(cookie.name, value, {
    httpOnly: true,
    sameSite: cookie.sameSite,
    secure: cookie.secure || https,
    path: '/',
    maxAge: cookie.maxAgeMs,
  });
}

export function clearBrowserCookie(response: Response, cookie: BrowserCookie): void {
  response.clearCookie(cookie.name, { httpOnly: true, sameSite: cookie.sameSite, secure: cookie.secure, path: '/' });
}

/** The cookie's value; undefined when it is absent. Only its hash is ever compared. */
export function readBrowserCookie(request: Request, cookie: BrowserCookie): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === cookie.name && value) return value;
  }
  return undefined;
}

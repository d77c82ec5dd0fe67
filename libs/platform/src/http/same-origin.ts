import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DomainError } from '#platform/kernel';
import { PlatformError } from '../errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Identity providers post here from their own site; identity.md 0.6 binds those messages by other means. */
export const CROSS_SITE_PATHS: ReadonlySet<string> = new Set(['/auth/saml/acs']);

/** Whether an unsafe request comes from our own pages: browsers say so, and cannot be made to lie. */
export function isSameOrigin(request: Pick<Request, 'method' | 'path' | 'get'>, publicUrl: string): boolean {
  if (SAFE.has(request.method) || CROSS_SITE_PATHS.has(request.path)) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return request.get('origin') === new URL(publicUrl).origin;
}

/** The defence against cross-site request forgery: no tokens, every unsafe route, no exceptions but the ones above. */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    next(isSameOrigin(request, publicUrl) ? undefined : new DomainError(PlatformError.crossSite));
  };
}

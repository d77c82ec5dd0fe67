import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { httpDuration } from './metrics.js';

const ids = new WeakMap<Request, string>();
const SAFE_ID = /^[\w-]{8,64}$/;

/** The id under which a request stands in the logs; people quote it to the support. */
export function requestIdOf(request: Request): string {
  return ids.get(request) ?? 'unknown';
}

/** The route's template, never the path itself: paths hold ids, queries may hold anything. */
function templateOf(request: Request): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : undefined;
  return path ? `${request.baseUrl}${path}` : '(no route)';
}

/** One JSON line per request: id, method, template, status, milliseconds. Nothing that a person wrote or is. */
export function requestLog(): RequestHandler {
  const logger = new Logger('Http');
  return (request: Request, response: Response, next: NextFunction) => {
    const given = request.get('x-request-id') ?? '';
    const id = SAFE_ID.test(given) ? given : randomUUID();
    ids.set(request, id);
    response.setHeader('X-Request-Id', id);
    const started = performance.now();
    response.on('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      const route = templateOf(request);
      httpDuration.observe({ method: request.method, route, status: String(response.statusCode) }, milliseconds / 1000);
      logger.log({
        message: 'request',
        requestId: id,
        method: request.method,
        route,
        status: response.statusCode,
        milliseconds,
      });
    });
    next();
  };
}

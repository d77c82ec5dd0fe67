import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DomainError } from '#platform/kernel';
import { PlatformError } from '../errors.js';

const ZERO_CHARACTER = '%00';

/** Nobody means a zero character, and Postgres keeps none: refused in every path and query, before any route sees it. */
export function readableAddressOnly(): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    next(request.originalUrl.includes(ZERO_CHARACTER) ? new DomainError(PlatformError.invalidInput) : undefined);
  };
}

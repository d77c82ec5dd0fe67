import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { SignedIn } from '../domain/scope.js';
import { FindSignedIn } from '../queries/find-signed-in.js';
import { renewSession } from './renew-session.js';
import { SessionStore } from './session-store.js';

const actors = new WeakMap<Request, SignedIn>();

/** Who sends this request; undefined for everybody who is not signed in. */
export function actorOf(request: Request): SignedIn | undefined {
  return actors.get(request);
}

/** Looks the session's person up at every request: a disabled person or a revoked grant counts at once. */
@Injectable()
export class SignedInMiddleware implements NestMiddleware {
  constructor(
    private readonly findSignedIn: FindSignedIn,
    private readonly store: SessionStore,
  ) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    const { personId, signedInAt } = request.session ?? {};
    if (personId && signedInAt) {
      const actor = await this.findSignedIn.execute(personId, new Date(signedInAt));
      if (actor) actors.set(request, actor);
      // Not in the middle of an act: what changes something keeps the session that it came with.
      if (actor && request.method === 'GET') await renewSession(request, this.store, actor);
    }
    next();
  }
}

import type { Request } from 'express';
import type { PersonId } from '#platform/kernel';
import { readAgent } from '../domain/agent.js';

export interface NewSession {
  readonly personId: PersonId;
  readonly signInId: string;
  readonly provider: string;
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly nameQualifier?: string;
  readonly spNameQualifier?: string;
  readonly sessionIndex?: string;
  readonly signedInAt: Date;
}

/** Starts a session under a fresh id, so that an id planted before the sign-in is worth nothing (session fixation). */
export async function beginSession(request: Request, begun: NewSession): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error: unknown) => (error ? reject(asError(error)) : resolve())),
  );
  Object.assign(request.session, {
    ...begun,
    agent: readAgent(request.get('user-agent')),
    signedInAt: begun.signedInAt.toISOString(),
  });
  await saveSession(request);
}

/** Writes the session before the answer does. */
export function saveSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(asError(error)) : resolve())),
  );
}

/** Ends the session here and in the database. */
export function endSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.destroy((error: unknown) => (error ? reject(asError(error)) : resolve())),
  );
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

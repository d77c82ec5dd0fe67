import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { SignedIn } from '../domain/scope.js';
import { saveSession } from './begin-session.js';
import type { SessionStore } from './session-store.js';

function rightsOf({ grants }: SignedIn): string {
  const all = grants.map(({ role, organisationId, programmeId }) => [role, organisationId, programmeId].join(' '));
  return createHash('sha256').update(all.sort().join('\n')).digest('base64url');
}

/**
 * Goes on under a new id when the person's rights have changed since this one was given: whoever knew the id of a student does not hold the session
 * of a coordinator (OWASP ASVS 5.0, 7.2.4). When it began stays what it was, so no limit starts anew.
 */
export async function renewSession(request: Request, store: SessionStore, actor: SignedIn): Promise<void> {
  const rights = rightsOf(actor);
  const { cookie: _cookie, ...kept } = request.session;
  if (kept.rights === rights) return;
  if (kept.rights === undefined) request.session.rights = rights;
  else if (await store.replace(request.sessionID)) {
    request.sessionStore.generate(request);
    Object.assign(request.session, { ...kept, rights });
    // At once: whoever ends the person's sessions before the answer is written must find this one.
    await saveSession(request);
  }
}

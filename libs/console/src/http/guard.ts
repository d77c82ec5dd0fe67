import type { Request } from 'express';
import { actorOf, mayUse, type SignedIn } from '#identity';
import { isSameOrigin, PlatformError } from '#platform';
import { DomainError, HOUR } from '#platform/kernel';
import { ConsoleError } from '../errors.js';
import { consoleLanguage } from '../reader/console-language.js';
import { ConsoleReader } from '../reader/reader.js';

/** model.md, "One session for portal and console": the console asks for a fresh sign-in. */
const OLDEST_SIGN_IN = 12 * HOUR;

/**
 * Who may come in: signed in not too long ago, with a staff role that opens the console, and for writing from our own pages only.
 * @throws console.sign-in-needed, console.sign-in-too-old, console.not-staff, platform.cross-site
 */
export function admit(request: Request, publicUrl: string, nowMs: number): ConsoleReader {
  if (!isSameOrigin(request, publicUrl)) throw new DomainError(PlatformError.crossSite);
  const actor: SignedIn | undefined = actorOf(request);
  if (!actor) throw new DomainError(ConsoleError.signInNeeded);
  if (nowMs - actor.signedInAt.getTime() > OLDEST_SIGN_IN) throw new DomainError(ConsoleError.signInTooOld);
  if (!mayUse(actor, 'console.open')) throw new DomainError(ConsoleError.notStaff);
  return new ConsoleReader({ ...actor, language: consoleLanguage(request, actor.language) });
}

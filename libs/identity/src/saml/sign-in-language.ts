import type { Request } from 'express';
import { readerLanguage } from '#platform';
import { isLanguage, type Language } from '#platform/kernel';
import { LANGUAGE_COOKIE, readBrowserCookie } from '../sessions/browser-cookie.js';

/** `ui_locales` as OpenID Connect Core 3.1.2.1 names it: tags with spaces between them, the best first. */
function ofTags(tags: unknown): Language | undefined {
  if (typeof tags !== 'string') return undefined;
  return tags
    .slice(0, 200)
    .split(' ')
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find(isLanguage);
}

/** Every page of the portal says its language at the start of its path. */
function ofPath(path: unknown): Language | undefined {
  const [, first] = typeof path === 'string' ? path.split('/', 2) : [];
  return isLanguage(first) ? first : undefined;
}

/**
 * The language in which somebody signs in: what the link says, the page she wants to reach, what was remembered when the sign-in began,
 * and only then what her browser prefers. People read the portal in a language that is not always their browser's.
 */
export function signInLanguage(request: Request): Language {
  const remembered = readBrowserCookie(request, LANGUAGE_COOKIE);
  return (
    ofTags(request.query.ui_locales) ??
    ofPath(request.query.returnTo) ??
    (isLanguage(remembered) ? remembered : readerLanguage(request))
  );
}

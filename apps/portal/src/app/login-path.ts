import { languageOfPath } from '../i18n/languages.js';

interface Place {
  pathname: string;
  search: string;
}

/** The sign-in, which leads back to the given place. */
export function loginPath({ pathname, search }: Place): string {
  const language = languageOfPath(pathname) ?? 'en';
  return `/${language}/login?returnTo=${encodeURIComponent(pathname + search)}`;
}

const LONGEST = 500;
const SAFE_PATH = /^\/(?!\/)[\w\-./~%?=&,:+]*$/;

/** Where the sign-in may lead: a path of this site, by the rule of the API (`domain/return-path.ts`), which checks it again for its own redirects. */
export function safeReturnPath(wanted: string | null, fallback: string): string {
  if (!wanted || wanted.length > LONGEST || !SAFE_PATH.test(wanted)) return fallback;
  const { pathname, search } = new URL(wanted, 'https://own.invalid');
  // A browser resolves dots as well: `/.//host` becomes `//host`, which is another site.
  return SAFE_PATH.test(pathname) ? pathname + search : fallback;
}

/** Pages of the portal have a language in front; everything else (the console) is another program on this host. */
export function isPortalPath(path: string): boolean {
  return languageOfPath(path.split('?')[0] ?? '') !== undefined;
}

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

/** Where the sign-in may lead: a path of this site. The API checks it again for its own redirects. */
export function safeReturnPath(wanted: string | null, fallback: string): string {
  return wanted && /^\/(?![/\\])[\w\-./~%?=&,:+]*$/.test(wanted) ? wanted : fallback;
}

/** Pages of the portal have a language in front; everything else (the console) is another program on this host. */
export function isPortalPath(path: string): boolean {
  return languageOfPath(path.split('?')[0] ?? '') !== undefined;
}

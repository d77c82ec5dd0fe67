const MAX_LENGTH = 500;
// Letters, digits and what paths and queries need; no backslash, no control characters, no second slash at the start.
const SAFE_PATH = /^\/(?!\/)[\w\-./~%?=&,:+]*$/;

/**
 * Where to go after signing in: a path on our own site, else the start page. Absolute addresses, `//host`, `/\host`, `/.//host`, tabs,
 * line breaks, `javascript:` and over-long texts all end at the fallback (identity.md 2.3, RelayState).
 */
export function safeReturnPath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_LENGTH || !SAFE_PATH.test(wanted)) return fallback;
  const { pathname, search } = new URL(wanted, 'https://own.invalid');
  // A browser resolves dots as well: `/.//host` becomes `//host`, which is another site.
  return SAFE_PATH.test(pathname) ? `${pathname}${search}` : fallback;
}

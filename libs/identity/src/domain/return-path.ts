const MAX_LENGTH = 500;
// Letters, digits and what paths and queries need; no backslash, no control characters, no second slash at the start.
const SAFE_PATH = /^\/(?![/\\])[\w\-./~%?=&,:+]*$/;

/**
 * Where to go after signing in: a path on our own site, else the start page. Absolute addresses, `//host`, `/\host`, tabs, line breaks,
 * `javascript:` and over-long texts all end at the fallback (identity.md 2.3, RelayState).
 */
export function safeReturnPath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_LENGTH || !SAFE_PATH.test(wanted)) return fallback;
  const base = 'https://own.invalid';
  try {
    const url = new URL(wanted, base);
    return url.origin === base ? `${url.pathname}${url.search}` : fallback;
  } catch {
    return fallback;
  }
}

import type { Request } from 'express';
import { isLanguage, type Language } from '#platform/kernel';

/** Set by the language switcher; holds nothing but `fi`, `sv` or `en`. */
const COOKIE = 'luotsi-console-language';

/** The language chosen in this browser, else the staff member's own. */
export function consoleLanguage(request: Pick<Request, 'headers'>, own: Language): Language {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === COOKIE && isLanguage(value)) return value;
  }
  return own;
}

import type { IncomingMessage } from 'node:http';
import { isLanguage, type Language } from '#platform/kernel';

/** The language a request asks for, the first of fi, sv, en in Accept-Language (the portal sends the page's language there); undefined when none of them. */
export function askedLanguage(request: Pick<IncomingMessage, 'headers'>): Language | undefined {
  const wanted = request.headers['accept-language'] ?? '';
  for (const range of wanted.slice(0, 200).split(',')) {
    const code = range.trim().slice(0, 2).toLowerCase();
    if (isLanguage(code)) return code;
  }
  return undefined;
}

/** The language a request asks for; English when it asks for none of ours. */
export function readerLanguage(request: Pick<IncomingMessage, 'headers'>): Language {
  return askedLanguage(request) ?? 'en';
}

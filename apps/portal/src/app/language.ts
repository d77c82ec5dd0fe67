import { useLocation } from 'react-router';
import type { Language } from '../api/types.js';
import { languageOfPath } from '../i18n/languages.js';

/** The language of the page: always the one in its address. */
export function useLanguage(): Language {
  return languageOfPath(useLocation().pathname) ?? 'en';
}

/** Makes the address of a page in the reader's language: `/events` becomes `/fi/events`. */
export function useLocalPath(): (path: string) => string {
  const language = useLanguage();
  return (path) => `/${language}${path}`;
}

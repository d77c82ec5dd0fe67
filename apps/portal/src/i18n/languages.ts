import type { Language } from '../api/types.js';

export const LANGUAGES = ['fi', 'sv', 'en'] as const satisfies readonly Language[];

/** Each language calls itself by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The language of a path such as `/fi/events`. */
export function languageOfPath(pathname: string): Language | undefined {
  const first = pathname.split('/')[1];
  return isLanguage(first) ? first : undefined;
}

/** The same page in another language. */
export function inLanguage(pathname: string, language: Language): string {
  return languageOfPath(pathname) ? pathname.replace(/^\/[a-z]{2}(?=\/|$)/, `/${language}`) : `/${language}/`;
}

/** What the browser asks for, for a visitor whose address names no language. */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

/** Levels of the Common European Framework of Reference (Council of Europe), mother tongue above them. */
export const CEFR_ORDER = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type CefrLevel = (typeof CEFR_ORDER)[number];

export interface LanguageSkill {
  readonly language: string;
  readonly level: CefrLevel;
}

/** 1 (A1) to 7 (mother tongue). */
export function cefrRank(level: CefrLevel): number {
  return CEFR_ORDER.indexOf(level) + 1;
}

/** B2: from here on two people can talk about work without an effort that gets in the way. */
export const WORKING_RANK = cefrRank('B2');

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether a two-letter code names a language (ISO 639-1, as CLDR knows it). */
export function isLanguageCode(code: string): boolean {
  return /^[a-z]{2}$/.test(code) && NAMES.of(code) !== undefined;
}

/** One code for what has two: `iw` and `he` are one language, so are `tl` and `fil`. */
export function canonicalLanguage(code: string): string {
  return isLanguageCode(code) ? (Intl.getCanonicalLocales(code)[0] ?? code) : code;
}

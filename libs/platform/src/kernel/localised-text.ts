export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | undefined | null): text is Language {
  return text === 'fi' || text === 'sv' || text === 'en';
}

/** Text that people write, in one or more languages. `source` is the language it was written in and must be present. */
export interface LocalisedText {
  readonly source: Language;
  readonly fi?: string;
  readonly sv?: string;
  readonly en?: string;
}

/** The text in the reader's language; else in English, else as it was written. `language` says which one was found. */
export function localise(text: LocalisedText, wanted: Language): { text: string; language: Language } {
  for (const language of [wanted, 'en', text.source] as const) {
    const found = text[language];
    if (found) return { text: found, language };
  }
  return { text: '', language: text.source };
}

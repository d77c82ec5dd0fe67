import type { Language, LocalisedText } from '../api/types.js';
import { LANGUAGES } from './languages.js';

export interface Reading {
  text: string;
  /** The language the text is in: the reader's, or the one it falls back to. */
  language: Language;
}

/** A text that people wrote, in the reader's language; else in the language it was written in, else in any. */
export function readingOf(localised: LocalisedText, reader: Language): Reading {
  for (const language of [reader, localised.source, ...LANGUAGES]) {
    const text = localised[language];
    if (text) return { text, language };
  }
  return { text: '', language: reader };
}

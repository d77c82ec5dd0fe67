import type { LocalisedText } from '../api/types.js';
import { useLanguage } from '../app/language.js';
import { readingOf } from '../i18n/localised.js';

/** A text that people wrote; marked with its language when it is not the reader's. */
export function Localised({ text }: { text: LocalisedText }) {
  const reader = useLanguage();
  const reading = readingOf(text, reader);
  if (reading.language === reader) return reading.text;
  return <span lang={reading.language}>{reading.text}</span>;
}

export function useLocalised(): (text: LocalisedText) => string {
  const reader = useLanguage();
  return (text) => readingOf(text, reader).text;
}

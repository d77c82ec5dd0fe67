import { LANGUAGES, type Language, type LocalisedText } from '#platform/kernel';

/**
 * A text as its writer gave it: in the language she says it was written in and, where she gave them, in others. Where the first one is missing,
 * another that is there stands as the source; where all are, the text is empty.
 */
export function writtenText(source: Language, given: Partial<Record<Language, string>>): LocalisedText {
  const there = LANGUAGES.flatMap((language) => {
    const text = given[language]?.trim();
    return text ? [[language, text] as const] : [];
  });
  const [first] = there;
  if (!first) return { source, [source]: '' };
  const origin = there.some(([language]) => language === source) ? source : first[0];
  return { source: origin, ...Object.fromEntries(there) };
}

import type { Language, Provider } from '../../api/types.js';
import { byName } from '../../i18n/dates.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { readingOf } from '../../i18n/localised.js';

/** A provider with what it is found by, in letters as plain as those that people type. */
interface Entry {
  readonly provider: Provider;
  /** Its name as the reader sees it. */
  readonly own: string;
  /** Its names in every language, and its domains. */
  readonly others: readonly string[];
  readonly domains: readonly string[];
  /** All of these, with a space before each word. */
  readonly words: string;
}

/** Those that a mark does not part from their letter. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ı: 'i',
};

/** Small letters without their marks; of the signs only the dots of domains are kept. */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/** All providers in the order of the reader's language, ready to be searched at each letter: federations of the world have thousands. */
export function searchable(providers: readonly Provider[], reader: Language): Entry[] {
  const compare = byName(reader);
  const shown = new Map(providers.map((provider) => [provider, readingOf(provider.name, reader).text]));
  const nameOf = (provider: Provider) => shown.get(provider) ?? '';
  return [...providers]
    .sort((a, b) => compare(nameOf(a), nameOf(b)))
    .map((provider) => {
      const domains = provider.scopes.map(plainLetters);
      const others = [...LANGUAGES.map((language) => plainLetters(provider.name[language] ?? '')), ...domains];
      return { provider, own: plainLetters(nameOf(provider)), others, domains, words: ` ${others.join(' ')}` };
    });
}

/** How well it fits, best first: 0 to 3; undefined when it does not. */
function rankOf({ own, others, domains, words }: Entry, wanted: string): number | undefined {
  if (own.startsWith(wanted)) return 0;
  const isWithin = domains.some((domain) => wanted.endsWith(`.${domain}`));
  if (isWithin || others.some((other) => other.startsWith(wanted))) return 1;
  const parts = wanted.split(' ');
  if (parts.every((part) => words.includes(` ${part}`))) return 2;
  return parts.every((part) => words.includes(part)) ? 3 : undefined;
}

/**
 * What fits the text: first names that begin with it, then names of other languages and domains that do, then those of which words begin with its
 * words, last those that contain them. Of an e-mail address the domain counts.
 */
export function findProviders(entries: readonly Entry[], text: string): Provider[] {
  const wanted = plainLetters(text.slice(text.lastIndexOf('@') + 1));
  const ranks: Provider[][] = [[], [], [], []];
  for (const entry of entries) {
    const rank = rankOf(entry, wanted);
    if (rank !== undefined) ranks[rank]?.push(entry.provider);
  }
  return ranks.flat();
}
